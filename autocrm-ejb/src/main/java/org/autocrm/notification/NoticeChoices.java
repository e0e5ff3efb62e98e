package org.autocrm.notification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.autocrm.account.Teams;

/** What the caller chose to hear of. */
@Stateless
@RolesAllowed("agent")
public class NoticeChoices {

    @Inject
    private KeptChoices choices;

    @Inject
    private Teams teams;

    @Inject
    private Clock clock;

    /** What holds for the caller. */
    public NoticePreferences mine() {
        return choices.of(teams.me().id());
    }

    /** This holds for the caller from now on. */
    public NoticePreferences choose(NoticePreferences next) {
        var me = teams.me().id();
        choices.keep(me, next, clock.instant());
        return choices.of(me);
    }
}
