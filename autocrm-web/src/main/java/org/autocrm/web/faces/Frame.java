package org.autocrm.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.account.Teams;
import org.autocrm.event.FailedFollowUps;
import org.jspecify.annotations.Nullable;

/** What stands around every page of the desk: who is logged in, and what waits for them. */
@Named
@RequestScoped
public class Frame {

    @Inject
    private Teams teams;

    @Inject
    private FailedFollowUps failures;

    private @Nullable Person me;

    /** The agent who is logged in. */
    public Person getMe() {
        var known = me == null ? teams.me() : me;
        me = known;
        return known;
    }

    public boolean isAdministrator() {
        return getMe().role() == Role.ADMINISTRATOR;
    }

    /** Whether the audit trail is for them. */
    public boolean isSupervisor() {
        return getMe().role().groups().contains("supervisor");
    }

    /** How many follow-ups are dead, for the administrator's badge. */
    public int getDead() {
        return isAdministrator() ? failures.dead() : 0;
    }

    /** Goes on or off duty. */
    public void toggleDuty() {
        teams.goOnDuty(!getMe().available());
        me = null;
    }
}
