package org.autocrm.postman;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;

/** The wire. One connection a mail: a mail server that went away is noticed at once. */
final class MailTransport {

    private MailTransport() {}

    static void send(Message message, Address[] recipients) throws MessagingException {
        var loader = Thread.currentThread().getContextClassLoader();
        try {
            // the mail session of some servers finds its handlers through its own class loader only
            Thread.currentThread().setContextClassLoader(Transport.class.getClassLoader());
            Transport.send(message, recipients);
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }
}
