package org.autocrm.ticket.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL and what its question marks stand for.
 *
 * <p>Every text in it is a constant of this package; what people typed goes in by {@link #bind} alone, so that it can
 * never be read as SQL.
 */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** A piece that is one of our own constants. */
    static Sql of(String constant) {
        return new Sql().add(constant);
    }

    Sql add(String constant) {
        text.append(constant);
        return this;
    }

    Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    /** A value, which the database gets beside the text. */
    Sql bind(Object value) {
        text.append('?');
        parameters.add(value);
        return this;
    }

    /** A value that the database is to read as that type. */
    Sql bind(String value, SortKey.Type type) {
        text.append("cast(? as ").append(type.sql).append(')');
        parameters.add(value);
        return this;
    }

    Sql bindAll(List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            add(i == 0 ? "" : ", ").bind(values.get(i));
        }
        return this;
    }

    /** All pieces with a word between them. */
    static Sql join(String between, List<Sql> pieces) {
        var joined = new Sql();
        for (int i = 0; i < pieces.size(); i++) {
            joined.add(i == 0 ? "" : between).add(pieces.get(i));
        }
        return joined;
    }

    String text() {
        return text.toString();
    }

    List<Object> parameters() {
        return parameters;
    }
}
