package org.autocrm.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxOfSettingsTest {

    private Properties before = new Properties();

    @BeforeEach
    void rememberTheProperties() {
        before = (Properties) System.getProperties().clone();
    }

    @AfterEach
    void restoreTheProperties() {
        System.setProperties(before);
    }

    @Test
    void withoutAHostThereIsNoMailbox() {
        assertThat(MailboxOfSettings.from(new Settings())).isEmpty();
    }

    @Test
    void itIsReadOverTlsUnlessSomebodySaysOtherwise() {
        System.setProperty("autocrm.mailbox.host", "imap.example");

        var mailbox = MailboxOfSettings.from(new Settings()).orElseThrow();

        assertThat(mailbox.server().encryption()).isEqualTo(Encryption.TLS);
        assertThat(mailbox.server().port()).isEqualTo(993);
        assertThat(mailbox.taking().folder()).isEqualTo("INBOX");
        assertThat(mailbox.logIn().user()).isEqualTo("support@autocrm.example");
    }

    @Test
    void theLedgerKnowsItByUserServerAndFolder() {
        System.setProperty("autocrm.mailbox.host", "imap.example");
        System.setProperty("autocrm.mailbox.user", "desk");
        System.setProperty("autocrm.mailbox.tls", "starttls");

        var mailbox = MailboxOfSettings.from(new Settings()).orElseThrow();

        assertThat(mailbox.server().port()).isEqualTo(143);
        assertThat(mailbox.place()).isEqualTo("desk@imap.example/INBOX");
    }

    @Test
    void whatAdministratorsDecidedStaysWhereTheSettingsMoveIt() {
        System.setProperty("autocrm.mailbox.host", "imap.example");
        var first = MailboxOfSettings.from(new Settings()).orElseThrow();
        var decided = new MailboxDetails(
                "Ours",
                first.server(),
                first.logIn(),
                new Taking("INBOX", Backlog.ALL, Afterwards.DELETE, null, 30),
                new Speaking(first.speaking().address(), "{agent}", "Yours", 3L, false, false),
                false);
        System.setProperty("autocrm.mailbox.host", "other.example");
        System.setProperty("autocrm.mailbox.address", "help@example.org");

        var now = MailboxOfSettings.over(
                decided, MailboxOfSettings.from(new Settings()).orElseThrow());

        assertThat(now.server().host()).isEqualTo("other.example");
        assertThat(now.speaking())
                .isEqualTo(new Speaking(new EmailAddress("help@example.org"), "{agent}", "Yours", 3L, false, false));
        assertThat(now.taking()).isEqualTo(decided.taking());
        assertThat(now.name()).isEqualTo("Ours");
        assertThat(now.active()).isFalse();
    }
}
