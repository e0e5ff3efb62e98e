package org.autocrm.mail.fetching;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer;
import org.autocrm.mail.mailbox.MailServer.Encryption;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxDetails;

/** Connects to the server of a mailbox and logs in. */
final class MailServerConnection {

    private static final int SECONDS = 1_000;

    private MailServerConnection() {}

    /**
     * Opens the store of a mailbox.
     *
     * @param proof the password or the access token
     */
    static Store open(MailboxDetails mailbox, String proof) throws MessagingException {
        var server = mailbox.server();
        var store = Session.getInstance(properties(mailbox)).getStore(protocol(server));
        store.connect(server.host(), server.port(), mailbox.logIn().user(), proof);
        return store;
    }

    /** The name of the Jakarta Mail protocol. */
    static String protocol(MailServer server) {
        return (server.protocol() == Protocol.POP3 ? "pop3" : "imap")
                + (server.encryption() == Encryption.TLS ? "s" : "");
    }

    /** The properties of its Jakarta Mail session; reading never marks a mail as seen. */
    static Properties properties(MailboxDetails mailbox) {
        var properties = new Properties();
        var prefix = "mail." + protocol(mailbox.server()) + ".";
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(10 * SECONDS));
        properties.setProperty(prefix + "timeout", String.valueOf(30 * SECONDS));
        properties.setProperty(prefix + "writetimeout", String.valueOf(30 * SECONDS));
        properties.setProperty(prefix + "fetchsize", String.valueOf(1024 * 1024));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (mailbox.server().encryption() == Encryption.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (mailbox.logIn().access() != Access.PASSWORD) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
            properties.setProperty(prefix + "auth.xoauth2.two.line.authentication.format", "true"); // POP3 of Microsoft
        }
        return properties;
    }
}
