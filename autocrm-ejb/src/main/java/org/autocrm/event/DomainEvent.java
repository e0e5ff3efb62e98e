package org.autocrm.event;

import java.util.Optional;

/**
 * Something that happened, as a record of identifiers and small values. Fired inside the transaction that made it true;
 * the {@link EventLog} keeps it.
 */
public interface DomainEvent {

    /** The number of the ticket that it is about, if it is about one. */
    default Optional<String> ticketNumber() {
        return Optional.empty();
    }

    /**
     * What it is about, such as {@code ticket:10042} or {@code team:5}: the events of one thing are one chain, in which
     * every later change shows. Who writes to a chain waits for others who do, until they have committed.
     */
    default String chain() {
        return ticketNumber().map(number -> "ticket:" + number).orElseGet(() -> featureOf(getClass()));
    }

    /** The name under which an event of this type is logged and followed, such as {@code ticket.Opened}. */
    static String typeOf(Class<? extends DomainEvent> type) {
        return featureOf(type) + "." + type.getSimpleName();
    }

    private static String featureOf(Class<? extends DomainEvent> type) {
        return type.getPackageName().substring("org.autocrm.".length()).replaceAll("\\..*", "");
    }
}
