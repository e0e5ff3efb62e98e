package org.autocrm.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names of chains in the order of their bytes, which is not Java's order where it comes to rare characters. */
final class Names {

    private Names() {}

    static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
