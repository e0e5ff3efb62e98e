package org.autocrm.staffing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.autocrm.account.Teams;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;
import org.autocrm.staffing.StaffingEvent.PresenceChanged;

/** Whether agents are there: they say so themselves, and who shows no sign of life for long is away. */
@Stateless
@RolesAllowed("agent")
public class Presences {

    private static final int MOST = 200;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Teams teams;

    @Inject
    private StaffingFile file;

    @Inject
    private Event<DomainEvent> events;

    @Inject
    private Clock clock;

    /** What is known about the caller's work. */
    public AgentStaffing mine() {
        return file.of(teams.me().id()).orElseThrow();
    }

    /** The caller is there for new work from now on, or is not. */
    public AgentStaffing become(Presence presence) {
        var before = mine();
        if (before.presence() != presence) {
            var me = teams.me();
            write(me.id(), presence);
            teams.goOnDuty(presence == Presence.ONLINE);
            em.flush();
            events.fire(new PresenceChanged(me.id(), me.email(), before.presence(), presence, false));
        }
        return mine();
    }

    /** Notes that somebody with that address does something. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void seen(String address) {
        em.createNativeQuery("""
                        insert into agent_life (account_id, seen_at)
                        select id, ?2 from account where email = ?1 and role <> 'CUSTOMER'
                        on conflict (account_id) do update set seen_at = greatest(agent_life.seen_at, excluded.seen_at)
                        """)
                .setParameter(1, address)
                .setParameter(2, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** Who is there and has shown no sign of life for as long as the settings say is away from now on. */
    @PermitAll
    public void timeOut() {
        List<?> rows = em.createNativeQuery("""
                        select a.id, a.email from agent_life l join account a on a.id = l.account_id and a.available
                        join staffing_default d on d.one
                        where l.seen_at < cast(?1 as timestamptz) - make_interval(mins => d.away_after_minutes)
                        order by a.id limit ?2 for update of l skip locked
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, MOST)
                .getResultList();
        for (var each : rows) {
            var row = (Object[]) each;
            long agent = ((Number) row[0]).longValue();
            write(agent, Presence.AWAY);
            if (teams.takeOffDuty(agent)) {
                events.fire(new PresenceChanged(
                        agent, new EmailAddress((String) row[1]), Presence.ONLINE, Presence.AWAY, true));
            }
        }
    }

    private void write(long agent, Presence presence) {
        em.createNativeQuery("""
                        insert into agent_staffing (account_id, pause, presence_at) values (?1, ?2, ?3)
                        on conflict (account_id) do update set pause = excluded.pause, presence_at = excluded.presence_at
                        """)
                .setParameter(1, agent)
                .setParameter(2, (presence == Presence.ONLINE ? Presence.OFFLINE : presence).name())
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
    }
}
