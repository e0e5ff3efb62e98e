package org.autocrm.web.ticket;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.ticket.search.Count;
import org.autocrm.view.Audience.Everybody;
import org.autocrm.view.Audience.Personal;
import org.autocrm.view.Audience.Standard;
import org.autocrm.view.View;
import org.autocrm.view.Views;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** The views beside every list and ticket, with their counters. */
@Named
@RequestScoped
public class ViewList {

    private static final String TEAM = "team-";

    @Inject
    private Views views;

    private @Nullable List<View> all;
    private @Nullable List<Section> sections;

    /**
     * Views of one kind.
     *
     * @param title a key of the texts; empty for those that every desk has
     */
    public record Section(String title, List<Entry> entries) {}

    /**
     * A view as it stands in the list.
     *
     * @param count how many tickets it has, as a screen shows it
     * @param edit the id by which it can be changed; empty where others decide about it
     */
    public record Entry(String key, String label, String count, String edit) {}

    /** Those of every desk, of everybody here, of the teams, one's own. */
    public List<Section> getSections() {
        var known = sections == null ? sections() : sections; // a page asks more than once
        sections = known;
        return known;
    }

    private List<Section> sections() {
        var counts = counts();
        List<Entry> standard = new ArrayList<>();
        List<Entry> everybody = new ArrayList<>();
        List<Entry> teams = new ArrayList<>();
        List<Entry> own = new ArrayList<>();
        for (var view : all()) {
            var section = isOfEveryDesk(view)
                    ? standard
                    : view.audience() instanceof Everybody
                            ? everybody
                            : view.audience() instanceof Personal ? own : teams;
            section.add(entry(view, counts));
        }
        return List.of(
                new Section("", standard),
                new Section("views.everybody", everybody),
                new Section("views.teams", teams),
                new Section("views.own", own));
    }

    /** How many tickets each counted view has, by its key. */
    public Map<String, Count> counts() {
        return views.counts(all().stream().filter(View::counted).toList());
    }

    /** The view of that key, the inbox where there is no key; empty if there is none for the caller. */
    Optional<View> find(String key) {
        return key.isEmpty()
                ? Optional.of(all().get(0))
                : all().stream().filter(view -> view.key().equals(key)).findFirst();
    }

    /** Its name; that of every desk's views in the reader's language. */
    static String label(View view) {
        return isOfEveryDesk(view)
                ? PageTexts.text("view." + view.key())
                : view.definition().name();
    }

    private static boolean isOfEveryDesk(View view) {
        return view.audience() instanceof Standard && !view.key().startsWith(TEAM);
    }

    private static Entry entry(View view, Map<String, Count> counts) {
        var count = counts.get(view.key());
        return new Entry(
                view.key(),
                label(view),
                count == null ? "" : count.toString(),
                view.changeable() ? Long.toString(view.id()) : "");
    }

    private List<View> all() {
        var known = all == null ? views.all() : all;
        all = known;
        return known;
    }
}
