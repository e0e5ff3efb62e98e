package org.autocrm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.autocrm.sla.Metric.FIRST_RESPONSE;
import static org.autocrm.sla.Metric.NEXT_RESPONSE;
import static org.autocrm.sla.Metric.RESOLUTION;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SlaLedgerTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z"); // a Monday
    private static final BusinessHours OFFICE = new BusinessHours(
            ZoneId.of("Europe/Berlin"),
            Map.of(
                    DayOfWeek.MONDAY, List.of(new Hours(9 * 60, 17 * 60)),
                    DayOfWeek.FRIDAY, List.of(new Hours(9 * 60, 17 * 60))),
            Set.of(LocalDate.parse("2026-03-13")));

    private final List<Fact> facts = new ArrayList<>();

    @Nested
    class TheFirstResponse {

        @Test
        void isOwedFromTheOpeningOn() {
            opened(standard());

            assertThat(clock(FIRST_RESPONSE, 10).dueAt()).isEqualTo(at(60));
            assertThat(clock(FIRST_RESPONSE, 10).state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock(FIRST_RESPONSE, 10).used()).isEqualTo(Duration.ofMinutes(10));
        }

        @Test
        void isGivenByTheFirstPublicReply() {
            opened(standard());
            facts.add(new Replied(at(60)));
            facts.add(new Replied(at(90)));

            assertThat(clock(FIRST_RESPONSE, 100).state()).isEqualTo(ClockState.MET);
            assertThat(clock(FIRST_RESPONSE, 100).stoppedAt()).isEqualTo(at(60));
        }

        @Test
        void isMissedWhenItComesLate() {
            opened(standard());
            facts.add(new Replied(at(61)));

            assertThat(clock(FIRST_RESPONSE, 60).late()).isFalse();
            assertThat(clock(FIRST_RESPONSE, 61).state()).isEqualTo(ClockState.MISSED);
        }

        @Test
        void isLateAsSoonAsItsTimeIsOver() {
            opened(standard());

            assertThat(clock(FIRST_RESPONSE, 60).late()).isFalse();
            assertThat(clock(FIRST_RESPONSE, 61).late()).isTrue();
            assertThat(clock(FIRST_RESPONSE, 61).left()).isEqualTo(Duration.ofMinutes(-1));
        }

        @Test
        void isOffForGoodWhenTheTicketIsSolvedWithout() {
            opened(standard());
            facts.add(new StatusSet(at(20), "solved", true));
            facts.add(new StatusSet(at(30), "open", false));
            facts.add(new Replied(at(500)));

            assertThat(clock(FIRST_RESPONSE, 600).state()).isEqualTo(ClockState.ENDED);
            assertThat(clock(FIRST_RESPONSE, 600).stoppedAt()).isEqualTo(at(20));
        }

        @Test
        void doesNotStandStillWhileTheTicketWaits() {
            opened(standard());
            facts.add(new StatusSet(at(10), "waiting", false));

            assertThat(clock(FIRST_RESPONSE, 30).dueAt()).isEqualTo(at(60));
        }
    }

    @Nested
    class ANextResponse {

        @Test
        void isOwedFromTheFirstMessageThatWaits() {
            opened(standard());
            facts.add(new Replied(at(5)));
            facts.add(new Received(at(100)));
            facts.add(new Received(at(110)));

            assertThat(clock(NEXT_RESPONSE, 120).startedAt()).isEqualTo(at(100));
            assertThat(clock(NEXT_RESPONSE, 120).dueAt()).isEqualTo(at(130));
        }

        @Test
        void isOwedAgainAfterEachReply() {
            opened(standard());
            facts.add(new Replied(at(5)));
            facts.add(new Received(at(100)));
            facts.add(new Replied(at(110)));
            facts.add(new Received(at(200)));

            assertThat(clocks(210))
                    .filteredOn(clock -> clock.metric() == NEXT_RESPONSE)
                    .extracting(ClockView::number, ClockView::state)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, ClockState.MET),
                            org.assertj.core.groups.Tuple.tuple(2, ClockState.RUNNING));
        }

        @Test
        void isNotOwedBeforeTheFirst() {
            opened(standard());
            facts.add(new Received(at(10)));

            assertThat(clocks(20)).extracting(ClockView::metric).containsExactly(FIRST_RESPONSE, RESOLUTION);
        }

        @Test
        void isOwedToTheCustomerWhoOpensTheTicketAgain() {
            opened(standard());
            facts.add(new StatusSet(at(20), "solved", true));
            facts.add(new Received(at(100)));
            facts.add(new StatusSet(at(100), "open", false));

            assertThat(clock(NEXT_RESPONSE, 110).dueAt()).isEqualTo(at(130));
        }
    }

    @Nested
    class TheSolution {

        @Test
        void isOwedLaterByTheTimeThatTheTicketWaited() {
            opened(standard());
            facts.add(new StatusSet(at(30), "waiting", false));
            facts.add(new StatusSet(at(90), "open", false));

            assertThat(clock(RESOLUTION, 60).state()).isEqualTo(ClockState.PAUSED);
            assertThat(clock(RESOLUTION, 60).dueAt()).isNull();
            assertThat(clock(RESOLUTION, 60).used()).isEqualTo(Duration.ofMinutes(30));
            assertThat(clock(RESOLUTION, 100).dueAt()).isEqualTo(at(240 + 60));
        }

        @Test
        void goesOnWithWhatWasUsedWhenTheTicketIsOpenedAgain() {
            opened(standard());
            facts.add(new StatusSet(at(40), "solved", true));
            facts.add(new StatusSet(at(1000), "open", false));

            assertThat(clock(RESOLUTION, 500).state()).isEqualTo(ClockState.MET);
            assertThat(clock(RESOLUTION, 1001).state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock(RESOLUTION, 1001).dueAt()).isEqualTo(at(1000 + 200));
        }

        @Test
        void countsInBusinessHours() {
            facts.add(new Opened(Instant.parse("2026-03-06T15:00:00Z"), "open", false, "normal")); // Friday, 16:00
            facts.add(new Chosen(new Choice(facts.get(0).at(), 1, 1, policy(true, "normal"), OFFICE)));

            var clock =
                    SlaLedger.at(Instant.parse("2026-03-06T15:30:00Z"), facts).get(1);

            assertThat(clock.dueAt()).isEqualTo(Instant.parse("2026-03-09T11:00:00Z")); // an hour, and three on Monday
        }
    }

    @Nested
    class Changes {

        @Test
        void ofPriorityKeepTheTimeThatWasUsed() {
            opened(standard());
            facts.add(new PrioritySet(at(30), "high"));

            assertThat(clock(FIRST_RESPONSE, 10).dueAt()).isEqualTo(at(60));
            assertThat(clock(FIRST_RESPONSE, 31).dueAt()).isEqualTo(at(20));
            assertThat(clock(FIRST_RESPONSE, 31).late()).isTrue();
        }

        @Test
        void toAPriorityWithoutATargetPromiseNothing() {
            opened(standard());
            facts.add(new PrioritySet(at(30), "low"));

            assertThat(clocks(31)).isEmpty();
        }

        @Test
        void ofThePolicyKeepTheTimeThatWasUsed() {
            opened(standard());
            facts.add(new Chosen(new Choice(at(30), 2, 1, policy(false, "high", "normal"), BusinessHours.ALWAYS)));

            assertThat(clock(RESOLUTION, 40).dueAt()).isEqualTo(at(240));
            assertThat(clock(RESOLUTION, 40).policy()).isEqualTo(2);
        }

        @Test
        void ofWhatIsStoppedChangeNothing() {
            opened(standard());
            facts.add(new Replied(at(30)));
            facts.add(new PrioritySet(at(40), "high"));

            assertThat(clock(FIRST_RESPONSE, 50).minutes()).isEqualTo(60);
            assertThat(clock(FIRST_RESPONSE, 50).state()).isEqualTo(ClockState.MET);
        }
    }

    @Test
    void nothingRunsInTheBin() {
        opened(standard());
        facts.add(new Binned(at(20)));
        facts.add(new Restored(at(50)));

        assertThat(clocks(30)).extracting(ClockView::state).containsOnly(ClockState.PAUSED);
        assertThat(clock(FIRST_RESPONSE, 51).dueAt()).isEqualTo(at(90));
    }

    @Test
    void whatIsHeardTwiceOrInAnotherOrderChangesNothing() {
        opened(standard());
        facts.add(new StatusSet(at(30), "waiting", false));
        facts.add(new StatusSet(at(90), "open", false));
        facts.add(new Replied(at(95)));
        var expected = clocks(100);

        Collections.shuffle(facts, new Random(4));

        assertThat(clocks(100)).isEqualTo(expected);
    }

    @Test
    void aPastMomentIsAsItWas() {
        opened(standard());
        var before = clocks(20);

        facts.add(new Replied(at(30)));
        facts.add(new PrioritySet(at(31), "high"));

        assertThat(clocks(20)).isEqualTo(before);
    }

    // ---------------------------------------------------------------------------------------------------------------

    private void opened(PolicyDetails policy) {
        facts.add(new Opened(OPENED, "open", false, "normal"));
        facts.add(new Chosen(new Choice(OPENED, 1, 1, policy, BusinessHours.ALWAYS)));
    }

    private List<ClockView> clocks(int minute) {
        return SlaLedger.at(at(minute), facts);
    }

    private ClockView clock(Metric metric, int minute) {
        return clocks(minute).stream()
                .filter(clock -> clock.metric() == metric)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static Instant at(int minute) {
        return OPENED.plus(Duration.ofMinutes(minute));
    }

    private static PolicyDetails standard() {
        return policy(false, "normal", "high");
    }

    /** An hour, half an hour and four hours; a third of that for what is urgent. */
    private static PolicyDetails policy(boolean business, String... priorities) {
        List<Target> targets = new ArrayList<>();
        for (var priority : priorities) {
            var part = priority.equals("high") ? 3 : 1;
            targets.add(new Target(FIRST_RESPONSE, priority, 60 / part, business));
            targets.add(new Target(NEXT_RESPONSE, priority, 30 / part, business));
            targets.add(new Target(RESOLUTION, priority, 240 / part, business));
        }
        return new PolicyDetails("Standard", "", null, Set.of("waiting"), targets, List.of(), List.of(), true);
    }
}
