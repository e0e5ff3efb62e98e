package org.autocrm.mail.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.autocrm.event.GivenUp;
import org.autocrm.event.LoggedEvent;
import org.autocrm.event.TriedAgain;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketEvent.Acknowledged;
import org.autocrm.ticket.TicketEvent.ReplyWritten;

/** Shows on a message itself that nobody tries to send it any more, and that somebody does again. */
@ApplicationScoped
class DeadReplies {

    @Inject
    private SystemDesk desk;

    void on(@Observes GivenUp given) {
        if (isMessage(given.follower(), given.event())) {
            desk.giveUpDelivery(given.event().number("message"));
        }
    }

    void on(@Observes TriedAgain tried) {
        if (isMessage(tried.follower(), tried.event())) {
            desk.queueAgain(tried.event().number("message"));
        }
    }

    private static boolean isMessage(String follower, LoggedEvent event) {
        return follower.equals(OutboundSubscription.FOLLOWER)
                && (event.is(ReplyWritten.class) || event.is(Acknowledged.class));
    }
}
