package org.autocrm.mail.mailbox;

import java.io.Serializable;

/**
 * A mailbox as an administrator sees it.
 *
 * @param hasPassword whether a password, or the secret of an OAuth client, is kept
 * @param hasRefreshToken whether a refresh token is kept
 * @param fromSettings whether the settings of the server say where it is
 */
public record MailboxEntry(
        long id,
        int version,
        MailboxDetails details,
        boolean hasPassword,
        boolean hasRefreshToken,
        boolean fromSettings)
        implements Serializable {}
