package org.autocrm.postman;

/** The mail server did not take a mail. */
public class NotDelivered extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    NotDelivered(String reason, boolean forGood, Exception cause) {
        super(reason, cause);
        this.forGood = forGood;
    }

    /** Whether another try would end the same way: the server refuses the recipient or the mail (RFC 5321, 5yz). */
    public boolean forGood() {
        return forGood;
    }
}
