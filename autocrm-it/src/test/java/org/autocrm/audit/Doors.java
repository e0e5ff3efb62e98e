package org.autocrm.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Doors of the audit trail without a server: their native queries go to a connection. */
final class Doors {

    private static final Pattern PARAMETER = Pattern.compile("\\?(\\d+)");

    private Doors() {}

    static AuditTrail trail(Connection connection) {
        return with(new AuditTrail(), connection);
    }

    static ChangeFeed feed(Connection connection) {
        return with(new ChangeFeed(), connection);
    }

    static AuditExport export(Connection connection) {
        var export = new AuditExport();
        set(export, "rows", with(new ExportedRows(), connection));
        return export;
    }

    private static <T> T with(T door, Connection connection) {
        set(door, "em", proxy(EntityManager.class, (self, method, arguments) -> switch (method.getName()) {
            case "createNativeQuery" -> query(connection, (String) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        }));
        return door;
    }

    private static Query query(Connection connection, String sql) {
        Map<Integer, Object> values = new TreeMap<>();
        return proxy(Query.class, (self, method, arguments) -> switch (method.getName()) {
            case "setParameter" -> {
                values.put((Integer) arguments[0], arguments[1]);
                yield self;
            }
            case "getResultList" -> rows(connection, sql, values);
            case "getSingleResult" -> rows(connection, sql, values).get(0);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Rows as a provider of Jakarta Persistence gives them: of one column as its value, of several as an array. */
    private static List<Object> rows(Connection connection, String sql, Map<Integer, Object> values)
            throws SQLException {
        var order = PARAMETER
                .matcher(sql)
                .results()
                .map(parameter -> Integer.parseInt(parameter.group(1)))
                .toList();
        try (var statement = connection.prepareStatement(PARAMETER.matcher(sql).replaceAll("?"))) {
            for (int i = 0; i < order.size(); i++) {
                statement.setObject(i + 1, values.get(order.get(i)));
            }
            try (var result = statement.executeQuery()) {
                var columns = result.getMetaData().getColumnCount();
                var rows = new ArrayList<Object>();
                while (result.next()) {
                    var row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = result.getObject(i + 1);
                    }
                    rows.add(columns == 1 ? row[0] : row);
                }
                return rows;
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Doors.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static void set(Object door, String name, Object value) {
        try {
            Field field = door.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(door, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
