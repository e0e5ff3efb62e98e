package org.autocrm.mail.fetching;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import org.autocrm.mail.inbound.MailPlace;

/**
 * A mail in an open mailbox that was not dealt with yet.
 *
 * @param isOurs whether it is to be taken; else it was there before us, and is passed over
 */
record WaitingMail(Message message, MailPlace place, boolean isOurs) {

    private static final int AT_LEAST = 1024;

    /** The mail to the last byte, as the server hands it out. */
    byte[] raw() throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream(Math.max(message.getSize(), AT_LEAST));
        message.writeTo(raw);
        if (raw.size() == 0) {
            throw new MessagingException("the mail server hands out nothing of it");
        }
        return raw.toByteArray();
    }

    /** Whether so many bytes are clearly fewer than the server has announced; their counts differ a little anyway. */
    boolean isMoreThan(int bytes) throws MessagingException {
        return message.getSize() > 0 && bytes * 10L < message.getSize() * 9L;
    }

    /** Its header alone, for a mail that is too large to be fetched. */
    byte[] header() throws MessagingException {
        var lines = new StringBuilder();
        for (var header : Collections.list(message.getAllHeaders())) {
            lines.append(header.getName())
                    .append(": ")
                    .append(header.getValue())
                    .append("\r\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    int size() throws MessagingException {
        return message.getSize();
    }

    /** For how many seconds it has been in the mailbox; empty where the server does not say, or says nonsense. */
    OptionalInt lagSeconds(Instant now) {
        try {
            var received = message.getReceivedDate();
            return received == null
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) Math.max(
                            0,
                            Math.min(Duration.between(received.toInstant(), now).toSeconds(), Integer.MAX_VALUE)));
        } catch (MessagingException e) {
            return OptionalInt.empty();
        }
    }
}
