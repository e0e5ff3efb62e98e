package org.autocrm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.autocrm.calendar.BusinessHours;
import org.autocrm.calendar.Hours;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.Fact.Chosen;
import org.autocrm.sla.Fact.Opened;
import org.autocrm.sla.Fact.StatusSet;
import org.autocrm.sla.KeptClocks.Key;
import org.autocrm.sla.KeptClocks.Mark;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static final Instant FRIDAY = Instant.parse("2026-03-06T15:30:00Z"); // 16:30 in Berlin
    private static final Key RESOLUTION = new Key(Metric.RESOLUTION, 1);
    private static final BusinessHours OFFICE = new BusinessHours(
            ZoneId.of("Europe/Berlin"),
            Map.of(
                    DayOfWeek.FRIDAY, List.of(new Hours(9 * 60, 17 * 60)),
                    DayOfWeek.MONDAY, List.of(new Hours(9 * 60, 17 * 60))),
            Set.of());

    @Test
    void beforeAndAfterAreCountedAsThePromiseIs() {
        var alarms = alarms(choice(FRIDAY), FRIDAY, Map.of(), List.of());

        assertThat(alarms)
                .containsEntry(new Mark(RESOLUTION, "breach"), Instant.parse("2026-03-09T08:15:00Z"))
                .containsEntry(new Mark(RESOLUTION, "reminder:30"), Instant.parse("2026-03-06T15:45:00Z"))
                .containsEntry(new Mark(RESOLUTION, "escalation:480"), Instant.parse("2026-03-13T08:15:00Z"))
                .hasSize(3); // a reminder an hour before is longer than the promise
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        var fired = Map.of(RESOLUTION, Set.of("breach", "reminder:30"));

        assertThat(alarms(choice(FRIDAY), FRIDAY, fired, List.of()))
                .containsOnlyKeys(new Mark(RESOLUTION, "escalation:480"));
    }

    @Test
    void aClockThatStandsStillSaysNothing() {
        var paused = new StatusSet(FRIDAY.plusSeconds(60), "waiting", false);

        assertThat(alarms(choice(FRIDAY), FRIDAY.plusSeconds(120), Map.of(), List.of(paused)))
                .isEmpty();
    }

    @Test
    void whatWasLateBeforeAPolicyCameIsNotToldOf() {
        var monday = Instant.parse("2026-03-09T12:00:00Z");

        assertThat(alarms(choice(monday), monday, Map.of(), List.of()))
                .containsOnlyKeys(new Mark(RESOLUTION, "escalation:480"));
    }

    @Test
    void aPolicyIsReadAsItWasKept() {
        var policy = new PolicyDetails(
                "Gold \"plus\"",
                "tag:gold",
                3L,
                Set.of("waiting", "on-hold"),
                List.of(new Target(Metric.FIRST_RESPONSE, "high", 30, true)),
                List.of(new Step(10, List.of(new SlaAction.NotifyAssignee(), new SlaAction.Unassign()))),
                List.of(new Step(
                        0,
                        List.of(
                                new SlaAction.NotifyTeam(),
                                new SlaAction.NotifyAddress(new EmailAddress("boss@example.org")),
                                new SlaAction.MoveTo(2),
                                new SlaAction.Raise("urgent")))),
                false);

        assertThat(PolicyJson.read(PolicyJson.of(policy))).isEqualTo(policy);
    }

    private static Map<Mark, Instant> alarms(Choice choice, Instant now, Map<Key, Set<String>> fired, List<Fact> more) {
        List<Fact> facts = new ArrayList<>(List.of(new Opened(FRIDAY, "open", false, "normal"), new Chosen(choice)));
        facts.addAll(more);
        return Alarms.of(SlaLedger.at(now, facts), choice, fired);
    }

    /** 45 minutes for the solution. */
    private static Choice choice(Instant at) {
        var terms = new PolicyDetails(
                "Standard",
                "",
                1L,
                Set.of("waiting"),
                List.of(new Target(Metric.RESOLUTION, "normal", 45, true)),
                List.of(new Step(30, List.of()), new Step(60, List.of())),
                List.of(new Step(480, List.of())),
                true);
        return new Choice(at, 1, 1, terms, OFFICE);
    }
}
