package org.autocrm.mail.fetching;

import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private boolean interrupted;

    MailCollector(StoredMails ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Takes everything that is there. What cannot be done in the mailbox afterwards keeps no mail from being taken.
     *
     * @param goesOn asked before each mail; where not, the source is closed
     * @param progress told after each batch how many are left
     * @return for how many seconds the last mail had been in the mailbox; empty where there was none
     */
    OptionalInt collect(MailSource source, BooleanSupplier goesOn, IntConsumer progress)
            throws MessagingException, IOException {
        var lag = OptionalInt.empty();
        var trouble = Optional.<MessagingException>empty();
        interrupted = false;
        MailSource.Found found;
        do {
            found = source.look(BATCH);
            var safe = takeAll(found.mails(), source.settles(), goesOn);
            if (!safe.isEmpty()) {
                lag = safe.get(safe.size() - 1).lagSeconds(clock.instant());
                trouble = attempt(() -> source.settle(safe));
            }
            progress.accept(found.more());
        } while (found.more() > 0 && !interrupted);
        if (interrupted) {
            source.close(); // what was found and not taken is found again
            return lag;
        }
        if (trouble.isEmpty()) {
            trouble = attempt(source::settleRest);
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return lag;
    }

    private interface Step {
        void run() throws MessagingException;
    }

    private static Optional<MessagingException> attempt(Step step) {
        try {
            step.run();
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(e);
        }
    }

    /** Those that are safe as a whole now. */
    private List<WaitingMail> takeAll(List<WaitingMail> mails, boolean unsettled, BooleanSupplier goesOn)
            throws MessagingException, IOException {
        List<WaitingMail> safe = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            if (!goesOn.getAsBoolean()) {
                interrupted = true;
                return safe;
            }
            var mail = mails.get(i);
            if (mail.isOurs()) {
                if (take(mail, unsettled)) {
                    safe.add(mail);
                }
            } else if (i + 1 == mails.size() || mails.get(i + 1).isOurs()) {
                ledger.passOver(mail.place()); // with all before it
            }
        }
        return safe;
    }

    /** Whether the whole mail is safe in the database now. */
    private boolean take(WaitingMail mail, boolean unsettled) throws MessagingException, IOException {
        try {
            if (mail.size() > LARGEST) {
                ledger.setAside(mail.place(), mail.header(), "it is larger than 50 MB");
                return false;
            }
            var raw = mail.raw();
            var isShort = mail.isMoreThan(raw.length);
            ledger.keep(mail.place(), raw, unsettled && !isShort);
            return !isShort; // who knows what the server has not handed out: it stays there
        } catch (MessageRemovedException e) {
            ledger.passOver(mail.place()); // somebody was faster than we
            return false;
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
