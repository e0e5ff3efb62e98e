package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.autocrm.account.Teams;
import org.autocrm.shared.SafeHtml;

/** What the caller is writing and has not sent, a reply and a note for each ticket. Sending discards it. */
@Stateless
@RolesAllowed("agent")
public class Drafts {

    private static final int LONGEST = 400_000;

    @Inject
    private Tickets tickets;

    @Inject
    private Sight sight;

    @Inject
    private KeptDrafts drafts;

    @Inject
    private Teams teams;

    @Inject
    private Clock clock;

    /**
     * Keeps a draft in place of the one before.
     *
     * @param kind {@link MessageKind#REPLY} or {@link MessageKind#NOTE}
     * @param seen the newest message that the caller has seen
     * @throws ChangeRefused if it is of another kind, or too long
     */
    public void save(TicketNumber number, MessageKind kind, String html, long seen) {
        if (kind != MessageKind.REPLY && kind != MessageKind.NOTE) {
            throw new ChangeRefused("kind", "Only a reply and a note have drafts.");
        }
        if (html.length() > LONGEST) {
            throw new ChangeRefused("html", "A draft has at most " + LONGEST + " characters.");
        }
        var safe = SafeHtml.of(html.replace("\0", "")).value();
        drafts.save(visible(number), teams.me().id(), new Draft(kind, safe, seen, clock.instant()));
    }

    /** The caller's draft of that kind. */
    public Optional<Draft> find(TicketNumber number, MessageKind kind) {
        return drafts.find(visible(number), teams.me().id(), kind);
    }

    /** Forgets the caller's draft of that kind, if there is one. */
    public void discard(TicketNumber number, MessageKind kind) {
        drafts.discard(visible(number), teams.me().id(), kind);
    }

    /** A draft changes nothing of the ticket, so nobody has to wait for it. */
    private Ticket visible(TicketNumber number) {
        return tickets.find(number)
                .filter(ticket -> sight.isIn(ticket.team()))
                .orElseThrow(() -> new UnknownTicket(number));
    }
}
