package org.autocrm.mail.mailbox;

import java.io.Serializable;

/**
 * Where a mailbox is.
 *
 * @param host a name or an address; empty where mail is pushed
 * @param port 0 where mail is pushed
 */
public record MailServer(Protocol protocol, String host, int port, Encryption encryption) implements Serializable {

    /** How mail comes out of a mailbox. */
    public enum Protocol {
        /** RFC 9051, with IDLE (RFC 2177) where the server has it. */
        IMAP(143, 993),
        /** RFC 1939. */
        POP3(110, 995),
        /** There is no mailbox: a mail server hands each mail over, see {@code docs/email.md}. */
        PUSH(0, 0);

        private final int port;
        private final int tlsPort;

        Protocol(int port, int tlsPort) {
            this.port = port;
            this.tlsPort = tlsPort;
        }

        /** The port that servers of the kind listen on. */
        public int usualPort(Encryption encryption) {
            return encryption == Encryption.TLS ? tlsPort : port;
        }
    }

    /** Whether others can listen. */
    public enum Encryption {
        /** From the first byte. */
        TLS,
        /** The connection is upgraded before anybody logs in, or given up. */
        STARTTLS,
        /** Not at all. */
        NONE
    }

    /** For mail that is handed over. */
    public static final MailServer PUSHED = new MailServer(Protocol.PUSH, "", 0, Encryption.NONE);
}
