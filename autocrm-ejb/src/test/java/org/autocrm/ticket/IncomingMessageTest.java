package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class IncomingMessageTest {

    @Test
    void theCustomersNameIsOneLine() {
        var message = IncomingMessage.of(
                new EmailAddress("ann@example.org"),
                " Ann\r\nBcc: everybody\0 ",
                "Broken screen",
                Words.plain("it is broken"),
                Channel.API);

        assertThat(message.customerName()).isEqualTo("Ann Bcc: everybody");
    }

    @Test
    void withoutAMailItContinuesNothingAndHasNoMessageId() {
        var message = IncomingMessage.of(
                new EmailAddress("ann@example.org"), "Ann", "Broken screen", Words.plain("broken"), Channel.PORTAL);

        assertThat(message.thread()).isEqualTo(ThreadHints.NONE);
        assertThat(message.mailbox()).isEmpty();
        assertThat(message.mailId()).isEmpty();
        assertThat(message.files()).isEmpty();
    }
}
