package org.autocrm.ticket.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a list of tickets can be ordered by. */
public enum SortKey {
    UPDATED(Type.TIME, "t.updated_at"),
    CREATED(Type.TIME, "t.created_at"),
    PRIORITY(Type.NUMBER, "t.priority_rank"),
    STATUS(Type.NUMBER, "st.position", " join ticket_status st on st.key = t.status_key"),
    SUBJECT(Type.TEXT, "lower(t.subject)"),
    CUSTOMER(Type.TEXT, "lower(cu.name)", " join customer cu on cu.id = t.customer_id"),
    ORGANIZATION(
            Type.TEXT,
            "coalesce(lower(og.name), '')",
            " join customer oc on oc.id = t.customer_id left join organization og on og.id = oc.organization_id"),
    TEAM(Type.TEXT, "coalesce(lower(te.name), '')", " left join team te on te.id = t.team_id"),
    ASSIGNEE(Type.TEXT, "coalesce(lower(ag.name), '')", " left join account ag on ag.id = t.assignee_id"),
    NUMBER(Type.TEXT, "lpad(t.number, 60) collate \"C\""),
    /** Since when the customer waits for us; tickets of which nobody waits come last. */
    WAITING(Type.TIME, "t.waiting_since"),
    /** When it was solved; tickets that are not come last. */
    SOLVED(Type.TIME, "t.solved_at"),
    /** Until when it is out of sight; tickets that are not come last. */
    SNOOZED(Type.TIME, "t.snoozed_until"),
    /** By when something is promised next; tickets of which nothing is come last. */
    DUE(Type.TIME, "t.due_at"),
    /** How well the words fit; the best first, whichever direction is asked for. */
    RELEVANCE(Type.NUMBER, "");

    /** How its values compare. */
    enum Type {
        TIME("timestamptz", Pattern.compile("-?infinity|[0-9]{4,6}-[0-9]{2}-[0-9]{2} [0-9:.]{8,15}[+-][0-9:]{2,8}")),
        NUMBER("integer", Pattern.compile("-?[0-9]{1,9}")),
        ID("bigint", Pattern.compile("[0-9]{1,18}")),
        TEXT("text", Pattern.compile("[^\\x00]*", Pattern.DOTALL));

        final String sql;
        final Pattern shape;

        Type(String sql, Pattern shape) {
            this.sql = sql;
            this.shape = shape;
        }
    }

    private final Type type;
    private final String expression;
    private final String join;

    SortKey(Type type, String expression) {
        this(type, expression, "");
    }

    SortKey(Type type, String expression, String join) {
        this.type = type;
        this.expression = expression;
        this.join = join;
    }

    /** Its name in the parameter {@code sort}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Type type() {
        return type;
    }

    /** What the database compares: tickets without a value are last in both directions. */
    String expression(boolean descending) {
        return switch (this) {
            case WAITING, SOLVED, SNOOZED, DUE ->
                "coalesce(" + expression + (descending ? ", '-infinity'::timestamptz)" : ", 'infinity'::timestamptz)");
            default -> expression;
        };
    }

    String join() {
        return join;
    }

    /** Whether many tickets have the same value, so that those are ordered by their last change. */
    boolean isCoarse() {
        return switch (this) {
            case PRIORITY, STATUS, CUSTOMER, ORGANIZATION, TEAM, ASSIGNEE -> true;
            default -> false;
        };
    }

    static Optional<SortKey> named(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The names of all. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SortKey::word).toList();
    }
}
