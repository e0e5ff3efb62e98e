package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.account.Teams;
import org.autocrm.shared.ChangedMeanwhile;
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
     * Keeps a draft in place of the one before, and says what is kept.
     *
     * @param kind {@link MessageKind#REPLY} or {@link MessageKind#NOTE}
     * @param seen the newest message that the caller has seen
     * @throws ChangeRefused if it is of another kind, or too long
     */
    public Draft save(TicketNumber number, MessageKind kind, String html, long seen) {
        return save(number, kind, html, seen, OptionalLong.empty());
    }

    /**
     * Keeps a draft as {@link #save(TicketNumber, MessageKind, String, long)} does.
     *
     * @param version of the draft before, where the caller knows it
     * @throws ChangedMeanwhile if the caller has saved another one elsewhere since
     */
    public Draft save(TicketNumber number, MessageKind kind, String html, long seen, OptionalLong version) {
        if (kind != MessageKind.REPLY && kind != MessageKind.NOTE) {
            throw new ChangeRefused("kind", "Only a reply and a note have drafts.");
        }
        if (html.length() > LONGEST) {
            throw new ChangeRefused("html", "A draft has at most " + LONGEST + " characters.");
        }
        var safe = SafeHtml.of(html.replace("\0", "")).value();
        var ticket = visible(number);
        var agent = teams.me().id();
        refuseOutdated(ticket, agent, kind, version);
        var draft = new Draft(kind, safe, seen, clock.instant().truncatedTo(ChronoUnit.MICROS)); // as it is kept
        drafts.save(ticket, agent, draft);
        return draft;
    }

    /** The caller's draft of that kind. */
    public Optional<Draft> find(TicketNumber number, MessageKind kind) {
        return drafts.find(visible(number), teams.me().id(), kind);
    }

    /** Forgets the caller's draft of that kind, if there is one. */
    public void discard(TicketNumber number, MessageKind kind) {
        discard(number, kind, OptionalLong.empty());
    }

    /**
     * Forgets a draft as {@link #discard(TicketNumber, MessageKind)} does.
     *
     * @param version that the caller has seen, where that is known
     * @throws ChangedMeanwhile if the caller has saved another one elsewhere since
     */
    public void discard(TicketNumber number, MessageKind kind, OptionalLong version) {
        var ticket = visible(number);
        var agent = teams.me().id();
        refuseOutdated(ticket, agent, kind, version);
        drafts.discard(ticket, agent, kind);
    }

    private void refuseOutdated(Ticket ticket, long agent, MessageKind kind, OptionalLong version) {
        if (version.isPresent()) {
            ChangedMeanwhile.refuse(
                    version,
                    drafts.take(ticket, agent, kind).map(Draft::version).orElse(0L));
        }
    }

    /** A draft changes nothing of the ticket, so nobody has to wait for it. */
    private Ticket visible(TicketNumber number) {
        return tickets.find(number)
                .filter(ticket -> sight.isIn(ticket.team()))
                .orElseThrow(() -> new UnknownTicket(number));
    }
}
