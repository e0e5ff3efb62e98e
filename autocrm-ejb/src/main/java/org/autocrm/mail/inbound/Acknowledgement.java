package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Settings;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.Words;

/** What the desk tells a customer at once: we have your mail, and this is its number. */
@ApplicationScoped
class Acknowledgement {

    @Inject
    Settings settings;

    /** @param customer what they are called; blank where nobody knows */
    Words to(String customer, TicketNumber ticket) {
        var name = customer.isBlank() ? "" : " " + customer;
        return Words.plain("""
                Hello%s,

                thank you for your message. It is with us as request %s, and somebody will read it and answer you here.

                If you have more to say, just reply to this mail.

                %s
                """.formatted(name, ticket, settings.brand()));
    }
}
