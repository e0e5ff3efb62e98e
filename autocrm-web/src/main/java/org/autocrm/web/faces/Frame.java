package org.autocrm.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.account.Teams;
import org.autocrm.event.FailedFollowUps;
import org.autocrm.ticket.TicketFilter;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketStatus;
import org.jspecify.annotations.Nullable;

/** What stands around every page of the desk: who is logged in, and the views with their counters. */
@Named
@RequestScoped
public class Frame {

    @Inject
    private Teams teams;

    @Inject
    private TicketQueries queries;

    @Inject
    private FailedFollowUps failures;

    private @Nullable Person me;
    private @Nullable List<View> views;
    private @Nullable List<View> teamViews;

    /**
     * A named list of tickets.
     *
     * @param key its name in the address
     * @param label a key of the texts, or the name itself for a team
     * @param count how many tickets it has, as a screen shows it
     */
    public record View(String key, String label, TicketFilter filter, String count) {}

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

    /** The views that every agent has. */
    public List<View> getViews() {
        var known = views;
        if (known == null) {
            var open = TicketFilter.in(TicketStatus.OPEN);
            known = List.of(
                    view("inbox", "view.inbox", open, true),
                    view(
                            "mine",
                            "view.mine",
                            TicketFilter.in(TicketStatus.OPEN, TicketStatus.WAITING)
                                    .ofAgent(getMe().id()),
                            true),
                    view("unassigned", "view.unassigned", open.ofNobody(), true),
                    view("waiting", "view.waiting", TicketFilter.in(TicketStatus.WAITING), false),
                    view("solved", "view.solved", TicketFilter.in(TicketStatus.SOLVED), false),
                    view("all", "view.all", TicketFilter.all(), false));
            views = known;
        }
        return known;
    }

    /** A view for the open tickets of each team. */
    public List<View> getTeamViews() {
        var known = teamViews;
        if (known == null) {
            known = new ArrayList<>();
            for (var team : teams.all()) {
                known.add(view(
                        "team-" + team.id(),
                        team.name(),
                        TicketFilter.in(TicketStatus.OPEN).ofTeam(team.id()),
                        true));
            }
            teamViews = known;
        }
        return known;
    }

    /** The view of that name, or the inbox. */
    public View view(@Nullable String key) {
        return getViews().stream()
                .filter(view -> view.key().equals(key))
                .findFirst()
                .or(() -> getTeamViews().stream()
                        .filter(view -> view.key().equals(key))
                        .findFirst())
                .orElseGet(() -> getViews().get(0));
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

    private View view(String key, String label, TicketFilter filter, boolean counted) {
        return new View(key, label, filter, counted ? shown(queries.count(filter)) : "");
    }

    private static String shown(int count) {
        return count >= TicketQueries.MOST_COUNTED ? (TicketQueries.MOST_COUNTED - 1) + "+" : Integer.toString(count);
    }
}
