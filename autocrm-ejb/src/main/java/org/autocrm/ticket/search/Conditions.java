package org.autocrm.ticket.search;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.search.Expression.All;
import org.autocrm.ticket.search.Expression.Any;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Expression.Not;
import org.autocrm.ticket.search.Snapshot.CustomField;

/** Turns expressions into conditions of SQL on a ticket that is called {@code t}. */
final class Conditions {

    private final Snapshot names;
    private final long me;
    private final Instant now;

    /** @param me the account of whoever asks */
    Conditions(Snapshot names, long me, Instant now) {
        this.names = names;
        this.me = me;
        this.now = now;
    }

    /** A condition that is true or not: what is unknown of a ticket is not true. */
    Sql of(Expression expression) {
        return of(expression, true);
    }

    private Sql of(Expression expression, boolean wanted) {
        if (Text.isOnly(expression)) {
            return words(expression, wanted);
        } else if (expression instanceof All all) {
            return joined(" and ", all.parts(), wanted);
        } else if (expression instanceof Any any) {
            return joined(" or ", any.parts(), wanted);
        } else if (expression instanceof Not not) {
            return Sql.of("(").add(of(not.part(), !wanted)).add(") is not true");
        } else if (expression instanceof Condition condition) {
            return of(condition, wanted);
        }
        throw new IllegalStateException("unknown expression " + expression);
    }

    private Sql joined(String between, List<Expression> parts, boolean wanted) {
        return Sql.of("(")
                .add(Sql.join(
                        between, parts.stream().map(part -> of(part, wanted)).toList()))
                .add(")");
    }

    /**
     * Words that are wanted are looked up once; words that are not wanted are looked for in each ticket that is left.
     */
    private static Sql words(Expression text, boolean wanted) {
        return wanted && Text.isIndexed(text)
                ? Sql.of("t.id in (select s.ticket_id from ticket_search s where s.words @@ (select ")
                        .add(Text.query(text))
                        .add("))")
                : Sql.of("coalesce((select s.words @@ ")
                        .add(Text.query(text))
                        .add(" from ticket_search s where s.ticket_id = t.id), false)");
    }

    private Sql of(Condition condition, boolean wanted) {
        var values = condition.values();
        return switch (condition.field().field()) {
            case NUMBER -> number(condition);
            case SUBJECT, MESSAGE -> textOf(condition, wanted);
            case STATUS -> status(values);
            case PRIORITY -> priority(condition);
            case TEAM -> team(values);
            case ASSIGNEE -> assignee(values);
            case FOLLOWER ->
                people(values, "exists (select 1 from ticket_follower f where f.ticket_id = t.id", "f.account_id");
            case MENTIONS ->
                people(
                        values,
                        "exists (select 1 from message m join message_mention n on n.message_id = m.id where m.ticket_id = t.id",
                        "n.account_id");
            case CUSTOMER -> any(values, this::customer);
            case FROM -> any(values, Conditions::from);
            case LAST -> any(values, Conditions::last);
            case HOUR -> Sql.of(Boolean.toString(isHour(condition)));
            case DAY -> Sql.of(Boolean.toString(values.stream().anyMatch(this::isDay)));
            case ORGANIZATION -> any(values, this::organization);
            case COPY -> orNone(values, "exists (select 1 from ticket_copy k where k.ticket_id = t.id", "k.email");
            case TAG -> orNone(values, "exists (select 1 from ticket_tag g where g.ticket_id = t.id", "g.tag");
            case CHANNEL ->
                in(
                        "t.channel",
                        values.stream()
                                .map(value -> value.text().toUpperCase(Locale.ROOT))
                                .toList());
            case MAILBOX ->
                any(
                        values,
                        value -> value.says("none")
                                ? Sql.of("t.mailbox is null")
                                : Sql.of("t.mailbox = ").bind(lower(value)));
            case LANGUAGE -> any(values, this::language);
            case CREATED -> time("t.created_at", condition, false);
            case UPDATED -> time("t.updated_at", condition, false);
            case SOLVED -> time("t.solved_at", condition, false);
            case WAITING -> time("t.waiting_since", condition, false);
            case SNOOZED -> time("t.snoozed_until", condition, true);
            case DUE -> time("t.due_at", condition, true);
            case HAS -> any(values, value -> has(lower(value)));
            case IS -> any(values, value -> is(lower(value)));
            case LINK -> link(values);
            case CUSTOM -> custom(condition);
        };
    }

    // what stands in the ticket itself
    // -----------------------------------------------------------------------------------

