package org.autocrm.routing;

import java.time.Instant;
import java.util.Comparator;
import org.autocrm.ticket.RoutingFacts;

/**
 * A ticket that is to be given to somebody of a team.
 *
 * @param because why it is this team's work
 */
record Candidacy(RoutingFacts facts, RoutingTeam in, Reason because) {

    /** The team, by id. */
    long team() {
        return in.id();
    }

    /** Who comes first; as in {@link RoutingQueue}. */
    static final Comparator<Candidacy> ORDER = Comparator.comparing(
                    (Candidacy ticket) -> -ticket.facts().rank())
            .thenComparing(ticket -> ticket.facts().due().orElse(Instant.MAX))
            .thenComparing(ticket -> ticket.facts().since())
            .thenComparing(ticket -> ticket.facts().id());
}
