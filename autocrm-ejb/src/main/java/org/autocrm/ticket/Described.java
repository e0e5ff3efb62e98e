package org.autocrm.ticket;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values in one line, as a list of changes shows what was before and what is now. */
final class Described {

    private Described() {}

    static String of(Object... values) {
        return Stream.of(values)
                .map(String::valueOf)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
