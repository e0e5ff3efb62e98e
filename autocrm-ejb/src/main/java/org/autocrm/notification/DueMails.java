package org.autocrm.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has the mails sent that are due. What fails stays in the table and is tried again once a minute; meanwhile nobody
 * waits for the mail server, because notices on the screen must not.
 */
@ApplicationScoped
class DueMails {

    private static final Logger LOG = Logger.getLogger(DueMails.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 3;

    @Inject
    private NoticeMailer mailer;

    @Inject
    private WaitingMails waiting;

    @Inject
    private Clock clock;

    private volatile Instant silentUntil = Instant.MIN;

    /** Sends these at once, unless the mail server has just failed. */
    void send(List<Long> notices) {
        for (var notice : notices) {
            if (clock.instant().isBefore(silentUntil)) {
                return;
            }
            if (!isSent(notice)) {
                silentUntil = clock.instant().plus(PAUSE);
            }
        }
    }

    /** Sends what is still due. */
    void sendWaiting() {
        int failures = 0;
        for (var notice : waiting.due()) {
            if (!isSent(notice) && ++failures == MOST_FAILURES) {
                return;
            }
        }
    }

    /** What goes wrong here must not have the notices themselves written again. */
    private boolean isSent(long notice) {
        try {
            return mailer.send(notice);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A notification is mailed later: {0}", e.toString());
            return false;
        }
    }
}
