package org.autocrm.it;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.autocrm.launcher.Ports;

/** A mail server of its own, with mailboxes by IMAP and POP3, as an enterprise has more than one of. */
final class OtherMailServer implements AutoCloseable {

    private final GreenMail server;

    OtherMailServer() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_POP3)
        });
        server.start();
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    int popPort() {
        return server.getPop3().getPort();
    }

    /** A mailbox; an access token opens it as the password does. */
    GreenMailUser mailbox(String address, String password) {
        return server.setUser(address, address, password);
    }

    /** A mail arrives. */
    static void deliver(GreenMailUser mailbox, String customer, String subject) {
        try {
            var raw = """
                    From: Ann Lee <%s>
                    To: %s
                    Message-ID: <%d.%d@example.org>
                    Subject: %s

                    Please help.
                    """.formatted(customer, mailbox.getEmail(), System.nanoTime(), subject.hashCode(), subject);
            mailbox.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many mails lie in a folder; none where there is no such folder. */
    int mails(GreenMailUser mailbox, String password, String folder) {
        try (var store = open(mailbox, password)) {
            var found = store.getFolder(folder);
            return found.exists() ? found.getMessageCount() : 0;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody reads all that is there. */
    void readAll(GreenMailUser mailbox, String password) {
        try (var store = open(mailbox, password);
                var folder = store.getFolder("INBOX")) {
            folder.open(Folder.READ_WRITE);
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.SEEN), true);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Store open(GreenMailUser mailbox, String password) throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", imapPort(), mailbox.getLogin(), password);
        return store;
    }

    @Override
    public void close() {
        server.stop();
    }
}
