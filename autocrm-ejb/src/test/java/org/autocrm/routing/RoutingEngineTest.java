package org.autocrm.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.autocrm.routing.RandomRouting.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.autocrm.routing.Reason.Code;
import org.autocrm.routing.RoutingDecision.Candidate;
import org.autocrm.routing.RoutingDecision.Outcome;
import org.autocrm.routing.RoutingInputs.Need;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.staffing.Presence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoutingEngineTest {

    private static final SkillNeed GERMAN = new SkillNeed("lang-de", "German", 3);
    private static final SkillNeed NETWORK = new SkillNeed("network", "Network", 2);

    @Nested
    class ForWhateverInputs {

        private static final int CASES = 3_000;

        @Test
        void theSameInputsGiveTheSameDecisionAlsoAfterTheyWereKept() {
            each(inputs -> {
                var decision = RoutingEngine.decide(inputs);
                var kept = RoutingJson.inputs(RoutingJson.of(inputs).toString());

                assertThat(kept).isEqualTo(inputs);
                assertThat(RoutingJson.decision(RoutingJson.of(decision).toString()))
                        .isEqualTo(decision);
                assertThat(RoutingEngine.decide(kept)).isEqualTo(decision);
            });
        }

        @Test
        void whoGetsItIsThereHasRoomAndAllRequiredSkills() {
            each(inputs -> {
                var chosen = chosen(inputs);
                if (chosen != null) {
                    assertThat(chosen.presence()).isEqualTo(Presence.ONLINE);
                    assertThat(chosen.outUntil() != null && NOW.isBefore(chosen.outUntil()))
                            .isFalse();
                    assertThat(chosen.id()).isNotEqualTo(inputs.need().givenBackBy());
                    if (chosen.capacity() != null) {
                        assertThat(chosen.load() + inputs.need().units()).isLessThanOrEqualTo(chosen.capacity());
                    }
                    for (int i = 0; i < inputs.need().required().size(); i++) {
                        assertThat(chosen.levels().get(i))
                                .isGreaterThanOrEqualTo(
                                        inputs.need().required().get(i).level());
                    }
                }
            });
        }

        @Test
        void nobodyGetsMoreThanTheFairWindowAllows() {
            each(inputs -> {
                var chosen = chosen(inputs);
                if (chosen != null && inputs.policy().fairTickets() != null) {
                    var from = NOW.minus(Duration.ofMinutes(
                            Objects.requireNonNull(inputs.policy().fairMinutes())));
                    assertThat(chosen.received().stream()
                                    .filter(moment -> moment.isAfter(from))
                                    .count())
                            .isLessThan(inputs.policy().fairTickets());
                }
            });
        }

        @Test
        void preferredSkillsAreDoneWithoutFromTheLastOneAndNotTooSoon() {
            each(inputs -> {
                var relaxed = RoutingEngine.decide(inputs).relaxed();
                var names =
                        inputs.need().preferred().stream().map(SkillNeed::name).toList();
                assertThat(relaxed).isEqualTo(names.subList(names.size() - relaxed.size(), names.size()));
                int minutes = inputs.policy().relaxMinutes();
                if (minutes > 0) {
                    long byTime = inputs.waited().toMinutes() / minutes;
                    long heldButSkipped = relaxed.stream()
                            .filter(name -> isHeld(inputs, names.indexOf(name)))
                            .count();
                    assertThat(heldButSkipped).isLessThanOrEqualTo(Math.max(byTime, 0));
                }
            });
        }

        @Test
        void everybodyIsEitherACandidateOrExcludedForAReason() {
            each(inputs -> {
                var decision = RoutingEngine.decide(inputs);
                List<Long> named = new ArrayList<>();
                decision.candidates().forEach(candidate -> named.add(candidate.agent()));
                decision.excluded().forEach(each -> named.add(each.agent()));
                if (decision.because().code() != Code.STALE) {
                    assertThat(named)
                            .containsExactlyInAnyOrderElementsOf(
                                    inputs.workers().stream().map(Worker::id).toList());
                }
            });
        }

        @Test
        void theOrderInWhichPeopleAreListedDoesNotMatter() {
            each(inputs -> {
                var shuffled = new ArrayList<>(inputs.workers());
                Collections.shuffle(shuffled, new Random(inputs.hashCode()));
                var other = new RoutingInputs(inputs.at(), inputs.need(), inputs.policy(), inputs.because(), shuffled);

                assertThat(RoutingEngine.decide(other).agent())
                        .isEqualTo(RoutingEngine.decide(inputs).agent());
            });
        }

        @Test
        void whatWaitsIsLookedAtAgainWhenTimeMayHelpAndNotBefore() {
            each(inputs -> {
                var again = RoutingEngine.decide(inputs).again();
                if (again != null) {
                    assertThat(again).isAfter(NOW);
                }
            });
        }

        @Test
        void allReasonsAreMetAndHaveWordsInBothLanguages() {
            Set<Code> met = EnumSet.noneOf(Code.class);
            each(inputs -> {
                var decision = RoutingEngine.decide(inputs);
                met.add(decision.because().code());
                decision.excluded().forEach(each -> met.add(each.reason().code()));
                for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                    var words = RoutingWords.in(language);
                    assertThat(words.sentences(inputs.because(), decision))
                            .allSatisfy(sentence ->
                                    assertThat(sentence).endsWith(".").doesNotContain("{", "null"));
                    decision.excluded()
                            .forEach(
                                    each -> assertThat(words.say(each.reason())).doesNotContain("{", "null"));
                }
            });
            assertThat(met)
                    .containsAll(EnumSet.complementOf(EnumSet.of(
                            Code.TEAM_GIVEN,
                            Code.TEAM_ADDRESS,
                            Code.TEAM_DEFAULT,
                            Code.TEAM_OVERFLOW,
                            Code.TEAM_NONE,
                            Code.NO_TEAM,
                            Code.TAKEN)));
        }

        private void each(Consumer<RoutingInputs> check) {
            var random = new RandomRouting(4711);
            for (int i = 0; i < CASES; i++) {
                check.accept(random.next());
            }
        }

        private static boolean isHeld(RoutingInputs inputs, int place) {
            int required = inputs.need().required().size();
            return inputs.workers().stream()
                    .anyMatch(worker -> worker.levels().get(required + place)
                            >= inputs.need().preferred().get(place).level());
        }

        private static @Nullable Worker chosen(RoutingInputs inputs) {
            return inputs.worker(RoutingEngine.decide(inputs).agent()).orElse(null);
        }
    }

    @Nested
    class Chooses {

        @Test
        void whoGotWorkLongestAgoThenTheLowerId() {
            var decision = decide(Strategy.ROUND_ROBIN, ann().turn(7), ben().turn(3), cleo().turn(3));

            assertThat(decision.agent()).isEqualTo(2);
            assertThat(decision.because()).isEqualTo(Reason.of(Code.CHOSEN_TURN, "Ben"));
        }

        @Test
        void whoHasTheLeastOpenWork() {
            assertThat(decide(
                                    Strategy.LEAST_LOADED,
                                    ann().load(4),
                                    ben().load(2).turn(9),
                                    cleo().load(3))
                            .agent())
                    .isEqualTo(2);
        }

        @Test
        void whoHasTheLargestPartOfTheirCapacityLeft() {
            assertThat(decide(
                                    Strategy.MOST_SPARE,
                                    ann().load(9).capacity(20),
                                    ben().load(1).capacity(2),
                                    cleo().load(4).capacity(10))
                            .agent())
                    .isEqualTo(3);
        }

        @Test
        void whoIsBestAtWhatTheTicketAsksFor() {
            var decision = RoutingEngine.decide(inputs(
                    policy(Strategy.SKILL_SCORE, 10),
                    need(List.of(NETWORK), List.of(GERMAN), 0),
                    ann().levels(2, 5),
                    ben().levels(5, 3),
                    cleo().levels(5, 0)));

            assertThat(decision.candidates()).extracting(Candidate::name).containsExactly("Ben", "Ann");
            assertThat(decision.excluded())
                    .extracting(each -> RoutingWords.in(Locale.ENGLISH).say(each.reason()))
                    .containsExactly("lacks German (level 3), which is preferred");
        }
    }

    @Nested
    class WaitsForAPreferredSkill {

        @Test
        void untilTheTeamDoesWithoutIt() {
            var waits = afterMinutes(9);
            assertThat(waits.outcome()).isEqualTo(Outcome.WAITS);
            assertThat(waits.because()).isEqualTo(Reason.of(Code.WAITS_FOR_SKILL, "German"));
            assertThat(waits.again()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));

            var given = afterMinutes(10);
            assertThat(given.agent()).isEqualTo(1);
            assertThat(given.relaxed()).containsExactly("German");
        }

        @Test
        void unlessNobodyOfTheTeamHasIt() {
            var decision = RoutingEngine.decide(
                    inputs(policy(Strategy.ROUND_ROBIN, 10), need(List.of(), List.of(GERMAN), 0), ann().levels(2)));

            assertThat(decision.agent()).isEqualTo(1);
        }

        private static RoutingDecision afterMinutes(int minutes) {
            return RoutingEngine.decide(inputs(
                    policy(Strategy.ROUND_ROBIN, 10),
                    need(List.of(), List.of(GERMAN), minutes),
                    ann().levels(0),
                    ben().levels(5).presence(Presence.BREAK)));
        }
    }

    private static RoutingDecision decide(Strategy strategy, Hired... workers) {
        return RoutingEngine.decide(inputs(policy(strategy, 0), need(List.of(), List.of(), 0), workers));
    }

    private static RoutingInputs inputs(Policy policy, Need need, Hired... workers) {
        return new RoutingInputs(
                NOW,
                need,
                policy,
                Reason.of(Code.TEAM_GIVEN, "Support"),
                List.of(workers).stream().map(Hired::worker).toList());
    }

    private static Need need(List<SkillNeed> required, List<SkillNeed> preferred, int minutes) {
        return new Need(
                "10042", 1, NOW.minus(Duration.ofMinutes(minutes)), required, preferred, null, null, null, false);
    }

    private static Policy policy(Strategy strategy, int relax) {
        return new Policy(1, "Support", strategy, false, relax, null, null, null, null, null, null);
    }

    private static Hired ann() {
        return new Hired(1, "Ann", Presence.ONLINE, List.of(), 0, null, 0);
    }

    private static Hired ben() {
        return new Hired(2, "Ben", Presence.ONLINE, List.of(), 0, null, 0);
    }

    private static Hired cleo() {
        return new Hired(3, "Cleo", Presence.ONLINE, List.of(), 0, null, 0);
    }

    private record Hired(
            long id,
            String name,
            Presence presence,
            List<Integer> levels,
            int load,
            @Nullable Integer capacity,
            long turn) {

        Hired turn(long next) {
            return new Hired(id, name, presence, levels, load, capacity, next);
        }

        Hired load(int next) {
            return new Hired(id, name, presence, levels, next, capacity, turn);
        }

        Hired capacity(int next) {
            return new Hired(id, name, presence, levels, load, next, turn);
        }

        Hired levels(Integer... next) {
            return new Hired(id, name, presence, List.of(next), load, capacity, turn);
        }

        Hired presence(Presence next) {
            return new Hired(id, name, next, levels, load, capacity, turn);
        }

        Worker worker() {
            return new Worker(id, name, presence, (Instant) null, null, levels, load, capacity, List.of(), turn, null);
        }
    }
}
