package org.autocrm.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.account.Teams;
import org.autocrm.event.FailedFollowUps;
import org.autocrm.ticket.search.Count;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.view.Audience.Standard;
import org.autocrm.view.Views;
import org.jspecify.annotations.Nullable;

/** What stands around every page of the desk: who is logged in, and the views with their counters. */
@Named
@RequestScoped
public class Frame {

    @Inject
    private Teams teams;

    @Inject
    private Views views;

    @Inject
    private FailedFollowUps failures;

    private @Nullable Person me;
    private @Nullable List<View> all;

    /**
     * A named list of tickets.
     *
     * @param key its name in the address
     * @param label a key of the texts, or the name itself
     * @param count how many tickets it has, as a screen shows it
     */
    public record View(String key, String label, Query query, Order order, boolean standard, String count) {}

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
        return all().stream().filter(View::standard).toList();
    }

    /** A view for the open tickets of each team. */
    public List<View> getTeamViews() {
        return all().stream().filter(view -> view.key().startsWith("team-")).toList();
    }

    /** The views that were made here. */
    public List<View> getSavedViews() {
        return all().stream().filter(view -> view.key().startsWith("view-")).toList();
    }

    /** The view of that name, or the inbox. */
    public View view(@Nullable String key) {
        return all().stream().filter(view -> view.key().equals(key)).findFirst().orElseGet(() -> all().get(0));
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

    private List<View> all() {
        var known = all;
        if (known == null) {
            var found = views.all();
            var counts = views.counts(
                    found.stream().filter(org.autocrm.view.View::counted).toList());
            known = found.stream().map(view -> shown(view, counts)).toList();
            all = known;
        }
        return known;
    }

    private static View shown(org.autocrm.view.View view, Map<String, Count> counts) {
        var isStandard = view.audience() instanceof Standard && !view.key().startsWith("team-");
        var definition = view.definition();
        var count = counts.get(view.key());
        return new View(
                view.key(),
                isStandard ? "view." + view.key() : definition.name(),
                definition.query(),
                definition.groupedOrder(),
                isStandard,
                count == null ? "" : count.toString());
    }
}
