package org.autocrm.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.account.Teams;
import org.autocrm.sla.SlaAction.MoveTo;
import org.autocrm.sla.SlaAction.Raise;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.TicketMatch;

/** Refuses a policy that could not work, and says what is wrong with it. */
@ApplicationScoped
class PolicyCheck {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_STEPS = 20;
    private static final int MOST_ACTIONS = 10;

    @Inject
    private Priorities priorities;

    @Inject
    private Statuses statuses;

    @Inject
    private Teams teams;

    @Inject
    private TicketMatch match;

    @Inject
    private PolicyHours hours;

    void refuse(PolicyDetails policy) {
        if (policy.name().isEmpty() || policy.name().length() > LONGEST_NAME) {
            throw new PolicyNotValid("name", "A policy needs a name of at most " + LONGEST_NAME + " characters.");
        }
        refuseCondition(policy.condition());
        var calendar = policy.calendar();
        if (calendar != null && !hours.isKnown(calendar)) {
            throw new PolicyNotValid("calendar", "There is no business calendar " + calendar + ".");
        }
        var known = priorities.all().stream().map(Priority::key).collect(Collectors.toSet());
        refuseTargets(policy.targets(), known);
        var stops = statuses.all().stream().map(Status::key).collect(Collectors.toSet());
        policy.stops().stream().filter(key -> !stops.contains(key)).findFirst().ifPresent(key -> {
            throw new PolicyNotValid("stops", "There is no status " + key + ".");
        });
        refuseSteps("reminders", policy.reminders(), 1, known);
        refuseSteps("escalations", policy.escalations(), 0, known);
    }

    private void refuseCondition(String condition) {
        try {
            match.understand(condition);
        } catch (QuerySyntax e) {
            throw new PolicyNotValid("condition", e.sentence(), e.offset(), e.length());
        }
    }

    private static void refuseTargets(List<Target> targets, Set<String> known) {
        Set<String> seen = new HashSet<>();
        for (var target : targets) {
            if (!known.contains(target.priority())) {
                throw new PolicyNotValid("targets", "There is no priority " + target.priority() + ".");
            }
            if (!seen.add(target.metric() + " " + target.priority())) {
                throw new PolicyNotValid(
                        "targets",
                        "There are two targets for %s at priority %s; leave one."
                                .formatted(target.metric().word(), target.priority()));
            }
        }
        if (targets.isEmpty()) {
            throw new PolicyNotValid("targets", "A policy promises something: give at least one target.");
        }
    }

    private void refuseSteps(String member, List<Step> steps, int least, Set<String> known) {
        if (steps.size() > MOST_STEPS) {
            throw new PolicyNotValid(member, "There are at most " + MOST_STEPS + " of them.");
        }
        Set<Integer> minutes = new HashSet<>();
        for (var step : steps) {
            if (step.minutes() < least) {
                throw new PolicyNotValid(member, "A reminder comes at least one minute before.");
            }
            if (!minutes.add(step.minutes())) {
                throw new PolicyNotValid(
                        member,
                        String.format(
                                Locale.ROOT,
                                "There are two at %d minutes; put their actions into one.",
                                step.minutes()));
            }
            if (step.actions().size() > MOST_ACTIONS) {
                throw new PolicyNotValid(member, "There are at most " + MOST_ACTIONS + " actions at a time.");
            }
            step.actions().forEach(action -> refuse(member, action, known));
        }
    }

    private void refuse(String member, SlaAction action, Set<String> known) {
        if (action instanceof MoveTo move && teams.find(move.team()).isEmpty()) {
            throw new PolicyNotValid(member, "There is no team " + move.team() + ".");
        }
        if (action instanceof Raise raise && !known.contains(raise.priority())) {
            throw new PolicyNotValid(member, "There is no priority " + raise.priority() + ".");
        }
    }
}