    private static Sql number(Condition condition) {
        if (condition.operator() == Operator.IS) {
            return any(
                    condition.values(),
                    value -> value.form() == Value.Form.PREFIX
                            ? Sql.of("starts_with(t.number, ")
                                    .bind(value.text())
                                    .add(")")
                            : Sql.of("t.number = ").bind(value.text()));
        }
        return compare(
                condition.operator(),
                condition.values(),
                sign -> Sql.of("lpad(t.number, 60) collate \"C\" " + sign + " lpad("),
                value -> value.text(),
                ", 60) collate \"C\"");
    }

    private Sql status(List<Value> values) {
        List<Sql> alternatives = new ArrayList<>();
        var turns = values.stream()
                .flatMap(value -> names.turn(value).stream())
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toList();
        if (!turns.isEmpty()) {
            alternatives.add(turn(turns));
        }
        var keys = values.stream()
                .filter(value -> names.turn(value).isEmpty())
                .map(names::status)
                .toList();
        if (!keys.isEmpty()) {
            alternatives.add(in("t.status_key", keys));
        }
        return either(alternatives);
    }

    /** Written out, so that the database sees which of its partial indexes fit. */
    private static Sql turn(List<TicketStatus> turns) {
        return turns.size() == 1
                ? Sql.of("t.status = " + quoted(turns.get(0)))
                : Sql.of("t.status in ("
                        + turns.stream().map(Conditions::quoted).collect(Collectors.joining(", ")) + ")");
    }

    private static String quoted(TicketStatus status) {
        return switch (status) {
            case OPEN -> "'OPEN'";
            case WAITING -> "'WAITING'";
            case SOLVED -> "'SOLVED'";
            case CLOSED -> "'CLOSED'";
        };
    }

    private Sql priority(Condition condition) {
        if (condition.operator() == Operator.IS) {
            return in(
                    "t.priority",
                    condition.values().stream().map(names::priority).toList());
        }
        return compare(
                condition.operator(),
                condition.values(),
                sign -> Sql.of("t.priority_rank " + sign + " "),
                names::rank,
                "");
    }

