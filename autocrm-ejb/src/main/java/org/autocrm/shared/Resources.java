package org.autocrm.shared;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What the server provides under a plain JNDI name such as {@code jdbc/autocrm}.
 *
 * <p>Looked up by hand, because the injection of such a name needs a vendor descriptor on one server or another.
 */
public final class Resources {

    private Resources() {}

    /**
     * The resource of that name.
     *
     * @throws IllegalStateException if the server has none
     */
    @SuppressWarnings("BanJNDI") // every name is a constant of ours
    public static <T> T get(String name, Class<T> type) {
        try {
            return type.cast(new InitialContext().lookup(name));
        } catch (NamingException e) {
            throw new IllegalStateException("the server has no resource " + name, e);
        }
    }
}
