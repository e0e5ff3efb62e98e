package org.autocrm.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.event.DomainEvent;
import org.autocrm.event.LoggedEvent;
import org.autocrm.ticket.TicketEvent;

/** What can change about a ticket, as far as rules look at it. */
public enum ChangeKind {
    /** The customer said something more. */
    MESSAGE(TicketEvent.MessageReceived.class),
    /** An agent answered. */
    REPLY(TicketEvent.ReplyWritten.class),
    NOTE(TicketEvent.NoteWritten.class),
    STATUS(TicketEvent.StatusChanged.class),
    TEAM(TicketEvent.TeamChanged.class),
    ASSIGNEE(TicketEvent.Assigned.class),
    PRIORITY(TicketEvent.PriorityChanged.class),
    TAGS(TicketEvent.TagsChanged.class),
    FIELDS(TicketEvent.FieldChanged.class),
    SUBJECT(TicketEvent.SubjectChanged.class),
    CUSTOMER(TicketEvent.CustomerChanged.class),
    LANGUAGE(TicketEvent.LanguageChanged.class),
    /** Messages of another ticket came to this one. */
    MERGED(TicketEvent.Merged.class);

    private final Class<? extends TicketEvent> event;

    ChangeKind(Class<? extends TicketEvent> event) {
        this.event = event;
    }

    /** How it is written in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word. */
    public static Optional<ChangeKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The kind of change that an event tells of. */
    static Optional<ChangeKind> of(LoggedEvent event) {
        return Stream.of(values()).filter(kind -> event.is(kind.event)).findFirst();
    }

    static Set<String> types() {
        return Stream.of(values()).map(kind -> DomainEvent.typeOf(kind.event)).collect(Collectors.toSet());
    }
}
