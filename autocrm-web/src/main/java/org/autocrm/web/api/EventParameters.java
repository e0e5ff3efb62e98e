package org.autocrm.web.api;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.event.EventTypes;
import org.autocrm.event.Origin.Via;
import org.jspecify.annotations.Nullable;

/** What the parameters of requests for events mean. */
final class EventParameters {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST = 500;

    private EventParameters() {}

    /**
     * The doors refuse too, but servers write pages into their logs when a door does, and some bytes would have left.
     */
    static void refuseUnlessSupervisor(SecurityContext caller) {
        if (!caller.isUserInRole("supervisor")) {
            throw new ForbiddenException();
        }
    }

    /** Types by name, with commas between them; all if there are none. */
    static Set<String> types(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        var types = Stream.of(text.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (!EventTypes.all().containsAll(types)) {
            throw new BadParameter(
                    "type", "one or more, with commas between them, of " + String.join(", ", EventTypes.all()));
        }
        return types;
    }

    static @Nullable String via(@Nullable String text) {
        if (text == null || Via.of(text).isPresent()) {
            return text;
        }
        throw new BadParameter(
                "via", "one of " + Stream.of(Via.values()).map(Via::word).collect(Collectors.joining(", ")));
    }

    static @Nullable Instant moment(String name, @Nullable String text) {
        try {
            var moment = text == null ? null : OffsetDateTime.parse(text);
            if (moment == null) {
                return null;
            }
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.toInstant();
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new BadParameter(name, "a moment such as 2026-11-24T10:00:00Z");
    }

    /** Words to look for. */
    static @Nullable String words(String name, @Nullable String text) {
        if (text != null && (text.length() > LONGEST || text.indexOf(0) >= 0)) {
            throw new BadParameter(name, "at most " + LONGEST + " characters, none of them NUL");
        }
        return text;
    }

    /** A whole number within bounds. */
    static long number(String name, @Nullable String text, long otherwise, long least, long most) {
        if (text == null) {
            return otherwise;
        }
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadParameter(name, "a whole number from " + least + " to " + most);
    }
}
