package org.autocrm.mail.sorting;

import java.util.List;

/**
 * What a mail is.
 *
 * @param acknowledge whether a desk may tell its author that the mail arrived: never to programs
 * @param generated whether a program says that it wrote by itself (RFC 3834, section 5)
 * @param declared whether its header says that no person wrote it; else only its words do
 * @param failures the recipients of whom a bounce, delay or feedback report tells
 * @param aboutMails the Message-IDs, without angle brackets, of the mails that it is about; the likeliest first
 */
public record Sorted(
        MailKind kind,
        boolean acknowledge,
        boolean generated,
        boolean declared,
        List<Failure> failures,
        List<String> aboutMails) {

    public Sorted {
        failures = List.copyOf(failures);
        aboutMails = List.copyOf(aboutMails);
    }

    Sorted(MailKind kind, boolean acknowledge, List<Failure> failures, List<String> aboutMails) {
        this(kind, acknowledge, false, false, failures, aboutMails);
    }

    /** The same with what its header says. */
    Sorted by(AutomaticMail header) {
        return new Sorted(kind, acknowledge, header.isGenerated(), header.isDeclared(), failures, aboutMails);
    }
}
