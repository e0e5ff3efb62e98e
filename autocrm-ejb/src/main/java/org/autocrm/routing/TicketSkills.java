package org.autocrm.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.event.DomainEvent;
import org.autocrm.routing.RoutingEvent.SkillsChanged;
import org.autocrm.staffing.Skill;
import org.autocrm.staffing.Skills;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;

/** The skills that tickets ask of their agents. */
@Stateless
@RolesAllowed("agent")
public class TicketSkills {

    private static final int MOST = 20;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private TicketQueries tickets;

    @Inject
    private Skills skills;

    @Inject
    private Event<DomainEvent> events;

    /**
     * What a ticket asks for.
     *
     * @param required what is never done without
     * @param preferred what is done without, the last first, when nobody has it for long
     */
    public record Asked(List<SkillNeed> required, List<SkillNeed> preferred) {

        public Asked {
            required = List.copyOf(required);
            preferred = List.copyOf(preferred);
        }
    }

    /**
     * What somebody set; the customer's language is preferred besides, where there is a skill for it.
     *
     * @throws org.autocrm.ticket.UnknownTicket if there is none of that number
     */
    public Asked of(TicketNumber number) {
        tickets.refuseUnseen(number);
        return read(number);
    }

    /**
     * Sets what a ticket asks for. If it waits, it is looked at again.
     *
     * @param wanted by key; names do not matter
     * @throws org.autocrm.ticket.UnknownTicket if there is none of that number
     * @throws StaffingNotValid if there is no such skill, or one is named twice
     */
    public Asked set(TicketNumber number, Asked wanted) {
        tickets.refuseUnseen(number);
        refuse(wanted);
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

    private Asked read(TicketNumber number) {
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

    private void refuse(Asked wanted) {
        var known = skills.all().stream().map(Skill::key).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        if (wanted.required().size() + wanted.preferred().size() > MOST) {
            throw new StaffingNotValid("required", "A ticket asks for " + MOST + " skills at most.");
        }
        Stream.of("required", "preferred")
                .forEach(member -> (member.equals("required") ? wanted.required() : wanted.preferred())
                        .forEach(need -> {
                            if (!known.contains(need.key())) {
                                throw new StaffingNotValid(member, "There is no skill " + need.key() + ".");
                            }
                            if (!seen.add(need.key())) {
                                throw new StaffingNotValid(member, "The skill " + need.key() + " is named twice.");
                            }
                            if (need.level() < 1 || need.level() > 5) {
                                throw new StaffingNotValid(member, "A level is a number from 1 to 5.");
                            }
                        }));
    }

    private static String said(Asked asked) {
        return Stream.concat(
                        asked.required().stream().map(need -> need.name() + " " + need.level() + " (required)"),
                        asked.preferred().stream().map(need -> need.name() + " " + need.level()))
                .collect(Collectors.joining(", "));
    }
}
