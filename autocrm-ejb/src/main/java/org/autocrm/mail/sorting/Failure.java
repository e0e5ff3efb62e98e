package org.autocrm.mail.sorting;

import java.util.Locale;

/**
 * One recipient whom a mail did not reach, or who complained about it.
 *
 * @param recipient the address, in lower case
 * @param status the code of RFC 3463, such as {@code 5.1.1}; empty where none is said
 * @param hard whether the address is dead: writing there again makes no sense
 * @param diagnostic the server's words on one line, at most 500 characters
 */
public record Failure(String recipient, String status, boolean hard, Reason reason, String diagnostic) {

    private static final int LONGEST = 500;

    public Failure {
        recipient = recipient.strip().toLowerCase(Locale.ROOT);
        diagnostic = Texts.oneLine(diagnostic, LONGEST);
    }
}
