package org.autocrm.mail.sorting;

import java.nio.charset.StandardCharsets;
import org.autocrm.mail.mime.MailPart;
import org.autocrm.mail.mime.TooMuch;

/** Mails for tests: text blocks, as a mail server would hand them over, and what the sorter says of them. */
final class SortedMails {

    private static final MailSorter SORTER = new MailSorter();

    private SortedMails() {}

    static Sorted sorted(String mail) {
        return sorted(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static Sorted sorted(byte[] raw) {
        try {
            return SORTER.sort(MailPart.of(raw));
        } catch (TooMuch e) {
            throw new AssertionError("a mail of a test has no readable header", e);
        }
    }

    /** What a mail server writes for people, without a machine-readable part. */
    static Sorted notice(String from, String subject, String text) {
        return sorted("From: " + from + "\nTo: desk@example.com\nSubject: " + subject
                + "\nMessage-ID: <notice@example.net>\n\n" + text);
    }

    /** A mail that Ann writes to the desk. */
    static String written(String subject, String text) {
        return written("", subject, text);
    }

    /** The same with more lines in its header, each of which ends. */
    static String written(String headers, String subject, String text) {
        return "From: Ann Lee <ann@example.org>\nTo: Support <desk@example.com>\n" + headers + "Subject: " + subject
                + "\nMessage-ID: <from-ann@example.org>\n\n" + text + "\n";
    }
}
