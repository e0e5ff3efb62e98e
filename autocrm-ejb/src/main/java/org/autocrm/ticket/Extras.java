package org.autocrm.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.autocrm.ticket.TicketEvent.CopiesChanged;
import org.autocrm.ticket.TicketEvent.FieldChanged;
import org.autocrm.ticket.TicketEvent.FollowersChanged;
import org.autocrm.ticket.TicketEvent.TagsChanged;

/**
 * What a ticket has several of: tags, values of fields, people who follow it, people who get copies.
 *
 * @param fields values by the key of their field; a field without one is not in it
 */
record Extras(Set<String> tags, Map<String, List<String>> fields, Set<Long> followers, Set<String> copies) {

    static final Extras NONE = new Extras(Set.of(), Map.of(), Set.of(), Set.of());

    Extras {
        tags = Set.copyOf(tags);
        fields = Map.copyOf(fields);
        followers = Set.copyOf(followers);
        copies = Set.copyOf(copies);
    }

    /** What has to happen for these to become those. */
    List<TicketEvent> to(Extras next, TicketNumber ticket) {
        List<TicketEvent> events = new ArrayList<>();
        if (!tags.equals(next.tags)) {
            events.add(new TagsChanged(ticket, tags, next.tags));
        }
        var keys = new TreeSet<>(fields.keySet());
        keys.addAll(next.fields.keySet());
        for (var key : keys) {
            var from = shown(fields, key);
            var to = shown(next.fields, key);
            if (!from.equals(to)) {
                events.add(new FieldChanged(ticket, key, from, to));
            }
        }
        if (!followers.equals(next.followers)) {
            events.add(new FollowersChanged(ticket, followers, next.followers));
        }
        if (!copies.equals(next.copies)) {
            events.add(new CopiesChanged(ticket, copies, next.copies));
        }
        return events;
    }

    private static Optional<String> shown(Map<String, List<String>> values, String key) {
        return Optional.ofNullable(values.get(key)).map(texts -> String.join(", ", texts));
    }
}
