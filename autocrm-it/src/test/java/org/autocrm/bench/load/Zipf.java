package org.autocrm.bench.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Ranks from 0, drawn as words are used: the second half as often as the first, the third a third as often. */
final class Zipf {

    private final double[] upTo;

    /** @param exponent 1 for the words of a text; less makes it more even */
    Zipf(int ranks, double exponent) {
        upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            upTo[rank] = sum;
        }
    }

    int draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }
}
