package org.autocrm.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Chore;

/** Sends what is still to be mailed, one by one or collected, and forgets what is old. */
@ApplicationScoped
class NoticeChore implements Chore {

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
        waiting.agents().forEach(digests::send);
        for (int i = 0; i < MOST_BATCHES && waiting.forget(); i++) {
            // each batch is a transaction of its own
        }
    }
}
