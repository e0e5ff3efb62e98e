package org.autocrm.routing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.event.LoggedEvent;
import org.autocrm.ticket.TicketNumber;

/** Why each ticket went where it went. */
@Stateless
@PermitAll
public class RoutingDecisions {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** The reasons for where a ticket went, in plain sentences, the latest first. */
    @RolesAllowed("agent")
    public List<String> reasons(TicketNumber number) {
        List<?> reasons = em.createNativeQuery(
                        "select reason from routing_decision where ticket = ?1 order by decided_at desc, event_id desc")
                .setParameter(1, number.value())
                .getResultList();
        return reasons.stream().map(String.class::cast).toList();
    }

    /** Keeps a decision with its reason, in the transaction that carries it out. */
    public void keep(LoggedEvent event, Optional<TeamRef> team, Optional<Person> agent, String reason) {
        em.createNativeQuery("""
                        insert into routing_decision (event_id, ticket, team, agent, reason, decided_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6)
                        """)
                .setParameter(1, event.id())
                .setParameter(2, event.ticket().orElseThrow())
                .setParameter(3, team.map(TeamRef::name).orElse(null))
                .setParameter(4, agent.map(Person::name).orElse(null))
                .setParameter(5, reason)
                .setParameter(6, Timestamp.from(clock.instant()))
                .executeUpdate();
    }
}
