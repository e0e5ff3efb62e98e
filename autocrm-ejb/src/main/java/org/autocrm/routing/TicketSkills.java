package org.autocrm.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Inject
    private TicketQueries tickets;

    @Inject
    private Skills skills;

    @Inject
    private AskedSkills kept;

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
        return kept.read(number);
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
        return kept.write(number, wanted);
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
}
