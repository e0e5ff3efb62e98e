package org.autocrm.simulation;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What tickets met with, as it happened or as it would have.
 *
 * @param given how many got an agent
 * @param waiting how many still wait at the end
 * @param median how long those that got an agent waited for one: half of them less; null where none did
 * @param ninetieth nine of ten less
 * @param longest the longest
 * @param lateAnswers how many promised first answers were late
 * @param fairness how evenly the tickets were spread over the agents, from 1/n for all to one of n, to 1 for the same
 *     to each: the index of Jain, Chiu and Hawe (DEC-TR-301, 1984); 1 where nobody got any
 */
public record Outcome(
        int given,
        int waiting,
        @Nullable Duration median,
        @Nullable Duration ninetieth,
        @Nullable Duration longest,
        int lateAnswers,
        double fairness)
        implements Serializable {}
