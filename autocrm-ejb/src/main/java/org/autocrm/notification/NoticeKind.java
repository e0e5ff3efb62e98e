package org.autocrm.notification;

import java.util.List;
import java.util.Optional;
import org.autocrm.event.LoggedEvent;
import org.autocrm.sla.SlaEvent.Breached;
import org.autocrm.sla.SlaEvent.Reminded;
import org.autocrm.ticket.DeliveryState;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.DeliveryNoted;
import org.autocrm.ticket.TicketEvent.Mentioned;
import org.autocrm.ticket.TicketEvent.MessageReceived;
import org.autocrm.ticket.TicketEvent.NoteWritten;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketEvent.ReplyWritten;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;

/** What an agent can hear of. */
public enum NoticeKind {
    /** There is a new ticket, or one that is new to a team. */
    OPENED,
    /** The customer said something more. */
    ANSWERED,
    /** A colleague answered the customer. */
    REPLIED,
    /** A colleague left a note. */
    NOTED,
    /** A note names the agent. */
    MENTIONED,
    /** The ticket is an agent's work now. */
    ASSIGNED,
    /** Somebody else has to act, without a message that says why. */
    STATUS_CHANGED,
    /** An answer did not reach the customer. */
    UNDELIVERED,
    /** A promise is due soon. */
    AT_RISK,
    /** A promise was not kept. */
    BREACHED;

    private static final List<Relation> IN_PERSON = List.of(Relation.MINE);

    /** The relations that there is a choice for: whom a note names hears of it in person. */
    public List<Relation> relations() {
        return this == MENTIONED ? IN_PERSON : List.of(Relation.values());
    }

    /** Of what kind an event is; empty where nobody wants to hear of it. */
    static Optional<NoticeKind> of(LoggedEvent event) {
        if (event.is(Opened.class)) {
            return Optional.of(OPENED);
        } else if (event.is(TeamChanged.class)) {
            return event.data().containsKey("to") ? Optional.of(OPENED) : Optional.empty();
        } else if (event.is(MessageReceived.class)) {
            return Optional.of(ANSWERED);
        } else if (event.is(ReplyWritten.class)) {
            return Optional.of(REPLIED);
        } else if (event.is(NoteWritten.class)) {
            return Optional.of(NOTED);
        } else if (event.is(Mentioned.class)) {
            return Optional.of(MENTIONED);
        } else if (event.is(Assigned.class)) {
            return event.data().containsKey("to") ? Optional.of(ASSIGNED) : Optional.empty();
        } else if (event.is(StatusChanged.class)) {
            return event.text("fromCategory").equals(event.text("toCategory"))
                    ? Optional.empty()
                    : Optional.of(STATUS_CHANGED);
        } else if (event.is(DeliveryNoted.class)) {
            var state = DeliveryState.valueOf(event.text("state"));
            return state == DeliveryState.FAILED || state == DeliveryState.BOUNCED
                    ? Optional.of(UNDELIVERED)
                    : Optional.empty();
        } else if (event.is(Reminded.class)) {
            return Optional.of(AT_RISK);
        } else if (event.is(Breached.class)) {
            return Optional.of(BREACHED);
        }
        return Optional.empty();
    }
}
