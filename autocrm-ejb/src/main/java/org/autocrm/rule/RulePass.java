package org.autocrm.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which rules fire, and in which order. They are asked from top to bottom; after one that changed the ticket, those
 * that have not fired are asked again from the top, and see the change. Each fires once at most, so a pass of n rules
 * ends after n firings, whatever they do.
 */
final class RulePass {

    private RulePass() {}

    /**
     * What a rule did.
     *
     * @param changed whether the ticket is different now
     * @param stop whether no other rule is asked
     */
    record Effect(boolean changed, boolean stop) {}

    /**
     * Asks rules and lets them fire.
     *
     * @param rules in their order
     * @param matches for each of some rules whether it matches the ticket as it is at that moment; asked for all rules
     *     that are left at once, and again only after a change
     * @param fire lets a rule do what it is for
     * @return the rules that fired, in that order
     */
    static <R> List<R> run(
            RuleMode mode, List<R> rules, Function<List<R>, List<Boolean>> matches, Function<R, Effect> fire) {
        List<R> left = new ArrayList<>(rules);
        List<R> fired = new ArrayList<>();
        while (!left.isEmpty()) {
            var asked = List.copyOf(left);
            var answers = matches.apply(asked);
            var isAsKnown = true;
            for (int i = 0; i < asked.size() && isAsKnown; i++) {
                if (answers.get(i)) {
                    var rule = asked.get(i);
                    left.remove(rule);
                    fired.add(rule);
                    var effect = fire.apply(rule);
                    if (effect.stop() || mode == RuleMode.FIRST) {
                        return fired;
                    }
                    isAsKnown = !effect.changed();
                }
            }
            if (isAsKnown) {
                return fired;
            }
        }
        return fired;
    }
}
