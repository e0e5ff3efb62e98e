package org.autocrm.routing;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.routing.TicketSkills.Asked;
import org.autocrm.ticket.TicketNumber;

/** The skills that tickets ask of their agents, for work that no person asked for, such as a rule's. */
@Stateless
@PermitAll
public class SystemSkills {

    @Inject
    private AskedSkills kept;

    /** Whether there is a skill of that key. */
    public boolean isKnown(String skill) {
        return kept.isKnown(skill);
    }

    /**
     * Has a ticket ask for a skill too; if it did so already, for no less than before.
     *
     * @param level how good the agent is to be at least, 1 to 5
     * @param required whether it is never done without
     * @return whether that is new
     */
    public boolean ask(TicketNumber number, String skill, int level, boolean required) {
        var before = kept.read(number);
        var isRequired = required || has(before.required(), skill);
        var most = Math.max(level, levelOf(before, skill));
        var need = new SkillNeed(skill, skill, most);
        var after = kept.write(
                number,
                new Asked(with(before.required(), need, isRequired), with(before.preferred(), need, !isRequired)));
        return !after.equals(before);
    }

    private static boolean has(List<SkillNeed> needs, String skill) {
        return needs.stream().anyMatch(need -> need.key().equals(skill));
    }

    private static int levelOf(Asked asked, String skill) {
        return Math.max(levelIn(asked.required(), skill), levelIn(asked.preferred(), skill));
    }

    private static int levelIn(List<SkillNeed> needs, String skill) {
        return needs.stream()
                .filter(need -> need.key().equals(skill))
                .mapToInt(SkillNeed::level)
                .max()
                .orElse(0);
    }

    private static List<SkillNeed> with(List<SkillNeed> needs, SkillNeed wanted, boolean isHere) {
        var next = new ArrayList<>(needs);
        var place = needs.stream().map(SkillNeed::key).toList().indexOf(wanted.key());
        if (place >= 0) {
            next.remove(place);
        }
        if (isHere) {
            next.add(place >= 0 ? place : next.size(), wanted);
        }
        return next;
    }
}
