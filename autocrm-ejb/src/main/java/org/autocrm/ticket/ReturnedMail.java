package org.autocrm.ticket;

import java.util.Set;
import org.autocrm.shared.EmailAddress;

/**
 * A mail of ours that did not reach all of its recipients.
 *
 * @param mailId its Message-ID, without angle brackets
 * @param failed the addresses that did not get it; none where the mail server does not say
 * @param dead those of them to which writing again makes no sense
 * @param reason what the mail server said, on one line
 */
public record ReturnedMail(String mailId, Set<EmailAddress> failed, Set<EmailAddress> dead, String reason) {

    public ReturnedMail {
        failed = Set.copyOf(failed);
        dead = Set.copyOf(dead);
    }
}
