package org.autocrm.launcher;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A mail server in this process, for demos and tests: takes any mail over SMTP and hands it out over IMAP, on the
 * loopback address.
 */
public final class MailServer implements AutoCloseable {

    private final GreenMail server;
    private final String address;
    private final String password = UUID.randomUUID().toString();

    private MailServer(GreenMail server, String address) {
        this.server = server;
        this.address = address;
    }

    /** Starts it with one mailbox; any other recipient gets one with their first mail. */
    public static MailServer start(int smtpPort, int imapPort, String address) {
        refuseBusy(smtpPort, Setting.DEMO_SMTP_PORT);
        refuseBusy(imapPort, Setting.DEMO_IMAP_PORT);
        var setups = new ServerSetup[] {
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        };
        var mailServer = new MailServer(new GreenMail(setups), address);
        mailServer.server.setUser(address, address, mailServer.password);
        mailServer.server.start();
        return mailServer;
    }

    private static void refuseBusy(int port, Setting setting) {
        if (!Ports.isFree("127.0.0.1", port)) {
            throw new Refusal("Port " + port + " for the demo's mail server is in use: choose another with "
                    + setting.variable() + ".");
        }
    }

    /** Gives this recipient a mailbox with a password of your choice. */
    public void addMailbox(String recipient, String itsPassword) {
        server.setUser(recipient, recipient, itsPassword);
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** The address of the mailbox it was started with. */
    public String address() {
        return address;
    }

    /** The password of that mailbox. */
    public String password() {
        return password;
    }

    /** The mails that arrived in all mailboxes and are still there. */
    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    /** The settings with which AutoCRM sends through it and fetches from its mailbox. */
    public Map<String, String> settings() {
        return Map.of(
                Setting.SMTP_HOST.variable(),
                "127.0.0.1",
                Setting.SMTP_PORT.variable(),
                Integer.toString(smtpPort()),
                Setting.MAILBOX_HOST.variable(),
                "127.0.0.1",
                Setting.MAILBOX_PORT.variable(),
                Integer.toString(imapPort()),
                Setting.MAILBOX_USER.variable(),
                address,
                Setting.MAILBOX_PASSWORD.variable(),
                password,
                Setting.MAILBOX_ADDRESS.variable(),
                address,
                Setting.MAILBOX_TLS.variable(),
                "none");
    }

    @Override
    public void close() {
        server.stop();
    }
}
