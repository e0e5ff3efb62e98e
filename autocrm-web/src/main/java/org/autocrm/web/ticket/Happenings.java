package org.autocrm.web.ticket;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.audit.AuditEntry;
import org.autocrm.customer.Customers;
import org.autocrm.event.LoggedEvent;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketFields;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.Display;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Says events of a ticket in words, with the names of people and things in place of ids and keys. */
@RequestScoped
public class Happenings {

    private static final String NONE = "–";

    @Inject
    private Colleagues colleagues;

    @Inject
    private Customers customers;

    @Inject
    private Statuses statuses;

    @Inject
    private Priorities priorities;

    @Inject
    private TicketFields fields;

    @Inject
    private Display show;

    private final Map<String, Map<String, String>> known = new HashMap<>();

    /** An event of the trail. */
    public Happening of(AuditEntry entry) {
        return happening(entry.type(), entry.at(), who(entry.actor(), entry.via()), entry.data());
    }

    /** An event of the log. */
    public Happening of(LoggedEvent event) {
        return happening(event.type(), event.at(), who(event.actor(), null), event.data());
    }

    private Happening happening(String type, Instant at, String who, JsonObject data) {
        var name = type.replaceFirst(".*\\.", "");
        var what = Stream.of("happened." + name, "event." + type, "history." + name)
                .filter(PageTexts::has)
                .findFirst()
                .map(key -> PageTexts.text(key))
                .orElse(name);
        var regrouping = data.getJsonNumber("regrouping") == null
                ? null
                : Long.valueOf(data.getJsonNumber("regrouping").longValue());
        var other = Stream.of("other", "source", "target", "into")
                .map(member -> data.getString(member, null))
                .filter(number -> number != null)
                .findFirst()
                .orElse(null);
        return switch (type) {
            case "ticket.StatusChanged" -> pair(at, type, who, what, data, "status");
            case "ticket.PriorityChanged" -> pair(at, type, who, what, data, "priority");
            case "ticket.TeamChanged" -> pair(at, type, who, what, data, "team");
            case "ticket.Assigned" -> pair(at, type, who, what, data, "agent");
            case "ticket.CustomerChanged" -> pair(at, type, who, what, data, "customer");
            case "ticket.SubjectChanged" -> pair(at, type, who, what, data, "");
            case "ticket.LanguageChanged" -> pair(at, type, who, what, data, "language");
            case "ticket.FieldChanged" -> pair(at, type, who, name("field", data.getString("field", "")), data, "");
            case "ticket.TagsChanged", "ticket.CopiesChanged" ->
                new Happening(at, type, who, what, null, difference(data, ""), null, null);
            case "ticket.FollowersChanged" ->
                new Happening(at, type, who, what, null, difference(data, "agent"), null, null);
            case "ticket.Snoozed" ->
                new Happening(at, type, who, what, null, moment(data.getString("to", "")), null, null);
            case "ticket.DueChanged" ->
                new Happening(at, type, who, what, moment(data, "from"), moment(data, "to"), null, null);
            case "sla.Reminded", "sla.Breached", "sla.Escalated" ->
                new Happening(at, type, who, what, null, promise(data), null, null);
            case "rule.Fired" -> new Happening(at, type, who, what, null, fired(data), null, null);
            case "rule.Mailed" -> new Happening(at, type, who, what, null, data.getString("to", ""), null, null);
            case "sla.Notified" -> new Happening(at, type, who, what, null, data.getString("to", ""), null, null);
            case "ticket.Linked", "ticket.Unlinked" ->
                new Happening(
                        at, type, who, what, null, PageTexts.text("link." + data.getString("kind", "")), other, null);
            default -> new Happening(at, type, who, what, null, null, other, regrouping);
        };
    }

    private Happening pair(Instant at, String type, String who, String what, JsonObject data, String names) {
        return new Happening(
                at,
                type,
                who,
                what,
                name(names, text(data.get("from"))),
                name(names, text(data.get("to"))),
                null,
                null);
    }

    private String who(String actor, @Nullable String via) {
        if (actor.contains("@")) {
            return names("actor").getOrDefault(actor, actor);
        }
        var key = "via." + (via == null ? "system" : via);
        return PageTexts.text(PageTexts.has(key) ? key : "via.system");
    }

    /** What came to a set and what went, as {@code +vip −spam}. */
    private String difference(JsonObject data, String names) {
        var before = new TreeSet<>(texts(data.get("from")));
        var after = new TreeSet<>(texts(data.get("to")));
        var come = after.stream().filter(value -> !before.contains(value)).map(value -> "+" + name(names, value));
        var gone = before.stream().filter(value -> !after.contains(value)).map(value -> "−" + name(names, value));
        return Stream.concat(come, gone).collect(Collectors.joining(" "));
    }

    private String moment(String text) {
        var until = text.isEmpty() ? TicketChanges.UNTIL_THE_CUSTOMER_WRITES : Instant.parse(text);
        return until.equals(TicketChanges.UNTIL_THE_CUSTOMER_WRITES)
                ? PageTexts.text("snooze.customer")
                : show.moment(until);
    }

    private String moment(JsonObject data, String member) {
        return data.containsKey(member) ? show.moment(Instant.parse(data.getString(member))) : NONE;
    }

    /** The rule and what it did, such as {@code Invoices (team: Billing)}; what was refused too. */
    private static String fired(JsonObject data) {
        var did = Stream.concat(
                        data.getString("did", "").lines(),
                        data.getString("refused", "").lines())
                .collect(Collectors.joining(", "));
        return data.getString("name", "") + (did.isEmpty() ? "" : " (" + did + ")");
    }

    private static String promise(JsonObject data) {
        return PageTexts.text("promise."
                + data.getString("metric", "RESOLUTION")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
    }

    private String name(String of, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return NONE;
        }
        return switch (of) {
            case "" -> value;
            case "customer" ->
                customers.card(Long.parseLong(value)).map(card -> card.name()).orElse(value);
            case "language" -> Locale.forLanguageTag(value).getDisplayLanguage(PageTexts.reader());
            default -> names(of).getOrDefault(value, value);
        };
    }

    private Map<String, String> names(String of) {
        return known.computeIfAbsent(of, this::read);
    }

    private Map<String, String> read(String of) {
        return switch (of) {
            case "actor" -> map(colleagues.everybody(), agent -> agent.email().value(), agent -> agent.name());
            case "agent" -> map(colleagues.everybody(), agent -> Long.toString(agent.id()), agent -> agent.name());
            case "team" -> map(colleagues.teams(), team -> Long.toString(team.id()), team -> team.name());
            case "status" -> map(statuses.all(), status -> status.key(), show::status);
            case "priority" -> map(priorities.all(), priority -> priority.key(), show::priority);
            default -> map(fields.all(), field -> field.key(), field -> field.name());
        };
    }

    private static <T> Map<String, String> map(List<T> all, Function<T, String> key, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(key, name, (one, other) -> one));
    }

    private static List<String> texts(@Nullable JsonValue value) {
        return value instanceof JsonArray many
                ? many.stream().map(Happenings::text).toList()
                : List.of();
    }

    private static String text(@Nullable JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return value instanceof JsonNumber number ? number.toString() : "";
    }
}
