package org.autocrm.doors;

import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.spi.NamingManager;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a server has under plain JNDI names: here a data source of the database that was opened last. */
final class Naming {

    @SuppressWarnings("NonFinalStaticField")
    private static @Nullable DataSource served;

    private Naming() {}

    /** Every connection is a new one. */
    static synchronized void serve(Callable<?> connection) throws NamingException {
        if (served == null) {
            NamingManager.setInitialContextFactoryBuilder(environment -> anotherEnvironment -> context());
        }
        served = (DataSource) proxy(DataSource.class, "getConnection", name -> connection.call());
    }

    private static Context context() {
        return (Context) proxy(Context.class, "lookup", name -> Objects.requireNonNull(served));
    }

    private interface Answer {
        Object to(@Nullable Object question) throws Exception;
    }

    private static Object proxy(Class<?> type, String method, Answer answer) {
        return Proxy.newProxyInstance(
                Naming.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    if (!called.getName().equals(method)) {
                        throw new UnsupportedOperationException(called.getName());
                    }
                    return answer.to(arguments == null ? null : arguments[0]);
                });
    }
}
