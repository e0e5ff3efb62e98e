package org.autocrm.shared;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in lower case, so that two spellings of one mailbox are equal. */
public record EmailAddress(String value) implements Serializable {

    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets

    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}<>\",;]+@[^@\\s\\p{Cntrl}<>\",;]+");

    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address: " + value);
        }
    }

    /** The address that a text is, or empty if it is none. */
    public static Optional<EmailAddress> in(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What stands behind the at sign. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
