package org.autocrm.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The names of all types of events, such as {@code ticket.Opened}. A test keeps the list true that it reads. */
public final class EventTypes {

    private static final Set<String> ALL = read();

    private EventTypes() {}

    /** All of them, in the order of the alphabet. */
    public static Set<String> all() {
        return ALL;
    }

    private static Set<String> read() {
        try (var file = EventTypes.class.getResourceAsStream("types.txt")) {
            if (file == null) {
                throw new IllegalStateException("the list of types of events is missing");
            }
            var names = new TreeSet<String>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(names::add);
            return Collections.unmodifiableSet(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
