package org.autocrm.ticket;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number that customers quote, such as {@code 10042}. */
public record TicketNumber(String value) implements Serializable {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{0,11}");
    private static final Pattern QUOTED = Pattern.compile("\\[#([1-9]\\d{0,11})]");

    public TicketNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ticket number: " + value);
        }
    }

    /** The ticket number that a text is, or empty if it is none. */
    public static Optional<TicketNumber> in(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TicketNumber(text)) : Optional.empty();
    }

    /** The number that our own subject lines carry, as in {@code Re: [#10042] Broken screen}. */
    public static Optional<TicketNumber> quotedIn(String subject) {
        var matcher = QUOTED.matcher(subject);
        return matcher.find() ? Optional.of(new TicketNumber(matcher.group(1))) : Optional.empty();
    }

    /** The number as our subject lines carry it. */
    public String quoted() {
        return "[#" + value + "]";
    }

    @Override
    public String toString() {
        return value;
    }
}
