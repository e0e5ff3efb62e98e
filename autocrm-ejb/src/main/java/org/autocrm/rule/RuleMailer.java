package org.autocrm.rule;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.autocrm.customer.Customers;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.Postman;
import org.autocrm.rule.RuleAction.Mail;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.MailFacts;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/** Sends the mails of rules: one for each event, marked as written by no person. */
@Stateless
@PermitAll
public class RuleMailer {

    @Inject
    private FollowUps followUps;

    @Inject
    private SystemDesk desk;

    @Inject
    private KnownRules known;

    @Inject
    private RuleTexts texts;

    @Inject
    private Customers customers;

    @Inject
    private Postman postman;

    @Inject
    private Settings settings;

    /** Sends the mail of an event, once, unless mails to its recipient come back. */
    public void send(LoggedEvent event) {
        if (followUps.isFirst(RuleSubscription.FOLLOWER, event) && !comesBack(new EmailAddress(event.text("to")))) {
            desk.mailFacts(new TicketNumber(event.text("ticket"))).ifPresent(ticket -> send(event, ticket));
        }
    }

    private boolean comesBack(EmailAddress address) {
        return customers
                .idOf(address)
                .flatMap(customers::card)
                .filter(customer -> customer.mailReturns() != null)
                .isPresent();
    }

    private void send(LoggedEvent event, MailFacts ticket) {
        var rule = known.edition(event.number("rule"), (int) event.number("edition"));
        var action = rule.actions().get((int) event.number("action"));
        postman.sendOrDrop(action instanceof Mail wanted ? of(event, ticket, wanted) : notice(event, ticket, rule));
    }

    /** From the address that the customer wrote to, with the number in its subject: an answer continues the ticket. */
    private OutgoingMail of(LoggedEvent event, MailFacts ticket, Mail mail) {
        var subject = texts.filled(mail.subject(), ticket);
        var quoted = ticket.number().quoted();
        return mail(
                event,
                mail.to().equals(Mail.CUSTOMER)
                        ? ticket.mailbox().orElseGet(settings::supportAddress)
                        : settings.supportAddress(),
                subject.contains(quoted) ? subject : quoted + " " + subject,
                texts.filled(mail.text(), ticket),
                settings.publicUrl());
    }

    private OutgoingMail notice(LoggedEvent event, MailFacts ticket, RuleDetails rule) {
        var link = settings.publicUrl() + "/autocrm/tickets/" + ticket.number().value();
        return mail(
                event,
                settings.supportAddress(),
                ticket.number().quoted() + " " + ticket.subject(),
                """
                The rule "%s" wants you to know of ticket #%s: %s
                %s

                %s
                """.formatted(rule.name(), ticket.number().value(), ticket.subject(), link, settings.brand()),
                link);
    }

    private OutgoingMail mail(LoggedEvent event, EmailAddress from, String subject, String text, String link) {
        return OutgoingMail.automatic(
                "rule-" + event.id() + "@" + settings.supportAddress().domain(),
                from,
                settings.brand(),
                new EmailAddress(event.text("to")),
                "",
                subject.replaceAll("\\s+", " "),
                text,
                link);
    }
}
