package org.autocrm.mail.mime;

/** A mail is larger, deeper or in more pieces than any that people write; the message says in what. */
public class TooMuch extends Exception {

    private static final long serialVersionUID = 1L;

    TooMuch(String reason) {
        super(reason);
    }
}
