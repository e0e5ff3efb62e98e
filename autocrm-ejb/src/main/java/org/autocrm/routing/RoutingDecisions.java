package org.autocrm.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.jspecify.annotations.Nullable;

/** Why each ticket went where it went. */
@Stateless
@RolesAllowed("agent")
public class RoutingDecisions {

    private static final int SHOWN = 50;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private TicketQueries tickets;

    /**
     * A decision with its reasons.
     *
     * @param at when it was made
     * @param team by name; null where there was none
     * @param agent by name; null where nobody got it
     * @param sentences the reasons in the language that was asked for; of decisions from before they were kept whole,
     *     in English
     * @param detail what it was made of and what was decided; null of those from before
     */
    public record Explained(
            long id,
            Instant at,
            @Nullable String team,
            @Nullable String agent,
            List<String> sentences,
            @Nullable Detail detail) {}

    /** What a decision was made of, where there was something to decide, and what was decided. */
    public record Detail(@Nullable RoutingInputs inputs, RoutingDecision decision) {}

    /**
     * The decisions about a ticket, the latest first, said in a language.
     *
     * @throws org.autocrm.ticket.UnknownTicket if there is none of that number
     */
    public List<Explained> about(TicketNumber number, Locale language) {
        tickets.refuseUnseen(number);
        List<?> rows = em.createNativeQuery("""
                        select id, decided_at, team, agent, reason, cast(inputs as text), cast(decision as text)
                        from routing_decision where ticket = ?1 order by decided_at desc, id desc limit ?2
                        """)
                .setParameter(1, number.value())
                .setParameter(2, SHOWN)
                .getResultList();
        var words = RoutingWords.in(language);
        return rows.stream().map(row -> toExplained((Object[]) row, words)).toList();
    }

    private static Explained toExplained(Object[] row, RoutingWords words) {
        var detail = Optional.ofNullable((String) row[6])
                .map(decision -> new Detail(
                        row[5] == null ? null : RoutingJson.inputs((String) row[5]), RoutingJson.decision(decision)));
        return new Explained(
                ((Number) row[0]).longValue(),
                ((Timestamp) row[1]).toInstant(),
                (String) row[2],
                (String) row[3],
                detail.map(found -> words.sentences(because(found), found.decision()))
                        .orElseGet(() -> List.of((String) row[4])),
                detail.orElse(null));
    }

    private static Reason because(Detail detail) {
        return detail.inputs() == null
                ? Reason.of(Reason.Code.TEAM_NONE)
                : detail.inputs().because();
    }
}
