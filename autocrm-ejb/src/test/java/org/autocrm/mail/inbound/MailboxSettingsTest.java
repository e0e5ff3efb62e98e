package org.autocrm.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.autocrm.setting.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxSettingsTest {

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
        assertThat(MailboxSettings.from(new Settings())).isEmpty();
    }

    @Test
    void aMailboxIsReadOverTlsUnlessSomebodySaysOtherwise() {
        System.setProperty("autocrm.mailbox.host", "imap.example");

        var mailbox = MailboxSettings.from(new Settings()).orElseThrow();

        assertThat(mailbox.protocol()).isEqualTo("imaps");
        assertThat(mailbox.port()).isEqualTo(993);
        assertThat(mailbox.folder()).isEqualTo("INBOX");
        assertThat(mailbox.user()).isEqualTo("support@autocrm.example");
    }

    @Test
    void startTlsIsNeverSkipped() {
        System.setProperty("autocrm.mailbox.host", "imap.example");
        System.setProperty("autocrm.mailbox.tls", "starttls");

        var mailbox = MailboxSettings.from(new Settings()).orElseThrow();

        assertThat(mailbox.port()).isEqualTo(143);
        assertThat(mailbox.properties())
                .containsEntry("mail.imap.starttls.enable", "true")
                .containsEntry("mail.imap.starttls.required", "true");
    }

    @Test
    void readingMarksNoMailAndWaitsForNoServerForEver() {
        System.setProperty("autocrm.mailbox.host", "imap.example");
        System.setProperty("autocrm.mailbox.tls", "none");

        var properties = MailboxSettings.from(new Settings()).orElseThrow().properties();

        assertThat(properties)
                .containsEntry("mail.imap.peek", "true")
                .containsKeys("mail.imap.timeout", "mail.imap.connectiontimeout", "mail.imap.writetimeout");
    }

    @Test
    void aMailboxIsNamedSoThatTwoAreNeverMixedUp() {
        System.setProperty("autocrm.mailbox.host", "imap.example");
        System.setProperty("autocrm.mailbox.user", "desk");

        assertThat(MailboxSettings.from(new Settings()).orElseThrow().name()).isEqualTo("desk@imap.example/INBOX");
    }
}
