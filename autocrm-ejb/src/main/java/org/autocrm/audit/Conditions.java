package org.autocrm.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of a query in SQL, with the values of their parameters. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> values;

    Conditions() {
        this(new ArrayList<>());
    }

    private Conditions(List<Object> values) {
        this.values = values;
    }

    /** More conditions of the same query. */
    Conditions others() {
        return new Conditions(values);
    }

    /** Adds a condition that has a question mark for the value; a value that is null makes no difference. */
    void add(String condition, @Nullable Object value) {
        if (value != null) {
            also(condition.replace("?", parameter(value)));
        }
    }

    void also(String condition) {
        sql.append(" and ").append(condition);
    }

    /** Adds a value, and says how the query names it. */
    String parameter(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    String sql() {
        return sql.toString();
    }

    Query query(EntityManager em, String statement) {
        var query = em.createNativeQuery(statement);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    /** The events that a query finds, which selects {@link AuditEntry#COLUMNS}. */
    List<AuditEntry> entries(EntityManager em, String statement) {
        List<?> rows = query(em, statement).getResultList();
        return rows.stream().map(row -> AuditEntry.of((Object[]) row)).toList();
    }
}
