package org.autocrm.ticket;

import java.util.Optional;
import org.autocrm.shared.EmailAddress;

/**
 * What a mail about a ticket needs to know of it.
 *
 * @param customer by id
 * @param mailbox the address of ours that the first mail was sent to
 * @param team by id
 * @param assignee by the id of the account
 * @param fromPerson whether somebody, not a program, is known to have asked: a program gets no mail from us
 */
public record MailFacts(
        TicketNumber number,
        String subject,
        long customer,
        Optional<EmailAddress> mailbox,
        Optional<Long> team,
        Optional<Long> assignee,
        boolean fromPerson) {}
