package org.autocrm.mail.fetching;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.concurrent.Semaphore;

/** An open mailbox: what is new in it, and what becomes there of what was taken. */
interface MailSource extends AutoCloseable {

    /**
     * What was found at a look.
     *
     * @param mails the oldest first
     * @param more how many there are behind them
     */
    record Found(List<WaitingMail> mails, int more) {}

    /** Whether something is to be done there for each mail that was taken, which must not be forgotten. */
    boolean settles();

    /** The mails that nobody has dealt with, at most so many. */
    Found look(int most) throws MessagingException;

    /** Does in the mailbox what was decided for mails that are safe in the database. */
    void settle(List<WaitingMail> taken) throws MessagingException;

    /** Does what is left of that, for the process died, or the mailbox went, between the two. */
    void settleRest() throws MessagingException;

    /** Rings when the mailbox says by itself that there is something new; whether it ever will. */
    boolean ring(Semaphore bell);

    boolean isOpen();

    @Override
    void close();
}
