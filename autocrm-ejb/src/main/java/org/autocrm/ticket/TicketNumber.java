package org.autocrm.ticket;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number that customers quote, such as {@code 10042} or {@code ACME-10042}; upper and lower case matter. */
public record TicketNumber(String value) implements Serializable {

    private static final String NUMBER = "(?:[A-Z][A-Z0-9]{0,7}-?)?[1-9]\\d{0,11}";
    private static final Pattern SHAPE = Pattern.compile(NUMBER);
    private static final Pattern QUOTED = Pattern.compile("\\[#(" + NUMBER + ")]");
    /** A prefix that ends with a digit would make two numbers out of the same characters. */
    private static final Pattern PREFIX = Pattern.compile("|[A-Z][A-Z0-9]{0,7}-|[A-Z]([A-Z0-9]{0,6}[A-Z])?");

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

    /** Whether numbers may begin with it: up to eight capital letters and digits, then a hyphen or a letter. */
    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
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
