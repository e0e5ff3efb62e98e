package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.event.DomainEvent;
import org.autocrm.routing.RoutingEvent.SkillsChanged;
import org.autocrm.routing.TicketSkills.Asked;
import org.autocrm.ticket.TicketNumber;

/** The skills that were set on tickets. */
@ApplicationScoped
class AskedSkills {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<DomainEvent> events;

    /** Sets what a ticket asks for, while nobody else can change it. */
    Asked write(TicketNumber number, Asked wanted) {
        em.createNativeQuery("select 1 from ticket where number = ?1 for update")
                .setParameter(1, number.value())
                .getResultList();
        var before = read(number);
        em.createNativeQuery("delete from ticket_skill where ticket_id = (select id from ticket where number = ?1)")
                .setParameter(1, number.value())
                .executeUpdate();
        add(number, wanted.required(), true);
        add(number, wanted.preferred(), false);
        var after = read(number);
        if (!after.equals(before)) {
            events.fire(new SkillsChanged(number, said(before), said(after)));
        }
        return after;
    }

    /** Whether there is a skill of that key. */
    boolean isKnown(String skill) {
        return !em.createNativeQuery("select 1 from skill where key = ?1")
                .setParameter(1, skill)
                .getResultList()
                .isEmpty();
    }

    private void add(TicketNumber number, List<SkillNeed> needs, boolean required) {
        for (int i = 0; i < needs.size(); i++) {
            em.createNativeQuery("""
                            insert into ticket_skill (ticket_id, skill, level, required, position)
                            select id, ?2, ?3, ?4, ?5 from ticket where number = ?1
                            """)
                    .setParameter(1, number.value())
                    .setParameter(2, needs.get(i).key())
                    .setParameter(3, needs.get(i).level())
                    .setParameter(4, required)
                    .setParameter(5, i)
                    .executeUpdate();
        }
    }

    /** What somebody set, or a rule. */
    Asked read(TicketNumber number) {
        List<?> rows = em.createNativeQuery("""
                        select s.key, s.name, n.level, n.required from ticket t
                        join ticket_skill n on n.ticket_id = t.id join skill s on s.key = n.skill
                        where t.number = ?1 order by n.position, s.key
                        """).setParameter(1, number.value()).getResultList();
        var required = new ArrayList<SkillNeed>();
        var preferred = new ArrayList<SkillNeed>();
        for (var each : rows) {
            var row = (Object[]) each;
            ((Boolean) row[3] ? required : preferred)
                    .add(new SkillNeed((String) row[0], (String) row[1], ((Number) row[2]).intValue()));
        }
        return new Asked(required, preferred);
    }

    private static String said(Asked asked) {
        return Stream.concat(
                        asked.required().stream().map(need -> need.name() + " " + need.level() + " (required)"),
                        asked.preferred().stream().map(need -> need.name() + " " + need.level()))
                .collect(Collectors.joining(", "));
    }
}
