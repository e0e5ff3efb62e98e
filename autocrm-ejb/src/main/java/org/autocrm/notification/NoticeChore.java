package org.autocrm.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.setting.Chore;

/** Sends what is still to be mailed, one by one or collected, and forgets what is old. */
@ApplicationScoped
class NoticeChore implements Chore {

    private static final Logger LOG = Logger.getLogger(NoticeChore.class.getName());
    private static final int MOST_BATCHES = 10;

    @Inject
    private DueMails mails;

    @Inject
    private WaitingMails waiting;

    @Inject
    private DigestMailer digests;

    @Override
    public void tidy() {
        mails.sendWaiting();
        waiting.agents().forEach(this::sendCollected);
        for (int i = 0; i < MOST_BATCHES && waiting.forget(); i++) {
            // each batch is a transaction of its own
        }
    }

    /** What one agent's mail server refuses, the next agent does not wait for. */
    private void sendCollected(long agent) {
        try {
            digests.send(agent);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Collected notifications are mailed later: {0}", e.toString());
        }
    }
}
