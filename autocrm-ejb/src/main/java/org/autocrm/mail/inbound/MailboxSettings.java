package org.autocrm.mail.inbound;

import java.util.Optional;
import java.util.Properties;
import org.autocrm.setting.Settings;

/**
 * Where the support mailbox is and how to open it.
 *
 * @param tls {@code none}, {@code starttls} or {@code tls}
 */
record MailboxSettings(String host, int port, String user, String password, String tls, String folder) {

    private static final int SECONDS = 1_000;

    /** The mailbox of the settings, or empty if none is set. */
    static Optional<MailboxSettings> from(Settings settings) {
        var host = settings.text("mailbox.host", "");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        var tls = settings.text("mailbox.tls", "tls");
        return Optional.of(new MailboxSettings(
                host,
                settings.number("mailbox.port", tls.equals("tls") ? 993 : 143),
                settings.text("mailbox.user", settings.supportAddress().value()),
                settings.text("mailbox.password", ""),
                tls,
                settings.text("mailbox.folder", "INBOX")));
    }

    /** The name under which the ledger knows it. */
    String name() {
        return user + "@" + host + "/" + folder;
    }

    /** The name of the Jakarta Mail protocol. */
    String protocol() {
        return tls.equals("tls") ? "imaps" : "imap";
    }

    /** The properties of its Jakarta Mail session; reading never marks a mail as seen. */
    Properties properties() {
        var properties = new Properties();
        var prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(10 * SECONDS));
        properties.setProperty(prefix + "timeout", String.valueOf(30 * SECONDS));
        properties.setProperty(prefix + "writetimeout", String.valueOf(30 * SECONDS));
        properties.setProperty(prefix + "fetchsize", String.valueOf(1024 * 1024));
        if (tls.equals("starttls")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
