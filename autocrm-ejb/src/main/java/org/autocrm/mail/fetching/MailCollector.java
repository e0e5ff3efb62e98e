package org.autocrm.mail.fetching;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.autocrm.mail.inbound.StoredMails;

/**
 * Takes what is new in a mailbox into the ledger, and only then does in the mailbox what was decided.
 *
 * <p>A mail that cannot be fetched or kept is tried a few times and then set aside, so that it blocks nothing behind
 * it; it stays in the mailbox, as does one that is too large to be taken.
 */
final class MailCollector {

    private static final int BATCH = 50;
    private static final int TRIES = 5;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final StoredMails ledger;
    private final Clock clock;
    private long stuckUid;
    private int stuckTries;

    MailCollector(StoredMails ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Takes everything that is there.
     *
     * @param goesOn asked after each batch
     * @param progress told after each batch how many are left
     * @return for how many seconds the last mail had been in the mailbox; empty where there was none
     */
    OptionalInt collect(MailSource source, BooleanSupplier goesOn, IntConsumer progress)
            throws MessagingException, IOException {
        var lag = OptionalInt.empty();
        MailSource.Found found;
        do {
            found = source.look(BATCH);
            List<WaitingMail> safe = new ArrayList<>();
            for (var mail : found.mails()) {
                if (take(mail)) {
                    safe.add(mail);
                }
            }
            if (!safe.isEmpty()) {
                lag = safe.get(safe.size() - 1).lagSeconds(clock.instant());
            }
            source.settle(safe); // all of them are committed now
            progress.accept(found.more());
        } while (found.more() > 0 && goesOn.getAsBoolean());
        return lag;
    }

    /** Whether the whole mail is safe in the database now. */
    private boolean take(WaitingMail mail) throws MessagingException, IOException {
        if (!mail.isOurs()) {
            ledger.passOver(mail.place());
            return false;
        }
        try {
            if (mail.size() > LARGEST) {
                ledger.setAside(mail.place(), mail.header(), "it is larger than 50 MB");
                return false;
            }
            ledger.keep(mail.place(), mail.raw());
            return true;
        } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError e) {
            stuckTries = mail.place().uid() == stuckUid ? stuckTries + 1 : 1;
            stuckUid = mail.place().uid();
            if (stuckTries < TRIES) {
                throw e;
            }
            ledger.setAside(mail.place(), new byte[0], "it cannot be fetched or kept: " + e);
            return false;
        }
    }
}
