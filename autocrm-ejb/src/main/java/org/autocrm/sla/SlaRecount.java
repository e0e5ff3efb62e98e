package org.autocrm.sla;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.ticket.TicketNumber;

/**
 * Has all open tickets looked at again, in batches and not in the request that wants it. How far it is survives a
 * crash.
 */
@Stateless
@PermitAll
public class SlaRecount {

    private static final Logger LOG = Logger.getLogger(SlaRecount.class.getName());

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SlaRecountOne one;

    @Inject
    private KnownPolicies policies;

    /** From the first ticket on, whether a round is under way or not. */
    public void begin() {
        em.createNativeQuery("""
                        insert into sla_recount (id, after_id) values (1, 0) on conflict (id) do update set after_id = 0
                        """).executeUpdate();
    }

    /** Whether a round is under way. */
    public boolean isWanted() {
        return !em.createNativeQuery("select 1 from sla_recount")
                .getResultList()
                .isEmpty();
    }

    /**
     * Looks at some more tickets, unless another node is at it.
     *
     * @return whether there are more
     */
    public boolean next(int most) {
        List<?> place = em.createNativeQuery("select after_id from sla_recount for update skip locked")
                .getResultList();
        if (place.isEmpty()) {
            return false;
        }
        var after = ((Number) place.get(0)).longValue();
        if (after == 0) {
            policies.forget(); // another node may have changed them just now
        }
        var rows = em.createNativeQuery("""
                        select id, number from ticket
                        where id > ?1 and status in ('OPEN', 'WAITING') and deleted_at is null order by id limit ?2
                        """)
                .setParameter(1, after)
                .setParameter(2, most)
                .getResultList();
        var last = after;
        for (var row : rows) {
            var ticket = (Object[]) row;
            if (!isRecounted(new TicketNumber((String) ticket[1])) && last != after) {
                break; // tried once more with the next batch, where it is the first and can be passed over
            }
            last = ((Number) ticket[0]).longValue();
        }
        em.createNativeQuery(rows.isEmpty() ? "delete from sla_recount" : "update sla_recount set after_id = " + last)
                .executeUpdate();
        return !rows.isEmpty();
    }

    private boolean isRecounted(TicketNumber number) {
        try {
            one.recount(number);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The promises on ticket {0} stay as they were, so far: {1}", new Object[] {
                number.value(), e
            });
            return false;
        }
    }
}
