package org.autocrm.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.event.DomainEvent;
import org.autocrm.event.LoggedEvent;
import org.autocrm.sla.Fact.Binned;
import org.autocrm.sla.Fact.Opened;
import org.autocrm.sla.Fact.PrioritySet;
import org.autocrm.sla.Fact.Received;
import org.autocrm.sla.Fact.Replied;
import org.autocrm.sla.Fact.StatusSet;
import org.autocrm.ticket.TicketEvent;
import org.autocrm.ticket.TicketStatus;

/** Reads from the events of a ticket what its clocks depend on. */
final class TicketFacts {

    static final Set<String> TYPES = Stream.<Class<? extends DomainEvent>>of(
                    TicketEvent.Opened.class,
                    TicketEvent.MessageReceived.class,
                    TicketEvent.ReplyWritten.class,
                    TicketEvent.StatusChanged.class,
                    TicketEvent.PriorityChanged.class,
                    TicketEvent.Deleted.class,
                    TicketEvent.Restored.class)
            .map(DomainEvent::typeOf)
            .collect(Collectors.toUnmodifiableSet());

    private TicketFacts() {}

    /**
     * What happened to a ticket, beginning with its opening.
     *
     * @param events all of its events of these types, the oldest first
     * @param status the key of the status that it has now, and whether it is done with it; likewise its priority
     * @param createdAt when it was opened, where no event says so
     */
    static List<Fact> of(
            List<LoggedEvent> events, String status, TicketStatus category, String priority, Instant createdAt) {
        List<Fact> facts = new ArrayList<>();
        var firstStatus = first(events, TicketEvent.StatusChanged.class);
        var firstPriority = first(events, TicketEvent.PriorityChanged.class);
        facts.add(new Opened(
                first(events, TicketEvent.Opened.class).map(LoggedEvent::at).orElse(createdAt),
                firstStatus.map(event -> event.text("from")).orElse(status),
                isDone(firstStatus
                        .map(event -> TicketStatus.valueOf(event.text("fromCategory")))
                        .orElse(category)),
                firstPriority.map(event -> event.text("from")).orElse(priority)));
        events.forEach(event -> fact(event).ifPresent(facts::add));
        return facts;
    }

    static boolean isDone(TicketStatus category) {
        return category == TicketStatus.SOLVED || category == TicketStatus.CLOSED;
    }

    private static Optional<LoggedEvent> first(List<LoggedEvent> events, Class<? extends DomainEvent> type) {
        return events.stream().filter(event -> event.is(type)).findFirst();
    }

    private static Optional<Fact> fact(LoggedEvent event) {
        var at = event.at();
        if (event.is(TicketEvent.MessageReceived.class)) {
            return Optional.of(new Received(at));
        } else if (event.is(TicketEvent.ReplyWritten.class)) {
            return Optional.of(new Replied(at));
        } else if (event.is(TicketEvent.StatusChanged.class)) {
            var category = TicketStatus.valueOf(event.text("toCategory"));
            return Optional.of(new StatusSet(at, event.text("to"), isDone(category)));
        } else if (event.is(TicketEvent.PriorityChanged.class)) {
            return Optional.of(new PrioritySet(at, event.text("to")));
        } else if (event.is(TicketEvent.Deleted.class)) {
            return Optional.of(new Binned(at));
        } else if (event.is(TicketEvent.Restored.class)) {
            return Optional.of(new Fact.Restored(at));
        }
        return Optional.empty();
    }
}
