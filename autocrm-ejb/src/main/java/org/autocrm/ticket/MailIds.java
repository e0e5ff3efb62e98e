package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Settings;
import org.autocrm.shared.Tokens;

/** Message-IDs of our own mails: they name the ticket for people, and cannot be guessed. */
@ApplicationScoped
class MailIds {

    @Inject
    private Settings settings;

    /** A new Message-ID without angle brackets (RFC 5322, section 3.6.4). */
    String next(TicketNumber number) {
        return Tokens.random() + "." + number + "@" + settings.supportAddress().domain();
    }
}
