package org.autocrm.ticket;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a field of our own holds. Values are texts in one canonical form, so that equal values are equal texts. */
public enum FieldType {
    TEXT {
        @Override
        String canonical(String typed) {
            if (typed.length() > LONGEST_TEXT) {
                throw new NoValue("must not be longer than " + LONGEST_TEXT + " characters");
            }
            return typed;
        }
    },
    NUMBER {
        @Override
        String canonical(String typed) {
            try {
                var number = typed.length() > LONGEST_NUMBER ? null : new BigDecimal(typed);
                if (number != null && Math.abs(number.scale()) <= LONGEST_NUMBER) {
                    return number.signum() == 0
                            ? "0"
                            : number.stripTrailingZeros().toPlainString();
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new NoValue("must be a number such as 12.5");
        }
    },
    DATE {
        @Override
        String canonical(String typed) {
            try {
                var day = LocalDate.parse(typed);
                if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                    return day.toString();
                }
            } catch (DateTimeException e) {
                // said below
            }
            throw new NoValue("must be a day such as 2026-03-02");
        }
    },
    /** One of the choices. */
    CHOICE,
    /** Any number of the choices. */
    MULTI_CHOICE,
    BOOLEAN {
        @Override
        String canonical(String typed) {
            var lower = typed.toLowerCase(Locale.ROOT);
            if (!lower.equals("true") && !lower.equals("false")) {
                throw new NoValue("must be true or false");
            }
            return lower;
        }
    },
    /** An address in the web, http or https. */
    URL {
        @Override
        String canonical(String typed) {
            if (typed.length() <= LONGEST_TEXT && isWebAddress(typed)) {
                return typed;
            }
            throw new NoValue("must be an address that starts with http:// or https://");
        }
    };

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_NUMBER = 40;
    private static final int LAST_YEAR = 9999;

    /** A text that is no value of that type, and why. */
    static final class NoValue extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        NoValue(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Whether it has choices. */
    public boolean hasChoices() {
        return this == CHOICE || this == MULTI_CHOICE;
    }

    /**
     * One value in its canonical form.
     *
     * @throws NoValue if it is none
     */
    String canonical(String typed) {
        return typed;
    }

    /**
     * The values in their canonical form; none where the field is to be empty.
     *
     * @throws NoValue if they are no values of this type
     */
    List<String> values(List<String> typed, List<String> choices) {
        var said = typed.stream()
                .map(text -> text.replace("\0", "").strip())
                .filter(text -> !text.isEmpty())
                .toList();
        if (said.size() > 1 && this != MULTI_CHOICE) {
            throw new NoValue("must have one value");
        }
        if (!hasChoices()) {
            return said.stream().map(this::canonical).toList();
        }
        var unknown = said.stream().filter(text -> !choices.contains(text)).findFirst();
        if (unknown.isPresent()) {
            throw new NoValue("must be one of " + String.join(", ", choices));
        }
        return choices.stream().filter(said::contains).toList();
    }

    private static boolean isWebAddress(String typed) {
        try {
            var address = new URI(typed);
            @Nullable String scheme = address.getScheme();
            return scheme != null && scheme.matches("(?i)https?") && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
