package org.autocrm.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.account.TeamRef;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.view.Audience.Standard;

/** The views of every installation, in the language that everybody can use. */
final class StandardViews {

    private static final List<View> VIEWS = List.of(
            view("inbox", "status:open -is:snoozed", true),
            view("mine", "assignee:me status:unsolved -is:snoozed", true),
            view("unassigned", "status:open assignee:none -is:snoozed", true),
            view("waiting", "status:waiting", false),
            view("solved", "status:solved", false),
            view("all", "", false));

    private StandardViews() {}

    /** Those that are for the teams too, one each. */
    static List<View> with(List<TeamRef> teams) {
        return Stream.concat(VIEWS.stream(), teams.stream().map(StandardViews::ofTeam))
                .toList();
    }

    private static View ofTeam(TeamRef team) {
        return view(
                "team-" + team.id(), team.name(), Query.parse("status:open team:" + team.id() + " -is:snoozed"), true);
    }

    private static View view(String key, String query, boolean counted) {
        return view(key, key, Query.parse(query), counted);
    }

    private static View view(String key, String name, Query query, boolean counted) {
        var definition = new Definition(name, query, List.of(), Order.NEWEST_CHANGE, Optional.empty(), 0);
        return new View(key, 0, new Standard(), definition, false, counted, 0);
    }
}
