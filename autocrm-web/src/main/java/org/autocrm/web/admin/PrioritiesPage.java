package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/priorities}: how urgent tickets can be. */
@Named
@ViewScoped
public class PrioritiesPage extends Editor<Priority> {

    private static final long serialVersionUID = 1L;

    @Inject
    private Priorities priorities;

    @Inject
    private Tally tally;

    private @Nullable String name;
    private @Nullable Integer rank;
    private boolean byDefault;
    private boolean archived;

    /** A priority and how many unsolved tickets have it. */
    public record Row(Priority priority, String tickets) implements Serializable {}

    /** The most urgent first. */
    public List<Row> getRows() {
        var all = new ArrayList<>(priorities.all());
        java.util.Collections.reverse(all);
        var counts = tally.of(all.stream()
                .map(priority -> "priority:" + priority.key() + " status:unsolved")
                .toList());
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Row(all.get(i), counts.get(i)))
                .toList();
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        if (seen == null) {
            return List.of(PageTexts.text("effect.priority.new"));
        }
        List<String> effects = new ArrayList<>();
        effects.add(PageTexts.text("effect.priority.tickets", tally.of("priority:" + seen.key()), seen.key()));
        if (archived && !seen.archived()) {
            effects.add(PageTexts.text("effect.archived"));
        }
        if (byDefault && !seen.byDefault()) {
            effects.add(PageTexts.text("effect.priority.default"));
        }
        return effects;
    }

    @Override
    String place() {
        return "/admin/priorities";
    }

    @Override
    Optional<Priority> find(String wanted) {
        return priorities.find(wanted);
    }

    @Override
    void take(Priority priority) {
        name = priority.name();
        rank = priority.rank();
        byDefault = priority.byDefault();
        archived = priority.archived();
    }

    @Override
    String add() {
        return priorities.add(name == null ? "" : name, rank == null ? 0 : rank).key();
    }

    @Override
    String change(String key, Priority seen) {
        return priorities
                .change(
                        key,
                        OptionalLong.of(seen.version()),
                        is -> new Priority(key, name == null ? "" : name, is.rank(), byDefault, archived, is.version()))
                .key();
    }

    @Override
    Map<String, String> shown(Priority priority) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), priority.name());
        shown.put(PageTexts.text("admin.defaultPriority"), Say.yes(priority.byDefault()));
        shown.put(PageTexts.text("admin.archived"), Say.yes(priority.archived()));
        return shown;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable Integer getRank() {
        return rank;
    }

    public void setRank(@Nullable Integer rank) {
        this.rank = rank;
    }

    public boolean isByDefault() {
        return byDefault;
    }

    public void setByDefault(boolean byDefault) {
        this.byDefault = byDefault;
    }

    public boolean isArchived() {
        return archived;
    }

    public void setArchived(boolean archived) {
        this.archived = archived;
    }
}
