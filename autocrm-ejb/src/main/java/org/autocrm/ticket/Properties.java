package org.autocrm.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a ticket as texts, which can be kept, compared and put back. What is empty is not in it.
 *
 * <p>The status has with it what a change of the status changes too, and the newest message; the bin has who put the
 * ticket there.
 */
record Properties(Map<String, List<String>> values) {

    static final String STATUS = "status";
    static final String PRIORITY = "priority";
    static final String TEAM = "team";
    static final String ASSIGNEE = "assignee";
    static final String LANGUAGE = "language";
    static final String SNOOZE = "snooze";
    static final String BIN = "bin";
    static final String TAGS = "tags";
    static final String FOLLOWERS = "followers";
    static final String COPIES = "copies";
    static final String FIELD = "fields/";

    Properties {
        values = Map.copyOf(values);
    }

    static Properties of(Ticket ticket, Extras extras) {
        Map<String, List<String>> values = new TreeMap<>();
        values.put(
                STATUS,
                List.of(
                        ticket.statusKey(),
                        text(ticket.waitingSince()),
                        text(ticket.solvedAt()),
                        Long.toString(ticket.lastMessage())));
        values.put(PRIORITY, List.of(ticket.priorityKey()));
        put(values, TEAM, ticket.team());
        put(values, ASSIGNEE, ticket.assignee());
        put(values, LANGUAGE, ticket.language());
        put(values, SNOOZE, ticket.snoozedUntil());
        if (ticket.deletedAt() != null) {
            values.put(BIN, List.of(text(ticket.deletedAt()), text(ticket.deletedBy())));
        }
        put(values, TAGS, extras.tags());
        put(values, FOLLOWERS, extras.followers());
        put(values, COPIES, extras.copies());
        extras.fields().forEach((key, said) -> values.put(FIELD + key, said));
        return new Properties(values);
    }

    List<String> of(String property) {
        return values.getOrDefault(property, List.of());
    }

    /** What is different in the other. */
    List<PropertyChange> to(Properties after) {
        List<PropertyChange> changes = new ArrayList<>();
        Stream.concat(values.keySet().stream(), after.values.keySet().stream())
                .distinct()
                .sorted()
                .filter(property -> !of(property).equals(after.of(property)))
                .forEach(property -> changes.add(new PropertyChange(property, of(property), after.of(property))));
        return changes;
    }

    private static void put(Map<String, List<String>> values, String property, @Nullable Object value) {
        if (value != null) {
            values.put(property, List.of(text(value)));
        }
    }

    private static void put(Map<String, List<String>> values, String property, Collection<?> several) {
        if (!several.isEmpty()) {
            values.put(property, several.stream().map(Object::toString).sorted().toList());
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    static @Nullable Long id(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }
}
