package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.setting.Settings;
import org.autocrm.ticket.SystemDesk;

/**
 * Whether a mail waits because it may be spam. One that answers a mail of a ticket is never suspected if its author
 * takes part in that ticket: nobody else knows its Message-ID.
 */
@ApplicationScoped
class MailSuspicion {

    @Inject
    private Settings settings;

    @Inject
    private MailThreads threads;

    @Inject
    private SystemDesk desk;

    /** Why it waits; empty where it does not. */
    Optional<String> about(byte[] raw, IncomingMail mail) {
        var believed = Stream.of(
                        settings.text("mail.spam.headers", SpamVerdict.KNOWN).split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        return SpamVerdict.of(MailGlance.at(raw), believed)
                .filter(verdict -> !desk.takesPart(mail.from(), threads.answeredBy(mail)))
                .map(verdict -> "it may be spam: " + verdict);
    }
}
