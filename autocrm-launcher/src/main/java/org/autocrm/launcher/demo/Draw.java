package org.autocrm.launcher.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Chance that can be repeated: the same seed draws the same things in the same order. */
final class Draw {

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String MAIL_ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from {@code least} up to and including {@code most}. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double fraction() {
        return random.nextDouble();
    }

    /** Around {@code median}, now and then much more, never much less: how long people take. */
    long minutesAround(double median, double spread) {
        var bell = 0.0;
        for (int i = 0; i < 12; i++) {
            bell += random.nextDouble();
        }
        return Math.max(2, Math.round(median * Math.exp((bell - 6) * spread)));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        var rest = random.nextDouble() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            rest -= weight.applyAsDouble(choice);
            if (rest < 0) {
                return choice;
            }
        }
        return choices.get(choices.size() - 1);
    }

    /** Digits for {@code #} and capital letters for {@code ^}; a number does not start with 0. */
    String code(String pattern) {
        var code = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            code.append(
                    pattern.charAt(i) == '^'
                            ? LETTERS.charAt(random.nextInt(LETTERS.length()))
                            : Character.forDigit(random.nextInt(i == 0 ? 1 : 0, 10), 10));
        }
        return code.toString();
    }

    /** The part of a Message-ID that nobody can guess. */
    String mailId(int length) {
        var id = new StringBuilder();
        for (int i = 0; i < length; i++) {
            id.append(MAIL_ID_CHARACTERS.charAt(random.nextInt(MAIL_ID_CHARACTERS.length())));
        }
        return id.toString();
    }
}
