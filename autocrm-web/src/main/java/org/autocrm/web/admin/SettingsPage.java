package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.autocrm.ticket.TicketSettings;
import org.autocrm.ticket.TicketSettings.Kept;
import org.autocrm.ticket.TicketSettings.Values;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/settings}: how ticket numbers look, and which files may be attached. */
@Named
@ViewScoped
public class SettingsPage extends Editor<Kept> {

    private static final long serialVersionUID = 1L;

    @Inject
    private TicketSettings settings;

    private @Nullable String prefix;
    private int largest;
    private @Nullable String blocked;

    /** The settings are always the same thing, whatever the address says. */
    @Override
    public void open() {
        open("settings");
    }

    /** A number as the next ones will look. */
    public String getExample() {
        return (prefix == null ? "" : prefix.strip()) + "10042";
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        if (seen == null) {
            return List.of();
        }
        List<String> effects = new ArrayList<>();
        if (!seen.values().numberPrefix().equals(prefix == null ? "" : prefix)) {
            effects.add(PageTexts.text("effect.settings.prefix", getExample()));
        }
        if (largest != seen.values().largestMegabytes()) {
            effects.add(PageTexts.text("effect.settings.largest", largest));
        }
        if (!wanted().blocked().equals(seen.values().blocked())) {
            effects.add(PageTexts.text("effect.settings.blocked"));
        }
        return effects.isEmpty() ? List.of(PageTexts.text("effect.nothing")) : effects;
    }

    @Override
    String place() {
        return "/admin/settings";
    }

    @Override
    Optional<Kept> find(String wanted) {
        return Optional.of(settings.kept());
    }

    @Override
    void take(Kept kept) {
        prefix = kept.values().numberPrefix();
        largest = kept.values().largestMegabytes();
        blocked = String.join(" ", new TreeSet<>(kept.values().blocked()));
    }

    @Override
    String add() {
        throw new IllegalStateException("there are settings always");
    }

    @Override
    String change(String key, Kept seen) {
        var next = wanted();
        settings.change(OptionalLong.of(seen.version()), is -> next);
        return key;
    }

    @Override
    Map<String, String> shown(Kept kept) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("settings.prefix"), kept.values().numberPrefix());
        shown.put(
                PageTexts.text("settings.largest"),
                Integer.toString(kept.values().largestMegabytes()));
        shown.put(
                PageTexts.text("settings.blocked"),
                String.join(" ", new TreeSet<>(kept.values().blocked())));
        return shown;
    }

    private Values wanted() {
        return new Values(
                prefix == null ? "" : prefix.strip(),
                largest,
                blocked == null
                        ? Set.of()
                        : Set.copyOf(new TreeSet<>(List.of(blocked.strip().split("[\\s,]+")))));
    }

    public @Nullable String getPrefix() {
        return prefix;
    }

    public void setPrefix(@Nullable String prefix) {
        this.prefix = prefix;
    }

    public int getLargest() {
        return largest;
    }

    public void setLargest(int largest) {
        this.largest = largest;
    }

    public @Nullable String getBlocked() {
        return blocked;
    }

    public void setBlocked(@Nullable String blocked) {
        this.blocked = blocked;
    }
}
