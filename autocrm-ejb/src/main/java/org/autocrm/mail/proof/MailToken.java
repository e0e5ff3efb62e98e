package org.autocrm.mail.proof;

/**
 * What a mail of ours says about itself: which message was the last one that it showed, and to whom it went.
 *
 * @param message the id of that message; its ticket is the one that is answered
 * @param holder what the recipient is
 * @param id of the recipient: of the agent's account, or of the customer; 0 where there were several
 */
public record MailToken(long message, Holder holder, long id) {

    /** To whom a mail of ours went. */
    public enum Holder {
        AGENT,
        CUSTOMER,
        /** To a customer and others on a copy. */
        SEVERAL
    }

    public MailToken {
        if (message < 1 || (holder == Holder.SEVERAL) != (id == 0) || id < 0) {
            throw new IllegalArgumentException("no such mail: " + message + " to " + holder + " " + id);
        }
    }

    /** A mail to an agent. */
    public static MailToken toAgent(long message, long account) {
        return new MailToken(message, Holder.AGENT, account);
    }

    /** A mail to a customer alone. */
    public static MailToken toCustomer(long message, long customer) {
        return new MailToken(message, Holder.CUSTOMER, customer);
    }

    /** A mail to a customer and others. */
    public static MailToken toSeveral(long message) {
        return new MailToken(message, Holder.SEVERAL, 0);
    }
}
