package org.autocrm.mail.fetching;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.event.Origin;
import org.autocrm.event.Origin.Via;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.MailboxHealths;
import org.jspecify.annotations.Nullable;

/** Looks after one mailbox, on a thread of its own, for as long as this node has the right to. */
final class MailboxReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(MailboxReader.class.getName());

    /** More often than the right to the mailbox ends. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(6);

    private static final Duration WHERE_NOBODY_RINGS = Duration.ofSeconds(2);
    private static final Duration WHILE_LISTENING = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1_500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final MailboxEntry mailbox;
    private final Means means;
    private final MailCollector collector;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopped;
    private @Nullable MailSource source;
    private Instant written = Instant.EPOCH;
    private Instant held = Instant.EPOCH;
    private int failures;

    /** What every reader works with. */
    record Means(StoredMails ledger, MailSources sources, MailboxHealths healths, Clock clock, String node) {}

    MailboxReader(MailboxEntry mailbox, Means means) {
        this.mailbox = mailbox;
        this.means = means;
        this.collector = new MailCollector(means.ledger(), means.clock());
    }

    /** Whether it reads this mailbox, and that has not changed since. */
    boolean reads(MailboxEntry entry) {
        return mailbox.equals(entry);
    }

    /** Ends soon. */
    void stop() {
        stopped = true;
        bell.release();
    }

    @Override
    public void run() {
        try (var here = Origin.of(Via.MAIL, "mailbox").enter()) {
            while (!stopped) {
                pause(turn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            giveBack();
        }
    }

    /** One look, if it is ours to look; how long to wait for the next. */
    private Duration turn() throws InterruptedException {
        try {
            if (!means.healths().hold(mailbox.id(), means.node())) {
                close();
                return HEARTBEAT; // another node looks after this mailbox
            }
            var open = opened();
            held = means.clock().instant();
            bell.drainPermits(); // what rings from now on may be newer than what is found
            var lag = collector.collect(open, this::goesOn, this::left);
            succeeded(lag);
            var rings = open.isOpen() && open.ring(bell);
            var pause = rings && lag.isEmpty() ? whileListening() : whereNobodyRings();
            if (mailbox.details().server().protocol() == Protocol.POP3 || !open.isOpen()) {
                close(); // a picture of what was there
            }
            return pause;
        } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError e) {
            close();
            return failed(e);
        }
    }

    private MailSource opened() throws MessagingException, IOException, InterruptedException {
        var open = source;
        if (open == null || !open.isOpen()) {
            close();
            open = means.sources().open(mailbox);
            source = open;
        }
        return open;
    }

    /** Whether it is still to be read, and by this node; asks the database now and then. */
    private boolean goesOn() {
        var now = means.clock().instant();
        if (!stopped && held.plus(HEARTBEAT).isBefore(now)) {
            held = now;
            return holdsStill();
        }
        return !stopped;
    }

    private boolean holdsStill() {
        return means.healths().hold(mailbox.id(), means.node());
    }

    private Duration ofMailbox() {
        return Duration.ofSeconds(mailbox.details().taking().everySeconds());
    }

    /** A server may fail to ring, and what waits for the copy of an answer does not wait for long. */
    private Duration whileListening() {
        return ofMailbox().compareTo(WHILE_LISTENING) > 0 ? WHILE_LISTENING : ofMailbox();
    }

    private Duration whereNobodyRings() {
        var often = mailbox.details().server().protocol() == Protocol.IMAP; // to ask costs next to nothing there
        return often && ofMailbox().compareTo(WHERE_NOBODY_RINGS) > 0 ? WHERE_NOBODY_RINGS : ofMailbox();
    }

    private void left(int more) {
        if (more > 0) {
            means.healths().succeeded(mailbox.id(), more, OptionalInt.empty());
        }
    }

    /** Notes it now and then; at once where it failed before, or there was something. */
    private void succeeded(OptionalInt lag) {
        var now = means.clock().instant();
        if (failures > 0) {
            LOG.log(Level.INFO, "The mailbox {0} can be read again.", name());
            failures = 0;
            written = Instant.EPOCH;
        }
        if (lag.isPresent() || written.plus(HEARTBEAT).isBefore(now)) {
            means.healths().succeeded(mailbox.id(), 0, lag);
            written = now;
        }
    }

    /** Says it once in the log, until it works again. */
    private Duration failed(Throwable cause) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        if (failures++ == 0 && !stopped) {
            LOG.log(Level.WARNING, "The mailbox {0} cannot be read, and is tried again: {1}", new Object[] {
                name(), cause.toString()
            });
        }
        try {
            means.healths()
                    .failed(
                            mailbox.id(),
                            Complaint.about(cause),
                            means.clock().instant().plus(pause));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "nor can that be noted", e);
        }
        return pause;
    }

    /** Waits until somebody rings; meanwhile the right to the mailbox is kept. */
    private void pause(Duration longest) throws InterruptedException {
        var rest = longest.toMillis();
        while (!stopped && rest > 0) {
            var part = Math.min(rest, HEARTBEAT.toMillis());
            if (bell.tryAcquire(part, TimeUnit.MILLISECONDS)) {
                return;
            }
            rest -= part;
            if (rest > 0 && source != null && !isKept()) {
                return;
            }
        }
    }

    private boolean isKept() {
        try {
            return holdsStill();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void giveBack() {
        try {
            means.healths().release(mailbox.id(), means.node());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "its lease will end by itself", e);
        }
    }

    private void close() {
        if (source != null) {
            source.close();
            source = null;
        }
    }

    private String name() {
        return mailbox.details().name();
    }
}
