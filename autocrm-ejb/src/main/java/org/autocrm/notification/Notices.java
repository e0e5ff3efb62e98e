package org.autocrm.notification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.account.Teams;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/** What the caller hears of on the screen. What the caller may not see any more is not there. */
@Stateless
@RolesAllowed("agent")
public class Notices {

    /** Counting ends here. */
    public static final int MOST_COUNTED = 100;

    private static final String SHOWN = """
            from notice n join ticket t on t.id = n.ticket_id
            where n.account_id = ?1 and n.on_screen and t.deleted_at is null
            and (?2 or not exists (select 1 from team hidden where hidden.id = t.team_id and hidden.restricted
                and not exists (select 1 from team_member m where m.team_id = hidden.id and m.account_id = n.account_id)))
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Teams teams;

    @Inject
    private Event<Noticed> signals;

    @Inject
    private Clock clock;

    /** A part of them, the newest first. */
    public List<NoticeView> list(boolean unreadOnly, Keyset part) {
        List<?> rows = of(
                        teams.me(),
                        """
                        select n.id, n.kind, n.relation, t.number, t.subject, n.message,
                            coalesce((select w.author_name from message w
                                where w.id = n.message and n.kind in ('OPENED', 'ANSWERED', 'REPLIED', 'NOTED', 'MENTIONED')), n.actor),
                            n.at, n.read_at
                        """ + SHOWN + (unreadOnly ? " and n.read_at is null" : "")
                                + (part.backwards()
                                        ? " and n.id > ?3 order by n.id"
                                        : " and n.id < ?3 order by n.id desc"))
                .setParameter(3, part.from())
                .setMaxResults(part.size())
                .getResultList();
        return part.inOrder(rows.stream().map(row -> view((Object[]) row)).toList());
    }

    /** How many are unread; {@link #MOST_COUNTED} where there are as many or more. */
    public int unread() {
        return ((Number) of(
                                teams.me(),
                                "select count(*) from (select 1 " + SHOWN + " and n.read_at is null limit ?3) few")
                        .setParameter(3, MOST_COUNTED)
                        .getSingleResult())
                .intValue();
    }

    /** Marks these as read; others than the caller's stay as they are. How many were unread. */
    public int read(Collection<Long> ids) {
        return read(
                "id in (select cast(listed.value as bigint) from json_array_elements_text(cast(?3 as json)) as listed)",
                ids.toString());
    }

    /** Marks all about a ticket as read. How many were unread. */
    public int read(TicketNumber ticket) {
        return read("ticket_id = (select t.id from ticket t where t.number = ?3)", ticket.value());
    }

    /** Marks all as read that there were up to one, by its id, and not those that came since it was shown. */
    public int readUpTo(long newest) {
        return read("id <= ?3", newest);
    }

    /** A notice that is being mailed at this moment stays unread: nobody waits for the mail server. */
    private int read(String which, Object value) {
        var me = teams.me();
        var changed = em.createNativeQuery("""
                        update notice set read_at = ?1, mail = case when mail = 'COLLECTED' then 'NONE' else mail end
                        where id in (select id from notice where account_id = ?2 and read_at is null and %s
                            for update skip locked)
                        """.formatted(which))
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, me.id())
                .setParameter(3, value)
                .executeUpdate();
        if (changed > 0) {
            signals.fire(new Noticed(Set.of(me.email().value())));
        }
        return changed;
    }

    private Query of(Person me, String query) {
        return em.createNativeQuery(query)
                .setParameter(1, me.id())
                .setParameter(2, me.role().reaches(Role.SUPERVISOR));
    }

    private static NoticeView view(Object[] row) {
        return new NoticeView(
                ((Number) row[0]).longValue(),
                NoticeKind.valueOf((String) row[1]),
                Relation.valueOf((String) row[2]),
                new TicketNumber((String) row[3]),
                (String) row[4],
                row[5] == null ? null : ((Number) row[5]).longValue(),
                (String) row[6],
                ((Timestamp) row[7]).toInstant(),
                moment(row[8]));
    }

    private static @Nullable Instant moment(@Nullable Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
