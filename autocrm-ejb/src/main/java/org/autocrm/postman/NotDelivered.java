package org.autocrm.postman;

/** The mail server did not take a mail. */
public class NotDelivered extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;
    private final boolean unknown;

    NotDelivered(String reason, boolean forGood, boolean unknown, Exception cause) {
        super(reason, cause);
        this.forGood = forGood;
        this.unknown = unknown;
    }

    /** Whether the server's answer never came, so that it may have taken the mail. */
    public boolean unknown() {
        return unknown;
    }

    /** Whether another try would end the same way: the server refuses the recipient or the mail (RFC 5321, 5yz). */
    public boolean forGood() {
        return forGood;
    }
}
