package org.autocrm.mail.mailbox;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How to prove to a mail server that the mailbox is ours; the secrets themselves are {@link MailboxSecrets}.
 *
 * @param user empty where mail is pushed
 * @param tokenUrl the token endpoint of the identity provider (RFC 6749, section 3.2), for OAuth only
 * @param clientId as the identity provider knows us, for OAuth only
 * @param scope what the access token is to be good for, with spaces between several; for OAuth only
 */
public record LogIn(
        String user,
        Access access,
        @Nullable String tokenUrl,
        @Nullable String clientId,
        @Nullable String scope) implements Serializable {

    /** The kinds of proof. */
    public enum Access {
        PASSWORD,
        /** An access token for the application itself (RFC 6749, section 4.4), as Microsoft 365 has it. */
        CLIENT_CREDENTIALS,
        /** An access token on behalf of a person who once agreed (RFC 6749, section 6), as Google has it. */
        REFRESH_TOKEN
    }

    /** By the password of a user. */
    public static LogIn byPassword(String user) {
        return new LogIn(user, Access.PASSWORD, null, null, null);
    }
}
