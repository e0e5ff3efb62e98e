package org.autocrm.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.autocrm.event.FailedFollowUps;
import org.autocrm.event.FailedFollowUps.Failed;
import org.autocrm.mail.inbound.MailLedger;
import org.autocrm.mail.inbound.MailState;

/** Backs {@code /admin/failures}: work that could not be done, and how many mails are set aside. */
@Named
@RequestScoped
public class FailuresPage {

    @Inject
    private FailedFollowUps failures;

    @Inject
    private MailLedger mails;

    public List<Failed> getFailures() {
        return failures.latest();
    }

    /** How many mails are set aside, in words: counting ends somewhere. */
    public String getSetAside() {
        return MailsPage.inWords(mails.count(MailState.SET_ASIDE));
    }

    /** Tries once more. */
    public void replay(String follower, long event) {
        failures.replay(follower, event);
    }
}
