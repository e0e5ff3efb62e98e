package org.autocrm.mail.fetching;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Listens, on a thread of its own, until an IMAP server says that a folder has changed (IDLE, RFC 2177). Any other use
 * of the folder ends the listening until it is asked for again.
 *
 * <p>A server may say so in its answer to any other command, too; then it does not say it once more. So the bell rings
 * whenever the folder has grown, whether somebody listens or not.
 */
final class Doorbell {

    private static final Logger LOG = Logger.getLogger(Doorbell.class.getName());

    private final Folder folder;
    private final Semaphore asked = new Semaphore(0);
    private volatile Semaphore bell = new Semaphore(0);
    private volatile boolean listening;
    private volatile boolean closed;

    Doorbell(Folder folder, ThreadFactory threads) {
        this.folder = folder;
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                bell.release();
            }
        });
        var thread = threads.newThread(this::listen);
        thread.setName("autocrm-mailbox-idle");
        thread.start();
    }

    /** Listens from now on, and rings that bell once. */
    void listenFor(Semaphore next) {
        if (next != bell) {
            next.release(bell.availablePermits()); // it rang before anybody was there to hear it
            bell = next;
        }
        if (!listening) {
            listening = true;
            asked.release();
        }
    }

    /** Ends the thread; the folder is closed next, which ends its listening. */
    void close() {
        closed = true;
        asked.release();
    }

    private void listen() {
        try {
            while (true) {
                asked.acquire();
                if (closed) {
                    return;
                }
                listenOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenOnce() {
        try {
            Angus.idle(folder);
        } catch (MessagingException | RuntimeException e) {
            LOG.log(Level.FINE, "the mailbox went while it was listened to", e);
        } finally {
            listening = false;
            bell.release();
        }
    }
}
