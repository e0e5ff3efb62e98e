package org.autocrm.ticket;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tag in the one spelling that all its spellings have in common: lower case, a hyphen between words. */
final class Tag {

    private static final int LONGEST = 50;
    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Cntrl},\"():]{1," + LONGEST + "}");

    private Tag() {}

    /** The tag that a text means; empty if it can be none. */
    static Optional<String> in(String typed) {
        var tag = typed.strip().replaceFirst("^#", "").replaceAll("\\s+", "-").toLowerCase(Locale.ROOT);
        return Optional.of(tag).filter(text -> SHAPE.matcher(text).matches());
    }
}