    private Sql team(List<Value> values) {
        List<Sql> alternatives = new ArrayList<>();
        if (values.stream().anyMatch(value -> value.says("none"))) {
            alternatives.add(Sql.of("t.team_id is null"));
        }
        var ids = values.stream()
                .filter(value -> !value.says("none"))
                .flatMap(value -> value.says("mine")
                        ? names.teamsOfAgents().getOrDefault(me, Set.of()).stream()
                                .sorted()
                        : names.team(value).stream())
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            alternatives.add(in("t.team_id", ids));
        }
        return either(alternatives);
    }

    private Sql assignee(List<Value> values) {
        List<Sql> alternatives = new ArrayList<>();
        if (values.stream().anyMatch(value -> value.says("none"))) {
            alternatives.add(Sql.of("t.assignee_id is null"));
        }
        var ids = agents(values);
        if (!ids.isEmpty()) {
            alternatives.add(in("t.assignee_id", ids));
        }
        return either(alternatives);
    }

    private List<Long> agents(List<Value> values) {
        return values.stream()
                .filter(value -> !value.says("none"))
                .flatMap(value -> value.says("me") ? List.of(me).stream() : names.agent(value).stream())
                .distinct()
                .toList();
    }

    private Sql people(List<Value> values, String exists, String column) {
        List<Sql> alternatives = new ArrayList<>();
        if (values.stream().anyMatch(value -> value.says("none"))) {
            alternatives.add(Sql.of("not " + exists + ")"));
        }
        var ids = agents(values);
        if (!ids.isEmpty()) {
            alternatives.add(Sql.of(exists + " and ").add(in(column, ids)).add(")"));
        }
        return either(alternatives);
    }

    private static Sql orNone(List<Value> values, String exists, String column) {
        List<Sql> alternatives = new ArrayList<>();
        if (values.stream().anyMatch(value -> value.says("none"))) {
            alternatives.add(Sql.of("not " + exists + ")"));
        }
        var wanted = values.stream()
                .filter(value -> !value.says("none"))
                .map(Conditions::lower)
                .toList();
        if (!wanted.isEmpty()) {
            alternatives.add(Sql.of(exists + " and ").add(in(column, wanted)).add(")"));
        }
        return either(alternatives);
    }

    private Sql language(Value value) {
        return value.says("none")
                ? Sql.of("t.language is null")
                : Sql.of("(lower(t.language) = ")
                        .bind(lower(value))
                        .add(" or starts_with(lower(t.language), ")
                        .bind(lower(value) + "-")
                        .add("))");
    }

    // customers -------------------------------------------------------------------------------------------------------

    private Sql customer(Value value) {
        if (isId(value)) {
            return Sql.of("t.customer_id = ").bind(Long.parseLong(value.text()));
        }
        var found = Sql.of("t.customer_id = any(array(select c.id from customer c where ");
        return value.text().contains("@") && value.form() != Value.Form.PREFIX
                ? found.add("c.email = ").bind(lower(value)).add("))")
                : found.add("search_name(c.name, c.email) @@ (select ")
                        .add(Text.query(value))
                        .add(")))");
    }

    private Sql organization(Value value) {
        if (value.says("none")) {
            return Sql.of("exists (select 1 from customer c where c.id = t.customer_id and c.organization_id is null)");
        }
        return Sql.of(
                        "t.customer_id = any(array(select c.id from customer c join organization o on o.id = c.organization_id where ")
                .add(
                        isId(value)
                                ? Sql.of("o.id = ").bind(Long.parseLong(value.text()))
                                : Sql.of("search_name(o.name, o.domain) @@ (select ")
                                        .add(Text.query(value))
                                        .add(")"))
                .add("))");
    }

    private static boolean isId(Value value) {
        return value.form() == Value.Form.PLAIN && value.text().matches("[0-9]{1,18}");
    }

    /** Whether a customer has that address, or one of that domain. */
    private static Sql from(Value value) {
        return Sql.of("t.customer_id = any(array(select c.id from customer c where ")
                .add(value.text().contains("@") ? "c.email = " : "split_part(c.email, '@', 2) = ")
                .bind(lower(value))
                .add("))");
    }

    private static Sql last(Value value) {
        return Sql.of(
                        "exists (select 1 from message m where m.id = (select max(l.id) from message l where l.ticket_id = t.id and l.kind = 'RECEIVED')"
                                + " and search_text(search_language(t.language), m.text, 'C') @@ (select ")
                .add(Text.query(value))
                .add("))");
    }

    // this moment
    // -----------------------------------------------------------------------------------------------------------

    /** A range may go over midnight: {@code 22..5}. */
    private boolean isHour(Condition condition) {
        var hour = now.atZone(names.zone()).getHour();
        var hours = condition.values().stream()
                .map(value -> Integer.valueOf(value.text()))
                .toList();
        int first = hours.get(0);
        return switch (condition.operator()) {
            case IS -> hours.contains(hour);
            case MORE -> hour > first;
            case AT_LEAST -> hour >= first;
            case LESS -> hour < first;
            case AT_MOST -> hour <= first;
            case BETWEEN ->
                first <= hours.get(1) ? first <= hour && hour <= hours.get(1) : first <= hour || hour <= hours.get(1);
        };
    }

    private boolean isDay(Value value) {
        var day = now.atZone(names.zone()).getDayOfWeek();
        var isWeekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return switch (lower(value)) {
            case "weekend" -> isWeekend;
            case "weekday" -> !isWeekend;
            default -> day.name().toLowerCase(Locale.ROOT).startsWith(lower(value));
        };
    }

    // words of a part
    // -----------------------------------------------------------------------------------------------------

    private static Sql textOf(Condition condition, boolean wanted) {
        var query = Sql.of("(select ").add(Text.query(condition)).add(")");
        return wanted
                ? Sql.of("t.id in (select s.ticket_id from ticket_search s where s.words @@ ")
                        .add(query)
                        .add(" and ")
                        .add(Text.isInPart(condition))
                        .add(")")
                : Sql.of("coalesce((select ")
                        .add(Text.isInPart(condition))
                        .add(" from ticket_search s where s.ticket_id = t.id), false)");
    }

    // times
    // ---------------------------------------------------------------------------------------------------------------

    /** A distance is compared, not the time: {@code updated<2h} is what changed less than two hours ago. */
    private Sql time(String column, Condition condition, boolean ahead) {
        if (condition.operator() == Operator.BETWEEN) {
            return between(column, condition.values(), ahead);
        }
        return any(condition.values(), value -> time(column, condition.operator(), Moment.of(value, true), ahead));
    }

    private Sql time(String column, Operator operator, Moment moment, boolean ahead) {
        if (moment instanceof Moment.Never) {
            return Sql.of(column + " is null");
        }
        var begin = Timestamp.from(moment.begin(now, ahead));
        var end = Timestamp.from(moment.end(now, ahead));
        if (moment instanceof Moment.Distance && !ahead) {
            return switch (operator) {
                case MORE -> Sql.of(column + " < ").bind(begin);
                case AT_LEAST -> Sql.of(column + " <= ").bind(begin);
                case LESS -> Sql.of(column + " > ").bind(begin);
                default -> Sql.of(column + " >= ").bind(begin);
            };
        } else if (moment instanceof Moment.Distance) {
            return switch (operator) {
                case MORE -> Sql.of(column + " > ").bind(begin);
                case AT_LEAST -> Sql.of(column + " >= ").bind(begin);
                case LESS -> Sql.of(column + " < ").bind(begin);
                default -> Sql.of(column + " <= ").bind(begin);
            };
        }
        return switch (operator) {
            case MORE -> Sql.of(column + (moment.lasts() ? " >= " : " > ")).bind(end);
            case AT_LEAST -> Sql.of(column + " >= ").bind(begin);
            case LESS -> Sql.of(column + " < ").bind(begin);
            case AT_MOST -> Sql.of(column + (moment.lasts() ? " < " : " <= ")).bind(end);
            default ->
                Sql.of("(" + column + " >= ")
                        .bind(begin)
                        .add(" and " + column + (moment.lasts() ? " < " : " <= "))
                        .bind(end)
                        .add(")");
        };
    }

    private Sql between(String column, List<Value> values, boolean ahead) {
        var one = Moment.of(values.get(0), false);
        var other = Moment.of(values.get(1), false);
        var isTurned = other.begin(now, ahead).isBefore(one.begin(now, ahead));
        var first = isTurned ? other : one;
        var last = isTurned ? one : other;
        return Sql.of("(" + column + " >= ")
                .bind(Timestamp.from(first.begin(now, ahead)))
                .add(" and " + column + (last.lasts() ? " < " : " <= "))
                .bind(Timestamp.from(last.end(now, ahead)))
                .add(")");
    }

    // what is there or not
    // ------------------------------------------------------------------------------------------------

    private Sql has(String what) {
        return switch (what) {
            case "attachment" ->
                Sql.of(
                        "exists (select 1 from message m join message_file f on f.message_id = m.id where m.ticket_id = t.id)");
            case "note" -> Sql.of("exists (select 1 from message m where m.ticket_id = t.id and m.kind = 'NOTE')");
            case "tag" -> Sql.of("exists (select 1 from ticket_tag g where g.ticket_id = t.id)");
            case "draft" ->
                Sql.of("exists (select 1 from message_draft d where d.ticket_id = t.id and d.account_id = ")
                        .bind(me)
                        .add(")");
            case "link" ->
                Sql.of("(exists (select 1 from ticket_link l where l.ticket_id = t.id)"
                        + " or exists (select 1 from ticket_link l where l.other_id = t.id))");
            case "follower" -> Sql.of("exists (select 1 from ticket_follower f where f.ticket_id = t.id)");
            default -> Sql.of("exists (select 1 from ticket_copy k where k.ticket_id = t.id)");
        };
    }

    private Sql is(String what) {
        return switch (what) {
            case "snoozed" -> Sql.of("t.snoozed_until > ").bind(Timestamp.from(now));
            case "deleted" -> Sql.of("t.deleted_at is not null");
            case "merged" -> Sql.of("t.merged_into is not null");
            case "unassigned" -> Sql.of("t.assignee_id is null");
            case "unanswered" ->
                Sql.of("not exists (select 1 from message m where m.ticket_id = t.id and m.kind = 'REPLY')");
            default -> Sql.of("t.waiting_since is not null");
        };
    }

    private static Sql link(List<Value> values) {
        var numbers = values.stream().map(Value::text).toList();
        return Sql.of(
                        "t.id = any(array(select l.ticket_id from ticket_link l join ticket o on o.id = l.other_id where ")
                .add(in("o.number", numbers))
                .add(" union all select l.other_id from ticket_link l join ticket o on o.id = l.ticket_id where ")
                .add(in("o.number", numbers))
                .add("))");
    }

    // fields of our own
    // ---------------------------------------------------------------------------------------------------

    private Sql custom(Condition condition) {
        var name = condition.field();
        var field = names.field(name);
        if (condition.operator() == Operator.IS) {
            return any(
                    condition.values(),
                    value -> value.says("none")
                            ? Sql.of("not ").add(field(field)).add(")")
                            : field(field)
                                    .add(" and ")
                                    .add(customIs(field, name, value))
                                    .add(")"));
        }
        return switch (field.type()) {
            case "NUMBER" ->
                field(field)
                        .add(" and ")
                        .add(compare(
                                condition.operator(),
                                condition.values(),
                                sign -> Sql.of("v.number " + sign + " "),
                                Conditions::decimal,
                                ""))
                        .add(")");
            case "DATE" -> field(field).add(" and ").add(customDay(condition)).add(")");
            default ->
                throw new UnknownValue(
                        name, "%s cannot be compared by more and less; write %s: instead.".formatted(name, name));
        };
    }

    private static Sql field(CustomField field) {
        return Sql.of("exists (select 1 from ticket_field_value v where v.ticket_id = t.id and v.field_id = ")
                .bind(field.id());
    }

    private Sql customIs(CustomField field, FieldName name, Value value) {
        if (value.form() == Value.Form.PREFIX
                && !field.type().equals("NUMBER")
                && !field.type().equals("DATE")) {
            return Sql.of("starts_with(lower(left(v.text, 200)), ")
                    .bind(lower(value))
                    .add(")");
        }
        return switch (field.type()) {
            case "NUMBER" -> Sql.of("v.number = ").bind(decimal(value));
            case "DATE" -> customDay(new Condition(name, Operator.IS, List.of(value)));
            case "BOOLEAN" -> Sql.of("v.text = ").bind(yesOrNo(name, value));
            case "CHOICE", "MULTI_CHOICE" ->
                Sql.of("lower(left(v.text, 200)) = lower(left(")
                        .bind(names.choice(field, name, value))
                        .add(", 200))");
            default ->
                Sql.of("lower(left(v.text, 200)) = lower(left(")
                        .bind(value.text())
                        .add(", 200))");
        };
    }

    private Sql customDay(Condition condition) {
        var moments = condition.values().stream()
                .map(value -> Moment.of(value, false))
                .toList();
        var from = day(moments.get(0).begin(now, false));
        var to = lastDay(moments.get(0));
        return switch (condition.operator()) {
            case MORE -> Sql.of("v.day > ").bind(to);
            case AT_LEAST -> Sql.of("v.day >= ").bind(from);
            case LESS -> Sql.of("v.day < ").bind(from);
            case AT_MOST -> Sql.of("v.day <= ").bind(to);
            case IS -> Sql.of("v.day between ").bind(from).add(" and ").bind(to);
            case BETWEEN -> Sql.of("v.day between ").bind(from).add(" and ").bind(lastDay(moments.get(1)));
        };
    }

    private LocalDate lastDay(Moment moment) {
        return moment.lasts() ? day(moment.end(now, false)).minusDays(1) : day(moment.begin(now, false));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static BigDecimal decimal(Value value) {
        if (!value.text().matches("[+-]?[0-9]{1,30}([.][0-9]{1,30})?")) {
            throw new UnknownValue(value, value.text() + " is no number, such as 12 or 12.50.");
        }
        return new BigDecimal(value.text());
    }

    private static String yesOrNo(FieldName name, Value value) {
        return switch (lower(value)) {
            case "true", "yes" -> "true";
            case "false", "no" -> "false";
            default -> throw new UnknownValue(value, name + " is true or false, not " + value.text() + ".");
        };
    }

    // pieces
    // --------------------------------------------------------------------------------------------------------------

    private static Sql compare(
            Operator operator,
            List<Value> values,
            Function<String, Sql> beginning,
            Function<Value, Object> read,
            String end) {
        if (operator == Operator.BETWEEN) {
            return Sql.of("(")
                    .add(beginning.apply(">="))
                    .bind(read.apply(values.get(0)))
                    .add(end)
                    .add(" and ")
                    .add(beginning.apply("<="))
                    .bind(read.apply(values.get(1)))
                    .add(end)
                    .add(")");
        }
        return beginning.apply(operator.sign()).bind(read.apply(values.get(0))).add(end);
    }

    private static Sql in(String column, Collection<?> values) {
        var list = List.copyOf(values);
        return list.size() == 1
                ? Sql.of(column + " = ").bind(list.get(0))
                : Sql.of(column + " in (").bindAll(list).add(")");
    }

    private static Sql any(List<Value> values, Function<Value, Sql> condition) {
        return either(values.stream().map(condition).toList());
    }

    private static Sql either(List<Sql> alternatives) {
        return switch (alternatives.size()) {
            case 0 -> Sql.of("false");
            case 1 -> alternatives.get(0);
            default -> Sql.of("(").add(Sql.join(" or ", alternatives)).add(")");
        };
    }

    private static String lower(Value value) {
        return value.text().toLowerCase(Locale.ROOT);
    }
}
