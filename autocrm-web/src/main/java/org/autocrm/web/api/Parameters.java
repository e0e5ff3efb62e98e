package org.autocrm.web.api;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads parameters of an address; JAX-RS would answer nonsense with a 404. */
final class Parameters {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private Parameters() {}

    /**
     * The id that a parameter holds; empty if it is absent.
     *
     * @throws BadParameter if it holds something else
     */
    static OptionalLong id(String name, @Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!ID.matcher(text).matches()) {
            throw new BadParameter(name, "an id, which is a whole number");
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
