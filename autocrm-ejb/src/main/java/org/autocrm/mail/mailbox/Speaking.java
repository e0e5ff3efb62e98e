package org.autocrm.mail.mailbox;

import java.io.Serializable;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whose work the mail of a mailbox is, and how it is answered.
 *
 * @param address what customers write to, and what answers come from
 * @param senderName the name beside it; {@code {agent}} in it is the name of who answers. That alone where it is absent
 * @param signature below each answer, in plain text; {@code {agent}} as above
 * @param team whose work it is, where no other address of the mail says so
 * @param acknowledges whether customers are told that their mail has arrived
 * @param signedAnswers whether answers go to the address with a signature behind a plus sign, which tells for certain
 *     what they answer; its mail server has to deliver such addresses into the same mailbox
 */
public record Speaking(
        EmailAddress address,
        @Nullable String senderName,
        @Nullable String signature,
        @Nullable Long team,
        boolean acknowledges,
        boolean signedAnswers)
        implements Serializable {

    private static final String AGENT = "{agent}";

    /** The name beside the address when that person answers. */
    public String senderName(String agent) {
        return senderName == null ? agent : senderName.replace(AGENT, agent);
    }

    /** The signature below an answer of that person; empty where there is none. */
    public String signature(String agent) {
        return signature == null ? "" : signature.replace(AGENT, agent);
    }
}
