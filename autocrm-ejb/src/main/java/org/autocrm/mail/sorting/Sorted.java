package org.autocrm.mail.sorting;

import java.util.List;

/**
 * What a mail is.
 *
 * @param acknowledge whether a desk may tell its author that the mail arrived: never to programs
 * @param failures the recipients of whom a bounce, delay or feedback report tells
 * @param aboutMails the Message-IDs, without angle brackets, of the mails that it is about; the likeliest first
 */
public record Sorted(MailKind kind, boolean acknowledge, List<Failure> failures, List<String> aboutMails) {

    public Sorted {
        failures = List.copyOf(failures);
        aboutMails = List.copyOf(aboutMails);
    }
}
