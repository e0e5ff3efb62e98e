package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.setting.Chore;

/** Has old raw mails forgotten, a few thousand a minute. */
@ApplicationScoped
class RawMailChore implements Chore {

    private static final int MOST_BATCHES = 25;

    @Inject
    private OldRawMails mails;

    @Override
    public void tidy() {
        for (int i = 0; i < MOST_BATCHES && mails.forget(); i++) {
            // each batch is a transaction of its own
        }
    }
}
