package org.autocrm.web.login;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a visitor wanted to go before the log-in. A link may lead nobody out of the desk after it. */
final class WantedPlace {

    private static final Pattern WITHIN_THE_DESK = Pattern.compile("/[a-z][A-Za-z0-9/_-]*(\\?[^\\s\\\\\\p{Cntrl}]*)?");
    private static final String FIRST_PAGE = "/tickets";

    private WantedPlace() {}

    /** The place, as a path below the desk's own; the list of tickets where it is none, or the log-in itself. */
    static String within(@Nullable String asked) {
        return asked != null && WITHIN_THE_DESK.matcher(asked).matches() && !asked.startsWith("/login")
                ? asked
                : FIRST_PAGE;
    }
}
