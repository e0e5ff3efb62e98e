package org.autocrm.shared;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in lower case, so that two spellings of one mailbox are equal. */
public record EmailAddress(String value) implements Serializable {

    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets
    private static final int LONGEST_LOCAL = 64;

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

    /**
     * This address with a detail behind a plus sign (RFC 5233, section 4), in place of any that it has; this one itself
     * where that would be longer than the part before the at sign may be (RFC 5321, section 4.5.3.1.1).
     */
    public EmailAddress withDetail(String detail) {
        var whole = withoutDetail();
        var local = whole.local() + "+" + detail;
        return local.length() > LONGEST_LOCAL ? this : new EmailAddress(local + "@" + domain());
    }

    /** What stands between its last plus sign and the at sign; empty where there is nothing. */
    public Optional<String> detail() {
        var plus = local().lastIndexOf('+');
        return plus < 1 || plus == local().length() - 1 ? Optional.empty() : Optional.of(local().substring(plus + 1));
    }

    /** The address whose mailbox this one most likely ends in: without the detail. */
    public EmailAddress withoutDetail() {
        return detail().map(detail ->
                        new EmailAddress(local().substring(0, local().length() - detail.length() - 1) + "@" + domain()))
                .orElse(this);
    }

    private String local() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
