package org.autocrm.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.account.Teams;
import org.autocrm.event.FailedFollowUps;
import org.autocrm.notification.Notices;
import org.autocrm.staffing.Presence;
import org.autocrm.staffing.Presences;
import org.jspecify.annotations.Nullable;

/** What stands around every page of the desk: who is logged in, and what waits for them. */
@Named
@RequestScoped
public class Frame {

    @Inject
    private Teams teams;

    @Inject
    private FailedFollowUps failures;

    @Inject
    private Presences presences;

    @Inject
    private Notices notices;

    private @Nullable Person me;
    private @Nullable String presence;

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

    /** How many notices are unread, for the bell; nothing where there is none. */
    public String getUnread() {
        return shown(notices.unread());
    }

    /** How that many unread notices are shown at the bell. */
    public static String shown(int unread) {
        if (unread == 0) {
            return "";
        }
        return unread < Notices.MOST_COUNTED ? Integer.toString(unread) : (Notices.MOST_COUNTED - 1) + "+";
    }

    /** Goes on or off duty. */
    public void toggleDuty() {
        presences.become(getMe().available() ? Presence.OFFLINE : Presence.ONLINE);
        me = null;
        presence = null;
    }

    /** Whether the agent is there for new work, by its word. */
    public String getPresence() {
        var known = presence == null ? presences.mine().presence().word() : presence;
        presence = known;
        return known;
    }

    /** The agent says so. */
    public void setPresence(String word) {
        if (Stream.of(Presence.values()).anyMatch(known -> known.word().equals(word))) {
            presences.become(Presence.valueOf(word.toUpperCase(Locale.ROOT)));
            me = null;
            presence = null;
        }
    }
}
