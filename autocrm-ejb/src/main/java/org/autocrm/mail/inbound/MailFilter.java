package org.autocrm.mail.inbound;

import org.jspecify.annotations.Nullable;

/**
 * Which mails of the ledger somebody wants to see.
 *
 * @param state null for all
 * @param mailbox its name; empty for all
 * @param text what stands somewhere in author, subject, Message-ID, reason or ticket; empty for anything
 */
public record MailFilter(@Nullable MailState state, String mailbox, String text) {

    public MailFilter {
        mailbox = mailbox.strip().replace("\0", "");
        text = text.strip().replace("\0", "");
    }

    /** The same where what is not wanted is null. */
    public static MailFilter of(@Nullable MailState state, @Nullable String mailbox, @Nullable String text) {
        return new MailFilter(state, mailbox == null ? "" : mailbox, text == null ? "" : text);
    }

    /** As {@code like} wants it. */
    String pattern() {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
