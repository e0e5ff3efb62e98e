package org.autocrm.mail.inbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.autocrm.event.Origin;
import org.autocrm.event.Origin.Via;
import org.autocrm.setting.Settings;
import org.autocrm.shared.Resources;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the mailbox every second or two, keeps each new mail, and only then marks it there.
 *
 * <p>What was kept is known by its place in the mailbox, not by a flag: a mail that was kept but not marked when the
 * process died is not taken again, one that was marked by somebody else is not missed.
 */
@Singleton(name = "MailboxTimer")
@Startup
@DependsOn("EventRelay")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class MailboxTimer {

    private static final Logger LOG = Logger.getLogger(MailboxTimer.class.getName());
    private static final long PAUSE_MILLIS = 1_500;
    private static final int BATCH = 50;
    private static final int TRIES = 5;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Settings settings;

    @Inject
    private StoredMails mails;

    private @Nullable Mailbox open;
    private boolean failing;
    private long stuckUid;
    private int stuckTries;

    @PostConstruct
    void start() {
        MailboxSettings.from(settings).ifPresent(mailbox -> {
            var thread = threads.newThread(() -> watch(mailbox));
            thread.setName("autocrm-mailbox");
            thread.start();
        });
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void watch(MailboxSettings settings) {
        try (var here = Origin.of(Via.MAIL, "mailbox").enter()) {
            do {
                try {
                    fetch(settings);
                    recovered(settings);
                } catch (Exception | OutOfMemoryError e) {
                    close();
                    report(settings, e);
                }
            } while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void fetch(MailboxSettings settings) throws Exception {
        try (var turn = MailboxTurn.take(Resources.get("jdbc/autocrm", DataSource.class), settings.name())) {
            if (!turn.isMine()) {
                return; // another node looks after this mailbox
            }
            var mailbox = open == null || !open.isOpen() ? Mailbox.open(settings) : open;
            open = mailbox;
            var validity = mailbox.uidValidity();
            boolean more;
            do {
                var last = mails.lastUid(settings.name(), validity);
                var found = mailbox.after(last.orElse(0L), BATCH);
                for (var message : found) {
                    take(settings, mailbox, validity, message, last.isEmpty());
                }
                if (!found.isEmpty()) {
                    mailbox.markSeen(found); // all of them are committed now
                }
                more = found.size() == BATCH;
            } while (more && stopped.getCount() > 0);
        }
    }

    /**
     * Keeps a mail. One that cannot be fetched or kept is tried a few times and then set aside, so that it blocks
     * nothing behind it. A mailbox that is new to us may be full of old mail: there, only what nobody has read is new.
     */
    private void take(MailboxSettings settings, Mailbox mailbox, long validity, Message message, boolean newMailbox)
            throws Exception {
        var uid = mailbox.uidOf(message);
        if (newMailbox && Mailbox.isRead(message)) {
            mails.passOver(settings.name(), validity, uid);
            return;
        }
        try {
            if (message.getSize() > LARGEST) {
                mails.setAside(settings.name(), validity, uid, Mailbox.header(message), "it is larger than 50 MB");
            } else {
                mails.keep(settings.name(), validity, uid, Mailbox.raw(message));
            }
        } catch (Exception | OutOfMemoryError e) {
            stuckTries = uid == stuckUid ? stuckTries + 1 : 1;
            stuckUid = uid;
            if (stuckTries < TRIES) {
                throw e;
            }
            mails.setAside(settings.name(), validity, uid, new byte[0], "it cannot be fetched or kept: " + e);
        }
    }

    private void close() {
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                LOG.log(Level.FINE, "the mailbox was gone already", e);
            }
            open = null;
        }
    }

    /** Says it once, until it works again. */
    private void report(MailboxSettings settings, Throwable cause) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "The mailbox {0} cannot be read, and is tried again: {1}", new Object[] {
                settings.name(), cause.toString()
            });
        }
    }

    private void recovered(MailboxSettings settings) {
        if (failing) {
            failing = false;
            LOG.log(Level.INFO, "The mailbox {0} can be read again.", settings.name());
        }
    }
}
