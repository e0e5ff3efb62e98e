package org.autocrm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.autocrm.calendar.BusinessHours;
import org.autocrm.calendar.Hours;
import org.autocrm.sla.Fact.Binned;
import org.autocrm.sla.Fact.Chosen;
import org.autocrm.sla.Fact.Opened;
import org.autocrm.sla.Fact.PrioritySet;
import org.autocrm.sla.Fact.Received;
import org.autocrm.sla.Fact.Replied;
import org.autocrm.sla.Fact.Restored;
import org.autocrm.sla.Fact.StatusSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of tickets: the ledger agrees with {@link TurningClocks}, which looks at every single minute. */
class SlaLedgerPropertyTest {

    private static final int LIVES = 60;
    private static final List<String> PRIORITIES = List.of("low", "normal", "high");
    private static final List<String> STATUSES = List.of("open", "waiting", "held", "solved", "closed");
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "UTC");

    /** Around the days on which clocks are put forward or back. */
    private static final List<Instant> MONTHS = List.of(
            Instant.parse("2026-03-06T14:00:00Z"),
            Instant.parse("2026-03-27T15:00:00Z"),
            Instant.parse("2026-04-03T10:00:00Z"),
            Instant.parse("2026-10-23T16:00:00Z"),
            Instant.parse("2026-10-30T12:00:00Z"),
            Instant.parse("2026-12-23T09:00:00Z"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLedgerAgreesWithAClockThatIsReadEveryMinute(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < LIVES; i++) {
            var facts = life(random);
            var end = facts.get(facts.size() - 1).at();
            var now = random.nextInt(4) == 0
                    ? between(random, facts.get(0).at(), end)
                    : end.plus(Duration.ofMinutes(random.nextInt(3_000)));
            var shuffled = new ArrayList<>(facts);
            if (haveTimesOfTheirOwn(facts)) {
                Collections.shuffle(shuffled, random);
            }

            var expected = new TurningClocks(facts).at(now);

            assertThat(SlaLedger.at(now, shuffled).stream().map(Reading::of).toList())
                    .as("life %d of seed %d at %s: %s", i, seed, now, facts)
                    .isEqualTo(expected);
        }
    }

    private static Instant between(Random random, Instant from, Instant to) {
        return from.plus(
                Duration.ofMinutes(random.nextLong(Duration.between(from, to).toMinutes() + 1)));
    }

    private static boolean haveTimesOfTheirOwn(List<Fact> facts) {
        return facts.stream().skip(1).map(Fact::at).distinct().count() == facts.size() - 1;
    }

    private static List<Fact> life(Random random) {
        var at = MONTHS.get(random.nextInt(MONTHS.size())).plus(Duration.ofMinutes(random.nextInt(4_000)));
        List<Fact> facts = new ArrayList<>();
        var status = random.nextInt(20) == 0 ? "solved" : "open";
        facts.add(new Opened(at, status, isDone(status), any(random, PRIORITIES)));
        if (random.nextInt(5) > 0) {
            facts.add(new Chosen(choice(random, at)));
        }
        var inBin = false;
        for (int i = random.nextInt(14); i > 0; i--) {
            at = at.plus(Duration.ofMinutes(random.nextInt(6) == 0 ? 0 : random.nextInt(2_500)));
            switch (random.nextInt(8)) {
                case 0, 1 -> facts.add(new Received(at));
                case 2, 3 -> facts.add(new Replied(at));
                case 4, 5 -> {
                    status = any(random, STATUSES);
                    facts.add(new StatusSet(at, status, isDone(status)));
                }
                case 6 -> facts.add(new PrioritySet(at, any(random, PRIORITIES)));
                default -> {
                    if (random.nextInt(3) == 0) {
                        inBin = !inBin;
                        facts.add(inBin ? new Binned(at) : new Restored(at));
                    } else {
                        facts.add(new Chosen(choice(random, at)));
                    }
                }
            }
        }
        return facts;
    }

    private static boolean isDone(String status) {
        return status.equals("solved") || status.equals("closed");
    }

    private static Choice choice(Random random, Instant at) {
        if (random.nextInt(6) == 0) {
            return Choice.none(at);
        }
        List<Target> targets = new ArrayList<>();
        for (var metric : Metric.values()) {
            for (var priority : PRIORITIES) {
                if (random.nextInt(5) > 0) {
                    targets.add(new Target(metric, priority, 1 + random.nextInt(1_500), random.nextInt(3) > 0));
                }
            }
        }
        Set<String> stops = new HashSet<>();
        if (random.nextBoolean()) {
            stops.add("waiting");
        }
        if (random.nextBoolean()) {
            stops.add("held");
        }
        var terms = new PolicyDetails("P", "", null, stops, targets, List.of(), List.of(), true);
        return new Choice(at, 1 + random.nextInt(3), 1 + random.nextInt(3), terms, hours(random, at));
    }

    private static BusinessHours hours(Random random, Instant around) {
        var zone = ZoneId.of(any(random, ZONES));
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day == DayOfWeek.MONDAY || random.nextInt(4) > 0) {
                var first = random.nextInt(700);
                var lunch = first + 60 + random.nextInt(300);
                var after = lunch + random.nextInt(120);
                week.put(
                        day,
                        random.nextBoolean()
                                ? List.of(new Hours(first, lunch))
                                : List.of(
                                        new Hours(first, lunch),
                                        new Hours(after, after + 1 + random.nextInt(Math.min(320, 1440 - after)))));
            }
        }
        Set<LocalDate> holidays = new HashSet<>();
        var today = around.atZone(zone).toLocalDate();
        for (int i = random.nextInt(4); i > 0; i--) {
            holidays.add(today.plusDays(random.nextInt(12)));
        }
        return new BusinessHours(zone, week, holidays);
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
