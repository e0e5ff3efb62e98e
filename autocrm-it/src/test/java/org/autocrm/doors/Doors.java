package org.autocrm.doors;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.naming.NamingException;
import org.autocrm.event.DomainEvent;
import org.autocrm.event.EventLog;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Ports;
import org.autocrm.launcher.demo.DemoData;
import org.autocrm.notification.Noticed;
import org.autocrm.routing.BeforeRouting;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Puts the domain's beans together as a container would, over EclipseLink and a PostgreSQL of its own. A call is a
 * transaction; who calls, and what time it is, the test says.
 */
final class Doors implements AutoCloseable {

    /** What the thread's call works with. */
    private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

    private final Database database;
    private final EntityManagerFactory factory;
    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<DomainEvent> fired = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private @Nullable EntityManager current;
    private String caller = "anonymous";
    private Set<String> roles = Set.of();

    private Doors(Database database, EntityManagerFactory factory) {
        this.database = database;
        this.factory = factory;
    }

    static Doors open(Path folder) {
        var database = Database.start(folder, Ports.free());
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        serve(database);
        return new Doors(database, factory(database));
    }

    private static EntityManagerFactory factory(Database database) {
        return Persistence.createEntityManagerFactory(
                "autocrm",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.jdbc.driver", "org.postgresql.Driver",
                        "jakarta.persistence.jdbc.url", urlOf(database),
                        "eclipselink.logging.level", "WARNING"));
    }

    /** Other beans of the same node, for calls at the same moment. */
    Doors beside() {
        var other = new Doors(database, factory);
        other.clock.now = clock.now;
        return other;
    }

    /** Another node on the same database. Close it with {@link #leave}. */
    Doors anotherNode() {
        return new Doors(database, factory(database));
    }

    /** This node goes; the database stays. */
    void leave() {
        factory.close();
    }

    /**
     * As a server does: in a transaction it is the connection of the transaction, which sees what was written there.
     */
    private static void serve(Database database) {
        try {
            Naming.serve(() -> {
                var manager = CURRENT.get();
                return manager == null ? database.connect() : kept(manager.unwrap(Connection.class));
            });
        } catch (NamingException e) {
            throw new IllegalStateException("another test serves names already", e);
        }
    }

    /** A connection that whoever asked for it cannot close. */
    private static Connection kept(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Doors.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** With the password in it: as a property, EclipseLink would try to decrypt it. */
    private static String urlOf(Database database) {
        return database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.user() + "&password="
                + URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
    }

    /** Who calls from now on. */
    void as(String email, String... asRoles) {
        caller = email;
        roles = Set.of(asRoles);
    }

    Instant now() {
        return clock.instant();
    }

    void wait(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Calls a door in a transaction of its own. */
    <D, R> R call(Class<D> door, Function<D, R> call) {
        var manager = factory.createEntityManager();
        current = manager;
        var around = CURRENT.get();
        CURRENT.set(manager);
        var first = fired.size();
        manager.getTransaction().begin();
        manager.unwrap(Connection.class); // else EclipseLink would read outside of it until something is written
        try {
            var result = call.apply(bean(door));
            manager.getTransaction().commit();
            fired.subList(first, fired.size()).forEach(this::committed);
            return result;
        } catch (RuntimeException e) {
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
            fired.subList(first, fired.size()).clear();
            throw e;
        } finally {
            manager.close();
            current = null;
            if (around == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(around);
            }
            clock.now = clock.now.plusMillis(10);
        }
    }

    /** Calls a door that returns nothing. */
    <D> void run(Class<D> door, java.util.function.Consumer<D> call) {
        call(door, found -> {
            call.accept(found);
            return "";
        });
    }

    /** Fills an empty desk with the demo. */
    void loadDemo() {
        try (var connection = database.connect()) {
            DemoData.load(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the demo cannot be loaded", e);
        }
    }

    /** What was committed since this was asked last. */
    List<DomainEvent> happened() {
        var events = List.copyOf(fired);
        fired.clear();
        return events;
    }

    /** The first column of the first row as a text, empty where there is no row. */
    String sql(String query, Object... parameters) {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                return Integer.toString(statement.getUpdateCount());
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** A connection of its own to the database. */
    Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public void close() {
        factory.close();
        database.close();
    }

    private <T> T bean(Class<T> type) {
        var known = beans.get(type);
        if (known == null) {
            known = create(type);
            beans.put(type, known);
            fill(known);
        }
        return type.cast(known);
    }

    private static Object create(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot create " + type, e);
        }
    }

    private void fill(Object bean) {
        for (var field : bean.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fill(bean, field);
            }
        }
    }

    private void fill(Object bean, Field field) {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            set(bean, field, manager());
        } else if (field.isAnnotationPresent(Resource.class) && field.getType() == SessionContext.class) {
            set(bean, field, session());
        } else if (field.isAnnotationPresent(Inject.class) && isOurs(field.getType())) {
            set(
                    bean,
                    field,
                    field.getType() == Event.class
                            ? fires(field)
                            : field.getType() == Clock.class ? clock : bean(beanOf(field.getType())));
        }
    }

    /** Signals that are no events only tell open screens to look, and there is none. */
    private Object fires(Field field) {
        return field.getGenericType().getTypeName().contains(Noticed.class.getName())
                ? Proxy.newProxyInstance(
                        Doors.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null)
                : new Fires();
    }

    /** What only a server brings stays empty. */
    private static boolean isOurs(Class<?> type) {
        return type == Event.class || type == Clock.class || type == BeforeRouting.class || !type.isInterface();
    }

    private static Class<?> beanOf(Class<?> type) {
        try {
            return type == BeforeRouting.class ? Class.forName("org.autocrm.rule.CreateRules") : type;
        } catch (ClassNotFoundException e) {
            throw new AssertionError("nobody implements " + type, e);
        }
    }

    private static void set(Object bean, Field field, Object value) {
        try {
            field.setAccessible(true);
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError("cannot fill " + field, e);
        }
    }

    private EntityManager manager() {
        return (EntityManager) Proxy.newProxyInstance(
                Doors.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(Objects.requireNonNull(current, "outside of a call"), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private SessionContext session() {
        return (SessionContext) Proxy.newProxyInstance(
                Doors.class.getClassLoader(),
                new Class<?>[] {SessionContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCallerPrincipal" -> (Principal) () -> caller;
                    case "isCallerInRole" -> roles.contains(String.valueOf(arguments[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** In the transaction: the log, and whoever must not miss it. */
    private void fire(DomainEvent event) {
        bean(EventLog.class).append(event);
        call("org.autocrm.mail.inbound.PurgedMails", "forget", event);
        call("org.autocrm.rule.LateMoments", "moved", event);
        fired.add(event);
    }

    private void committed(DomainEvent event) {
        call("org.autocrm.calendar.KnownCalendars", "changed", event);
        call("org.autocrm.ticket.Catalog", "changed", event);
        call("org.autocrm.ticket.search.KnownNames", "on", event);
        call("org.autocrm.sla.KnownPolicies", "changed", event);
        call("org.autocrm.rule.KnownRules", "changed", event);
    }

    /** Calls an observer that is not public, if it wants this event. */
    private void call(String type, String method, DomainEvent event) {
        try {
            var observer = Class.forName(type);
            for (var found : observer.getDeclaredMethods()) {
                if (found.getName().equals(method)
                        && found.getParameterCount() == 1
                        && found.getParameterTypes()[0].isInstance(event)) {
                    found.setAccessible(true);
                    found.invoke(bean(observer), event);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot call " + type, e);
        }
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final class Fires implements Event<DomainEvent> {

        @Override
        public void fire(DomainEvent event) {
            Doors.this.fire(event);
        }

        @Override
        public <U extends DomainEvent> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends DomainEvent> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<DomainEvent> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends DomainEvent> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends DomainEvent> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
