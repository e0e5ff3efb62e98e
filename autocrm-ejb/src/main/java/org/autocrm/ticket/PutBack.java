package org.autocrm.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What has to change for properties of a ticket to be what they were. What somebody else has changed since stays; of
 * tags, followers and copies each one counts for itself.
 */
final class PutBack {

    private final Map<String, PropertyChange> wanted = new LinkedHashMap<>();
    private final List<Objection> objections = new ArrayList<>();
    private final Properties now;
    private final Instant at;

    PutBack(List<PropertyChange> undone, Properties now, boolean isSaidSince, Instant at) {
        this.now = now;
        this.at = at;
        undone.forEach(change -> consider(change, isSaidSince));
    }

    /** The properties that the changes are about, for reading what the ticket has of them now. */
    static TicketChanges about(List<PropertyChange> changes) {
        var about = TicketChanges.begin();
        for (var change : changes) {
            switch (change.property()) {
                case Properties.TAGS -> about.tags(SetChange.to(Set.of()));
                case Properties.FOLLOWERS -> about.followers(SetChange.to(Set.of()));
                case Properties.COPIES -> about.copies(SetChange.to(Set.of()));
                default -> fieldOf(change).ifPresent(key -> about.field(key, List.of()));
            }
        }
        return about.end();
    }

    /** The newest message that was on the ticket after the change. */
    static Optional<Long> lastMessage(List<PropertyChange> changes) {
        return changes.stream()
                .filter(change -> change.property().equals(Properties.STATUS))
                .map(change -> Long.valueOf(change.to().get(3)))
                .findFirst();
    }

    /** Where the ticket has to go to, or come from; empty where that stays as it is. */
    Optional<PropertyChange> bin() {
        return Optional.ofNullable(wanted.get(Properties.BIN));
    }

    /** What the status had with it, if it is put back. */
    Optional<PropertyChange> status() {
        return Optional.ofNullable(wanted.get(Properties.STATUS));
    }

    /** What is in the way, so far. */
    List<Objection> objections() {
        return List.copyOf(objections);
    }

    /** Goes without what cannot be put back; without everything, where it is none of that which is in the way. */
    void without(List<Objection> more) {
        objections.addAll(more);
        var before = wanted.size();
        more.forEach(objection -> wanted.remove(objection.property()));
        if (wanted.size() == before) {
            wanted.clear();
        }
    }

    /** The changes that do it. */
    TicketChanges changes() {
        var changes = TicketChanges.begin();
        if (wanted.containsKey(Properties.TEAM) && !wanted.containsKey(Properties.ASSIGNEE)) {
            changes.assignee(id(now.of(Properties.ASSIGNEE))); // does not leave with the team
        }
        for (var change : wanted.values()) {
            var from = change.from();
            switch (change.property()) {
                case Properties.STATUS -> changes.status(from.get(0));
                case Properties.PRIORITY -> changes.priority(from.get(0));
                case Properties.TEAM -> changes.team(id(from));
                case Properties.ASSIGNEE -> changes.assignee(id(from));
                case Properties.LANGUAGE -> changes.language(from.isEmpty() ? null : from.get(0));
                case Properties.SNOOZE -> changes.snooze(from.isEmpty() ? null : Instant.parse(from.get(0)));
                case Properties.TAGS -> changes.tags(set(change));
                case Properties.FOLLOWERS -> changes.followers(map(set(change), Long::valueOf));
                case Properties.COPIES -> changes.copies(map(set(change), EmailAddress::new));
                default -> fieldOf(change).ifPresent(key -> changes.field(key, from));
            }
        }
        return changes.end();
    }

    private void consider(PropertyChange change, boolean isSaidSince) {
        var property = change.property();
        switch (property) {
            case Properties.TAGS, Properties.FOLLOWERS, Properties.COPIES -> wanted.put(property, change);
            case Properties.STATUS -> considerStatus(change, isSaidSince);
            default -> considerOther(change);
        }
    }

    private void considerStatus(PropertyChange change, boolean isSaidSince) {
        var present = now.of(Properties.STATUS).subList(0, 3);
        if (present.get(0).equals(change.from().get(0))) {
            return;
        }
        if (!present.equals(change.to().subList(0, 3))) {
            objections.add(changedSince(Properties.STATUS));
        } else if (isSaidSince) {
            objections.add(new Objection(Properties.STATUS, "Somebody wrote since, so the status stays."));
        } else {
            wanted.put(Properties.STATUS, change);
        }
    }

    private void considerOther(PropertyChange change) {
        var present = now.of(change.property());
        if (present.equals(change.from()) || isOver(change)) {
            return;
        }
        if (present.equals(change.to())) {
            wanted.put(change.property(), change);
        } else {
            objections.add(changedSince(change.property()));
        }
    }

    /** It would not be snoozed any more by now. */
    private boolean isOver(PropertyChange change) {
        return change.property().equals(Properties.SNOOZE)
                && !change.from().isEmpty()
                && !Instant.parse(change.from().get(0)).isAfter(at);
    }

    private static Objection changedSince(String property) {
        return new Objection(
                property, "Somebody has changed %s since.".formatted(property.replace("fields/", "the field ")));
    }

    private static SetChange<String> set(PropertyChange change) {
        Set<String> add = new HashSet<>(change.from());
        add.removeAll(change.to());
        Set<String> remove = new HashSet<>(change.to());
        remove.removeAll(change.from());
        return new SetChange<>(false, add, remove);
    }

    private static <T> SetChange<T> map(SetChange<String> texts, java.util.function.Function<String, T> reader) {
        return new SetChange<>(
                false,
                texts.add().stream().map(reader).collect(Collectors.toSet()),
                texts.remove().stream().map(reader).collect(Collectors.toSet()));
    }

    private static @Nullable Long id(List<String> texts) {
        return texts.isEmpty() ? null : Long.valueOf(texts.get(0));
    }

    private static Optional<String> fieldOf(PropertyChange change) {
        return change.property().startsWith(Properties.FIELD)
                ? Optional.of(change.property().substring(Properties.FIELD.length()))
                : Optional.empty();
    }
}
