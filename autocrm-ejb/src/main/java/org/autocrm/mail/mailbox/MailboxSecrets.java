package org.autocrm.mail.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * The secrets of a log-in, open. Never shown, logged or kept like this.
 *
 * @param password the password, or the secret of the OAuth client; null stands for what is kept already
 * @param refreshToken for OAuth on behalf of a person; null stands for what is kept already
 */
public record MailboxSecrets(
        @Nullable String password, @Nullable String refreshToken) {

    /** Those that are kept stay. */
    public static final MailboxSecrets KEPT = new MailboxSecrets(null, null);

    @Override
    public String toString() {
        return "secrets";
    }
}
