package org.autocrm.rule;

import static java.util.function.Predicate.not;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.event.EventLog;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.event.Origin;
import org.autocrm.event.Origin.Via;
import org.autocrm.rule.KnownRules.Active;
import org.autocrm.ticket.PromiseFacts;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/**
 * Asks the rules on change when people or programs changed a ticket: at the desk, at the portal, by API or by mail.
 * What rules, routing and promises do by themselves asks no rule, so nothing goes round in circles.
 *
 * <p>One pass is for all that has happened to the ticket by then; the ticket is taken first, so whatever was fired
 * before is there, and what comes later has a pass of its own.
 */
@Stateless
@PermitAll
public class ChangeRules {

    /** How people and programs change tickets. */
    static final Set<Via> BY_OTHERS = EnumSet.of(Via.DESK, Via.PORTAL, Via.API, Via.MAIL, Via.BULK);

    @Inject
    private KnownRules known;

    @Inject
    private SystemDesk desk;

    @Inject
    private FollowUps followUps;

    @Inject
    private EventLog log;

    @Inject
    private RuleRun run;

    /** Something happened to a ticket. Without any rule on change that costs nothing. */
    public void follow(LoggedEvent event) {
        var rules = known.of(RuleSet.CHANGE);
        if (!rules.active().isEmpty()) {
            event.ticket()
                    .flatMap(TicketNumber::in)
                    .flatMap(desk::promiseFacts) // takes it
                    .filter(not(PromiseFacts::deleted))
                    .ifPresent(ticket -> follow(event, ticket.number(), rules));
        }
    }

    private void follow(LoggedEvent event, TicketNumber number, KnownRules.Rules rules) {
        var kinds = changesNow(event, number);
        var asked = rules.active().stream().filter(rule -> isAsked(rule, kinds)).toList();
        if (!kinds.isEmpty() && !asked.isEmpty()) {
            try (var here = Origin.ofFollower(RuleSubscription.FOLLOWER).enter()) {
                run.pass(number, RuleSet.CHANGE, rules.mode(), asked);
            }
        }
    }

    /** What others changed since the last pass, this event among it; noted as followed. */
    private Set<ChangeKind> changesNow(LoggedEvent event, TicketNumber number) {
        if (!followUps.isFirst(RuleSubscription.FOLLOWER, event)) {
            return Set.of(); // an earlier pass saw it
        }
        var later = log.historyAfter(event.id(), number.value(), ChangeKind.types());
        var mine = followUps.firstOf(RuleSubscription.FOLLOWER, later);
        List<LoggedEvent> first = new ArrayList<>(
                later.stream().filter(one -> mine.contains(one.id())).toList());
        first.add(event);
        var byOthers = log.cameBy(BY_OTHERS, first);
        return first.stream()
                .filter(one -> byOthers.contains(one.id()))
                .flatMap(one -> ChangeKind.of(one).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isAsked(Active rule, Set<ChangeKind> kinds) {
        var on = rule.details().on();
        return on.isEmpty() || on.stream().anyMatch(kinds::contains);
    }
}
