package org.autocrm.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.autocrm.ticket.Tags;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/tags}: tags are renamed, put together, and taken off all tickets. */
@Named
@ViewScoped
public class TagsPage extends Editor<String> {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    @Inject
    private Tags tags;

    @Inject
    private Tally tally;

    private String start = "";
    private @Nullable String behind;
    private @Nullable String name;

    /** A tag and how many tickets have it. */
    public record Row(String tag, String tickets) implements Serializable {}

    @Override
    public void open() {
        var parameters = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        start = parameters.getOrDefault("start", "");
        behind = parameters.get("behind");
        super.open();
    }

    public List<Row> getRows() {
        var found = found();
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        var counts = tally.of(shown.stream().map(TagsPage::query).toList());
        return IntStream.range(0, shown.size())
                .mapToObj(i -> new Row(shown.get(i), counts.get(i)))
                .toList();
    }

    /** The query of the next page; null on the last. */
    public @Nullable String getNext() {
        var found = found();
        return found.size() > SHOWN ? "?start=" + encoded(start) + "&behind=" + encoded(found.get(SHOWN - 1)) : null;
    }

    /** A tag as it stands in an address. */
    public String address(String tag) {
        return encoded(tag);
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        if (seen == null) {
            return List.of();
        }
        List<String> effects = new ArrayList<>();
        effects.add(PageTexts.text("effect.tag.tickets", tally.of(query(seen))));
        Optional.ofNullable(name)
                .flatMap(tags::find)
                .filter(other -> !other.equals(seen))
                .ifPresent(other -> effects.add(PageTexts.text("effect.tag.together", other, tally.of(query(other)))));
        return effects;
    }

    /** Takes the tag off all its tickets. */
    public void remove() {
        var seen = getSeen();
        if (seen != null) {
            attempt(() -> {
                tags.remove(seen);
                goTo("saved=true");
            });
        }
    }

    @Override
    String place() {
        return "/admin/tags";
    }

    @Override
    Optional<String> find(String wanted) {
        return tags.find(wanted);
    }

    @Override
    void take(String tag) {
        name = tag;
    }

    @Override
    String add() {
        throw new IllegalStateException("a tag comes to be when it is first used");
    }

    @Override
    String change(String key, String seen) {
        return tags.rename(seen, name == null ? "" : name);
    }

    @Override
    Map<String, String> shown(String tag) {
        return Map.of(PageTexts.text("admin.name"), tag);
    }

    private List<String> found() {
        return tags.part(start, Optional.ofNullable(behind), false, SHOWN + 1);
    }

    private static String query(String tag) {
        return "tag:\"" + tag + "\"";
    }

    public String getStart() {
        return start;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
