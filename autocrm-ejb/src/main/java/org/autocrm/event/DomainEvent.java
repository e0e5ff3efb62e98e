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

    /** The name under which an event of this type is logged and followed, such as {@code ticket.Opened}. */
    static String typeOf(Class<? extends DomainEvent> type) {
        var feature = type.getPackageName().substring("org.autocrm.".length()).replaceAll("\\..*", "");
        return feature + "." + type.getSimpleName();
    }
}
