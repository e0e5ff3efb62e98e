package org.autocrm.mail.mailbox;

import java.util.Optional;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.autocrm.setting.Settings;

/** The mailbox that the settings of the server name: they say where it is, administrators all else. */
final class MailboxOfSettings {

    private static final String NAME = "Support";
    private static final int EVERY_SECONDS = 60;

    private MailboxOfSettings() {}

    /** The mailbox of the settings, or empty if none is set. */
    static Optional<MailboxDetails> from(Settings settings) {
        var host = settings.text("mailbox.host", "");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        var encryption = switch (settings.text("mailbox.tls", "tls")) {
            case "none" -> Encryption.NONE;
            case "starttls" -> Encryption.STARTTLS;
            default -> Encryption.TLS;
        };
        var port = settings.number("mailbox.port", Protocol.IMAP.usualPort(encryption));
        return Optional.of(new MailboxDetails(
                NAME,
                new MailServer(Protocol.IMAP, host, port, encryption),
                LogIn.byPassword(
                        settings.text("mailbox.user", settings.supportAddress().value())),
                new Taking(
                        settings.text("mailbox.folder", "INBOX"), Backlog.UNREAD, Afterwards.MARK, null, EVERY_SECONDS),
                new Speaking(settings.supportAddress(), null, null, null, true, false),
                true));
    }

    /** What administrators decided, at the place that the settings say now. */
    static MailboxDetails over(MailboxDetails decided, MailboxDetails settings) {
        var taking = decided.taking();
        var speaking = decided.speaking();
        return new MailboxDetails(
                decided.name(),
                settings.server(),
                settings.logIn(),
                new Taking(
                        settings.taking().folder(),
                        taking.backlog(),
                        taking.afterwards(),
                        taking.moveTo(),
                        taking.everySeconds()),
                new Speaking(
                        settings.speaking().address(),
                        speaking.senderName(),
                        speaking.signature(),
                        speaking.team(),
                        speaking.acknowledges(),
                        speaking.signedAnswers()),
                decided.active());
    }
}
