package org.autocrm.ticket.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who mistyped a name. */
final class Nearest {

    private static final int SLIPS = 2;

    private Nearest() {}

    /** A sentence that begins with a blank, or nothing where no name is near. */
    static String hint(String typed, Collection<String> names) {
        return to(typed, names).map(name -> " Did you mean " + name + "?").orElse("");
    }

    /** The name that differs least, if it differs by a slip or two. */
    static Optional<String> to(String typed, Collection<String> names) {
        var word = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(word, name.toLowerCase(Locale.ROOT)) <= allowed(name))
                .min(Comparator.comparingInt((String name) -> distance(word, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int allowed(String name) {
        return Math.min(SLIPS, Math.max(1, name.length() / 2));
    }

    /** How many letters must be added, left out, changed, or swapped with their neighbour. */
    static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) > SLIPS) {
            return SLIPS + 1;
        }
        var cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(from, to, cost, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(String from, String to, int[][] cost, int i, int j) {
        var same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        var best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
        var swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
