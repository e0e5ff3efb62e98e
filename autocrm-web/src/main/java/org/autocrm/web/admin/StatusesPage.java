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
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/statuses}: what agents choose to say whose turn it is. */
@Named
@ViewScoped
public class StatusesPage extends Editor<Status> {

    private static final long serialVersionUID = 1L;

    @Inject
    private Statuses statuses;

    @Inject
    private Tally tally;

    private @Nullable String name;
    private TicketStatus category = TicketStatus.WAITING;
    private int position;
    private boolean byDefault;
    private boolean archived;

    /** A status and how many tickets have it. */
    public record Row(Status status, String tickets) implements Serializable {}

    public List<Row> getRows() {
        var all = statuses.all();
        var counts = tally.of(
                all.stream().map(status -> "status:\"" + status.key() + "\"").toList());
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Row(all.get(i), counts.get(i)))
                .toList();
    }

    public List<TicketStatus> getCategories() {
        return List.of(TicketStatus.values());
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        if (seen == null) {
            return List.of(PageTexts.text("effect.status.new"));
        }
        List<String> effects = new ArrayList<>();
        effects.add(PageTexts.text("effect.status.tickets", tally.of("status:\"" + seen.key() + "\""), seen.key()));
        if (archived && !seen.archived()) {
            effects.add(PageTexts.text("effect.archived"));
        }
        if (byDefault && !seen.byDefault()) {
            effects.add(PageTexts.text("effect.status.default", PageTexts.text("status." + seen.category())));
        }
        return effects;
    }

    @Override
    String place() {
        return "/admin/statuses";
    }

    @Override
    Optional<Status> find(String wanted) {
        return statuses.find(wanted);
    }

    @Override
    void take(Status status) {
        name = status.name();
        category = status.category();
        position = status.position();
        byDefault = status.byDefault();
        archived = status.archived();
    }

    @Override
    String add() {
        return statuses.add(name == null ? "" : name, category).key();
    }

    @Override
    String change(String key, Status seen) {
        return statuses.change(
                        key,
                        OptionalLong.of(seen.version()),
                        is -> new Status(
                                key,
                                name == null ? "" : name,
                                is.category(),
                                position,
                                byDefault,
                                archived,
                                is.version()))
                .key();
    }

    @Override
    Map<String, String> shown(Status status) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), status.name());
        shown.put(PageTexts.text("admin.position"), Integer.toString(status.position()));
        shown.put(PageTexts.text("admin.default"), Say.yes(status.byDefault()));
        shown.put(PageTexts.text("admin.archived"), Say.yes(status.archived()));
        return shown;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public TicketStatus getCategory() {
        return category;
    }

    public void setCategory(TicketStatus category) {
        this.category = category;
    }

    public int getPosition() {
        return position;
    }

    public void setPosition(int position) {
        this.position = position;
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
