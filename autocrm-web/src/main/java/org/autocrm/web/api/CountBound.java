package org.autocrm.web.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far an answer counts what there is: a list is quick because it does not count unless it is asked to. */
final class CountBound {

    private static final int ESTIMATE = 1_000;
    private static final int EXACT = 10_000;

    private CountBound() {}

    /**
     * The bound that the parameter {@code count} means; empty where nothing is to be counted.
     *
     * @throws BadParameter if it means nothing
     */
    static Optional<Integer> of(@Nullable String count) {
        return switch (count == null ? "none" : count) {
            case "none" -> Optional.empty();
            case "estimate" -> Optional.of(ESTIMATE);
            case "exact" -> Optional.of(EXACT);
            default -> throw new BadParameter("count", "one of none, estimate, exact");
        };
    }
}
