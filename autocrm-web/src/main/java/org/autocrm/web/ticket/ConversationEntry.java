package org.autocrm.web.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a conversation as it is read from top to bottom: a message, or what was changed before the next one.
 *
 * @param said what the message says, as HTML that is safe to show
 * @param quoted what it repeats; empty where nothing
 * @param changes in the order in which they happened; empty for a message
 */
public record ConversationEntry(@Nullable MessageView message, String said, String quoted, List<Happening> changes) {

    private static final Duration SAME_TRANSACTION = Duration.ofSeconds(5);

    public ConversationEntry {
        changes = List.copyOf(changes);
    }

    static ConversationEntry of(MessageView message, String said, String quoted) {
        return new ConversationEntry(message, said, quoted, List.of());
    }

    /** Whether one line says all of it, without anything to fold. */
    public boolean isSingle() {
        return changes.size() == 1;
    }

    /** Who made the changes, each once. */
    public String who() {
        return changes.stream().map(Happening::who).distinct().collect(Collectors.joining(", "));
    }

    /** When the last of it happened. */
    public Instant at() {
        return message == null ? changes.get(changes.size() - 1).at() : message.writtenAt();
    }

    /**
     * Messages and changes, each change before the first message that was written after it. Changes in a row are one
     * piece; a merge and a split stand alone, in place of the desk's own line about it.
     */
    static List<ConversationEntry> of(List<ConversationEntry> messages, List<Happening> changes) {
        var regrouped = changes.stream()
                .filter(Happening::isRegrouping)
                .map(Happening::at)
                .toList();
        List<ConversationEntry> entries = new ArrayList<>();
        List<Happening> row = new ArrayList<>();
        int next = 0;
        for (var entry : messages) {
            for (; next < changes.size() && changes.get(next).at().isBefore(entry.at()); next++) {
                add(changes.get(next), row, entries);
            }
            if (!isSaidBy(entry, regrouped)) {
                end(row, entries);
                entries.add(entry);
            }
        }
        for (; next < changes.size(); next++) {
            add(changes.get(next), row, entries);
        }
        end(row, entries);
        return entries;
    }

    /** The line and the event are written one after the other, in one transaction. */
    private static boolean isSaidBy(ConversationEntry entry, List<Instant> regrouped) {
        var message = entry.message;
        return message != null
                && message.kind() == MessageKind.SYSTEM
                && message.origin() == null
                && regrouped.stream()
                        .anyMatch(at ->
                                Duration.between(message.writtenAt(), at).abs().compareTo(SAME_TRANSACTION) <= 0);
    }

    private static void add(Happening change, List<Happening> row, List<ConversationEntry> entries) {
        if (change.isRegrouping()) {
            end(row, entries);
            entries.add(new ConversationEntry(null, "", "", List.of(change)));
        } else {
            row.add(change);
        }
    }

    private static void end(List<Happening> row, List<ConversationEntry> entries) {
        if (!row.isEmpty()) {
            entries.add(new ConversationEntry(null, "", "", row));
            row.clear();
        }
    }
}
