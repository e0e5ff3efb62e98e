package org.autocrm.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.autocrm.mail.inbound.MailScreen.Objection;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class MailScreenTest {

    private static final Set<EmailAddress> OURS =
            Set.of(new EmailAddress("support@desk.example"), new EmailAddress("billing@desk.example"));

    @Test
    void aCustomersMailComesIn() {
        assertThat(MailScreen.objectionTo(Mails.from("ann@example.org"), OURS)).isEmpty();
    }

    @Test
    void ourOwnMailStaysOutWhicheverMailboxOfOursSentIt() {
        assertThat(MailScreen.objectionTo(Mails.from("support@desk.example"), OURS))
                .contains(Objection.SENT_BY_US);
        assertThat(MailScreen.objectionTo(Mails.from("Billing@Desk.example"), OURS))
                .contains(Objection.SENT_BY_US);
    }

    @Test
    void everyObjectionSaysWhy() {
        assertThat(Objection.values()).extracting(Objection::reason).doesNotContain("");
    }
}
