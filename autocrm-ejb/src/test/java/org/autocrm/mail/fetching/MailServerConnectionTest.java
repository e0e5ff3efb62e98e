package org.autocrm.mail.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import org.autocrm.mail.mailbox.LogIn;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxDetails;
import org.autocrm.mail.mailbox.Speaking;
import org.autocrm.mail.mailbox.Taking;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class MailServerConnectionTest {

    @Test
    void startTlsIsNeverSkipped() {
        assertThat(MailServerConnection.properties(mailbox(Encryption.STARTTLS, LogIn.byPassword("desk"))))
                .containsEntry("mail.imap.starttls.enable", "true")
                .containsEntry("mail.imap.starttls.required", "true");
    }

    @Test
    void aServerWithTlsProvesWhoItIs() {
        assertThat(MailServerConnection.properties(mailbox(Encryption.TLS, LogIn.byPassword("desk"))))
                .containsEntry("mail.imaps.ssl.checkserveridentity", "true");
    }

    @Test
    void readingMarksNoMailAndWaitsForNoServerForEver() {
        assertThat(MailServerConnection.properties(mailbox(Encryption.NONE, LogIn.byPassword("desk"))))
                .containsEntry("mail.imap.peek", "true")
                .containsKeys("mail.imap.timeout", "mail.imap.connectiontimeout", "mail.imap.writetimeout");
    }

    @Test
    void anAccessTokenIsNeverSentAsAPassword() {
        var logIn = new LogIn("desk", Access.CLIENT_CREDENTIALS, "https://login.example.org/token", "client", null);

        assertThat(MailServerConnection.properties(mailbox(Encryption.TLS, logIn)))
                .containsEntry("mail.imaps.auth.mechanisms", "XOAUTH2");
    }

    private static MailboxDetails mailbox(Encryption encryption, LogIn logIn) {
        return new MailboxDetails(
                "Desk",
                new MailServer(Protocol.IMAP, "imap.example.org", 143, encryption),
                logIn,
                new Taking("INBOX", Backlog.UNREAD, Afterwards.MARK, null, 60),
                new Speaking(new EmailAddress("desk@example.org"), null, null, null, true, false),
                true);
    }
}
