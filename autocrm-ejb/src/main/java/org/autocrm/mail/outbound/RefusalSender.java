package org.autocrm.mail.outbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.autocrm.account.Teams;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.Postman;
import org.autocrm.setting.Settings;
import org.autocrm.shared.Tokens;

/** Tells agents that what they wanted by mail was not done, and why. */
@Stateless
@PermitAll
public class RefusalSender {

    @Inject
    private FollowUps followUps;

    @Inject
    private Teams teams;

    @Inject
    private Postman postman;

    @Inject
    private Settings settings;

    /** Says that nothing of a mail was done. */
    public void send(LoggedEvent event) {
        if (followUps.isFirst(OutboundSubscription.FOLLOWER, event)) {
            var subject = "your mail about [#" + event.text("about") + "]";
            teams.agent(event.number("agent"))
                    .ifPresent(agent -> postman.sendOrDrop(OutgoingMail.automatic(
                            Tokens.random() + "@" + settings.supportAddress().domain(),
                            settings.supportAddress(),
                            settings.brand(),
                            agent.email(),
                            agent.name(),
                            "Not done: " + subject,
                            """
                    Hello %s,

                    %s was not taken, and nothing of it was done:

                    %s

                    The mail is kept; a supervisor finds it among those that were set aside. Go on at the desk:

                    %s

                    %s
                    """.formatted(agent.name(), subject, event.text("reason"), page(), settings.brand()),
                            page())));
        }
    }

    private String page() {
        return settings.publicUrl() + "/autocrm/";
    }
}
