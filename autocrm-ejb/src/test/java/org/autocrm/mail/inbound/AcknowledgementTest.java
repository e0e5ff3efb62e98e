package org.autocrm.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.autocrm.setting.Settings;
import org.autocrm.ticket.TicketNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {

    private static final TicketNumber NUMBER = new TicketNumber("10042");

    private final Acknowledgement acknowledgement = new Acknowledgement();

    @BeforeEach
    void takeTheUsualSettings() {
        acknowledgement.settings = new Settings();
    }

    @Test
    void greetsTheCustomerAndNamesTheNumber() {
        var words = acknowledgement.to(Mails.from("ann@example.org").fromName(), NUMBER);

        assertThat(words.text())
                .startsWith("Hello Ann Lee,")
                .contains("request 10042")
                .endsWith("AutoCRM");
    }

    @Test
    void greetsWhoGivesNoName() throws UnreadableMail {
        var words =
                acknowledgement.to(Mails.read("From: ann@example.org\n\nhello").fromName(), NUMBER);

        assertThat(words.text()).startsWith("Hello,\n");
    }

    @Test
    void takesANameForNothingButAName() throws UnreadableMail {
        var words = acknowledgement.to(
                Mails.read("From: \"%s %n {0}\" <ann@example.org>\n\nhello").fromName(), NUMBER);

        assertThat(words.text()).startsWith("Hello %s %n {0},");
    }
}
