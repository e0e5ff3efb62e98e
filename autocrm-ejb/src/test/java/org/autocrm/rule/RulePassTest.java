package org.autocrm.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.autocrm.rule.RulePass.Effect;
import org.junit.jupiter.api.Test;

class RulePassTest {

    /** A rule that matches words of a ticket, and adds and takes some. */
    private record Toy(
            String name, Predicate<Set<String>> condition, Set<String> adds, Set<String> takes, boolean stop) {

        static Toy when(String name, Predicate<Set<String>> condition, String adds) {
            return new Toy(name, condition, Set.of(adds), Set.of(), false);
        }

        Toy thenStop() {
            return new Toy(name, condition, adds, takes, true);
        }
    }

    private final Set<String> ticket = new HashSet<>();
    private int asked;

    private List<String> run(RuleMode mode, List<Toy> rules) {
        return RulePass.run(
                        mode,
                        rules,
                        left -> {
                            asked++;
                            return left.stream()
                                    .map(rule -> rule.condition().test(ticket))
                                    .toList();
                        },
                        this::fire)
                .stream()
                .map(Toy::name)
                .toList();
    }

    private Effect fire(Toy rule) {
        var before = Set.copyOf(ticket);
        ticket.removeAll(rule.takes());
        ticket.addAll(rule.adds());
        return new Effect(!before.equals(ticket), rule.stop());
    }

    @Test
    void rulesThatMatchFireFromTopToBottom() {
        var rules = List.of(
                Toy.when("one", any -> true, "a"),
                Toy.when("two", any -> false, "b"),
                Toy.when("three", any -> true, "c"));

        assertThat(run(RuleMode.ALL, rules)).containsExactly("one", "three");
    }

    @Test
    void theFirstMatchEndsWhereThatIsTheMode() {
        var rules = List.of(
                Toy.when("no", any -> false, "a"),
                Toy.when("first", any -> true, "b"),
                Toy.when("later", any -> true, "c"));

        assertThat(run(RuleMode.FIRST, rules)).containsExactly("first");
        assertThat(ticket).containsExactly("b");
    }

    @Test
    void theOthersSeeWhatARuleChangedAlsoThoseBeforeIt() {
        var rules =
                List.of(Toy.when("needs b", words -> words.contains("b"), "c"), Toy.when("gives b", any -> true, "b"));

        assertThat(run(RuleMode.ALL, rules)).containsExactly("gives b", "needs b");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void nothingIsAskedAgainWhereNothingChanged() {
        ticket.add("a");
        var rules = List.of(Toy.when("one", any -> true, "a"), Toy.when("two", any -> true, "a"));

        assertThat(run(RuleMode.ALL, rules)).containsExactly("one", "two");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void twoThatUndoEachOtherFireOnceEach() {
        var on = new Toy("on", words -> !words.contains("x"), Set.of("x"), Set.of(), false);
        var off = new Toy("off", words -> words.contains("x"), Set.of(), Set.of("x"), false);

        assertThat(run(RuleMode.ALL, List.of(on, off))).containsExactly("on", "off");
    }

    @Test
    void afterStopNoOtherIsAsked() {
        var rules = List.of(Toy.when("last", any -> true, "a").thenStop(), Toy.when("never", any -> true, "b"));

        assertThat(run(RuleMode.ALL, rules)).containsExactly("last");
    }

    @Test
    void aPassAlwaysEndsAndEachRuleFiresOnceAtMostInItAndNoMatchIsLeftOut() {
        for (long seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            ticket.clear();
            ticket.addAll(words(random));
            asked = 0;
            var rules = rules(random);
            var mode = random.nextInt(4) == 0 ? RuleMode.FIRST : RuleMode.ALL;

            var fired = run(mode, rules);

            assertThat(fired).as("seed %d", seed).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(rules.size());
            assertThat(asked).as("seed %d", seed).isLessThanOrEqualTo(rules.size() + 1);
            if (mode == RuleMode.FIRST) {
                assertThat(fired).as("seed %d", seed).hasSizeLessThanOrEqualTo(1);
            } else if (rules.stream().noneMatch(Toy::stop)) {
                assertThat(rules)
                        .as("seed %d", seed)
                        .filteredOn(rule -> !fired.contains(rule.name()))
                        .noneMatch(rule -> rule.condition().test(ticket));
            }
        }
    }

    private static List<Toy> rules(Random random) {
        List<Toy> rules = new ArrayList<>();
        var size = random.nextInt(9);
        for (int i = 0; i < size; i++) {
            var wanted = words(random);
            var unwanted = words(random);
            rules.add(new Toy(
                    "rule " + i,
                    words -> words.containsAll(wanted) && unwanted.stream().noneMatch(words::contains),
                    words(random),
                    words(random),
                    random.nextInt(12) == 0));
        }
        return rules;
    }

    private static Set<String> words(Random random) {
        Set<String> words = new HashSet<>();
        var count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            words.add(String.valueOf((char) ('a' + random.nextInt(5))));
        }
        return words;
    }
}
