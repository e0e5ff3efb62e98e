package org.autocrm.mail.inbound;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.mail.sorting.Sorted;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Words;

/** Mails for tests: raw ones as a mail server would hand them over, and ones that were read. */
final class Mails {

    static final String PLAIN = """
            Return-Path: <ann@example.org>
            Received: from mx.example.org by mail.desk.example; Mon, 2 Mar 2026 09:00:01 +0000
            From: Ann Lee <ann@example.org>
            To: Support <support@desk.example>
            Subject: Broken screen
            Date: Mon, 2 Mar 2026 09:00:00 +0000
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            It is broken.
            """;

    private Mails() {}

    /** The bytes of a mail that was written as a text block, with the line ends of the wire. */
    static byte[] raw(String mail) {
        return raw(mail, StandardCharsets.UTF_8);
    }

    static byte[] raw(String mail, Charset charset) {
        return mail.replace("\n", "\r\n").getBytes(charset);
    }

    static IncomingMail read(String mail) throws UnreadableMail {
        return read(raw(mail));
    }

    static IncomingMail read(byte[] mail) throws UnreadableMail {
        return new MailReader().read(mail);
    }

    /** A mail of Ann's with these header lines and this body. */
    static IncomingMail readWith(String headers, String body) throws UnreadableMail {
        return read("From: Ann Lee <ann@example.org>\n" + headers + "\n" + body);
    }

    static IncomingMail from(String address) {
        return new IncomingMail(
                new EmailAddress(address),
                "Ann Lee",
                true,
                List.of(new EmailAddress("support@desk.example")),
                Set.of(new EmailAddress("support@desk.example")),
                "Broken screen",
                false,
                Words.plain("It is broken."),
                Optional.empty(),
                List.of(),
                Optional.of("1@example.org"),
                List.of(),
                List.of(),
                new Sorted(MailKind.WRITTEN, true, false, false, List.of(), List.of()));
    }
}
