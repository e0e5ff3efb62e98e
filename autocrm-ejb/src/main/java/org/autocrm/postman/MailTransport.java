package org.autocrm.postman;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

/** The wire: one connection a mail, so a mail server that went away is noticed at once. */
final class MailTransport {

    private MailTransport() {}

    static void send(Session session, Message message, Address[] recipients) throws MessagingException {
        var transport = session.getTransport("smtp");
        transport.connect();
        try {
            transport.sendMessage(message, recipients);
        } finally {
            close(transport);
        }
    }

    /** A mail that the server has taken stays taken, however the connection ends. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            System.getLogger(MailTransport.class.getName())
                    .log(System.Logger.Level.DEBUG, "the mail server hung up first", e);
        }
    }
}
