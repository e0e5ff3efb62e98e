package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.SystemDesk;

/** Keeps out mail that must not become a message, whatever kind it is of. */
@ApplicationScoped
class MailScreen {

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private SystemDesk desk;

    /** Why a mail stays out. */
    enum Objection {
        SENT_BY_US("it is our own mail");

        private final String reason;

        Objection(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    Optional<Objection> objectionTo(IncomingMail mail) {
        if (mail.mailId().filter(desk::isOurMail).isPresent()) {
            return Optional.of(Objection.SENT_BY_US); // by its Message-ID, whatever a mail server made of its author
        }
        return objectionTo(mail, mailboxes.ourAddresses());
    }

    /** Whether mail to this address comes to us: nobody there can be a customer. */
    boolean isOurs(EmailAddress address) {
        return isAmong(mailboxes.ourAddresses(), address);
    }

    /** Those of some addresses whose mail does not come to us. */
    Set<EmailAddress> others(Set<EmailAddress> addresses) {
        var ours = mailboxes.ourAddresses();
        return addresses.stream().filter(address -> !isAmong(ours, address)).collect(Collectors.toSet());
    }

    /** Whether its author wrote to an address of ours, and not to others alone. */
    boolean isToUs(IncomingMail mail) {
        return others(mail.addressees()).size() < mail.addressees().size();
    }

    /** Mail with a detail in its address comes to the same mailbox. */
    private static boolean isAmong(Set<EmailAddress> ours, EmailAddress address) {
        return ours.contains(address) || ours.contains(address.withoutDetail());
    }

    static Optional<Objection> objectionTo(IncomingMail mail, Set<EmailAddress> ours) {
        return isAmong(ours, mail.from()) ? Optional.of(Objection.SENT_BY_US) : Optional.empty();
    }
}
