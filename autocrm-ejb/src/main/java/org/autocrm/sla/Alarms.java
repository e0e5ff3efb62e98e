package org.autocrm.sla;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.autocrm.calendar.BusinessHours;
import org.autocrm.sla.KeptClocks.Key;
import org.autocrm.sla.KeptClocks.Mark;

/**
 * When the clocks of a ticket speak up, if nothing happens until then. Before and after are counted as the promise is:
 * in business hours, or around the clock.
 */
final class Alarms {

    static final String BREACH = "breach";
    static final String REMINDER = "reminder:";
    static final String ESCALATION = "escalation:";

    private Alarms() {}

    /**
     * What is still to be said. A promise that was late already when a policy came to make it, reminds of nothing.
     *
     * @param choice the policy that the ticket has now
     * @param fired what each clock has said
     */
    static Map<Mark, Instant> of(List<ClockView> clocks, Choice choice, Map<Key, Set<String>> fired) {
        Map<Mark, Instant> planned = new HashMap<>();
        for (var clock : clocks) {
            var due = clock.dueAt();
            if (due != null && (clock.isRunning() || clock.late())) {
                plan(clock, due, choice, planned);
            }
        }
        planned.keySet()
                .removeIf(mark -> fired.getOrDefault(mark.clock(), Set.of()).contains(mark.mark()));
        return planned;
    }

    private static void plan(ClockView clock, Instant due, Choice choice, Map<Mark, Instant> planned) {
        var key = Key.of(clock);
        var earliest = due.isBefore(choice.at()) ? choice.at() : Instant.MIN;
        if (!due.isBefore(earliest)) {
            planned.put(new Mark(key, BREACH), due);
        }
        var terms = choice.terms();
        if (!clock.isRunning() || terms == null) {
            return;
        }
        var hours = clock.business() ? choice.hours() : BusinessHours.ALWAYS;
        for (var step : terms.reminders()) {
            if (step.minutes() < clock.minutes() && earliest.equals(Instant.MIN)) {
                var at = clock.business() ? hours.subtract(due, step.distance()) : due.minus(step.distance());
                planned.put(new Mark(key, REMINDER + step.minutes()), at);
            }
        }
        for (var step : terms.escalations()) {
            var at = clock.business() ? hours.add(due, step.distance()) : due.plus(step.distance());
            if (!at.isBefore(earliest)) {
                planned.put(new Mark(key, ESCALATION + step.minutes()), at);
            }
        }
    }

    static int minutes(String mark) {
        return Integer.parseInt(mark.substring(mark.indexOf(':') + 1));
    }
}
