package org.autocrm.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.autocrm.event.FailedFollowUps;
import org.autocrm.event.FailedFollowUps.Failed;
import org.autocrm.mail.inbound.KeptMails;
import org.autocrm.mail.inbound.KeptMails.MailRow;

/** Backs {@code /admin/failures}: work that could not be done, and mails that became no message. */
@Named
@RequestScoped
public class FailuresPage {

    @Inject
    private FailedFollowUps failures;

    @Inject
    private KeptMails mails;

    public List<Failed> getFailures() {
        return failures.latest();
    }

    public List<MailRow> getMails() {
        return mails.latest();
    }

    /** Tries once more. */
    public void replay(String follower, long event) {
        failures.replay(follower, event);
    }
}
