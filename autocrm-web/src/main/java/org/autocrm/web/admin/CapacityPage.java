package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.autocrm.routing.RoutingSettings;
import org.autocrm.routing.RoutingSettings.Kept;
import org.autocrm.routing.RoutingSettings.Values;
import org.autocrm.simulation.Draft;
import org.autocrm.staffing.StaffingDefaults;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.web.faces.Display;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/capacity}: how much work everybody may have, and how much a ticket counts. */
@Named
@ViewScoped
public class CapacityPage extends Editor<Kept> {

    private static final long serialVersionUID = 1L;

    @Inject
    private RoutingSettings settings;

    @Inject
    private Priorities priorities;

    @Inject
    private Display show;

    @Inject
    private SimulationPanel simulation;

    private @Nullable Integer mailUnits;
    private @Nullable Integer portalUnits;
    private @Nullable Integer chatUnits;
    private @Nullable Integer awayAfterMinutes;
    private List<Weight> weights = List.of();

    /** What a ticket of a priority counts, as it is typed on the page. */
    public static class Weight implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Priority priority;
        private int units;

        Weight(Priority priority, int units) {
            this.priority = priority;
            this.units = units;
        }

        public Priority getPriority() {
            return priority;
        }

        public int getUnits() {
            return units;
        }

        public void setUnits(int units) {
            this.units = units;
        }
    }

    /** The settings are always the same thing, whatever the address says. */
    @Override
    public void open() {
        open("capacity");
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        return List.of(
                PageTexts.text("effect.capacity.everybody"),
                awayAfterMinutes == null
                        ? PageTexts.text("effect.capacity.never")
                        : PageTexts.text("effect.capacity.away", awayAfterMinutes),
                PageTexts.text("effect.staffing.waiting"));
    }

    @Override
    String place() {
        return "/admin/capacity";
    }

    @Override
    Optional<Kept> find(String wanted) {
        return Optional.of(settings.kept());
    }

    @Override
    void take(Kept kept) {
        var everybody = kept.values().everybody();
        mailUnits = everybody.mailUnits();
        portalUnits = everybody.portalUnits();
        chatUnits = everybody.chatUnits();
        awayAfterMinutes = everybody.awayAfterMinutes();
        weights = priorities.offered().stream()
                .map(priority -> new Weight(priority, kept.values().units().getOrDefault(priority.key(), 1)))
                .toList();
    }

    @Override
    String add() {
        throw new IllegalStateException("there are settings always");
    }

    @Override
    String change(String key, Kept seen) {
        var wanted = new Values(
                new StaffingDefaults.Values(mailUnits, portalUnits, chatUnits, awayAfterMinutes),
                weights.stream()
                        .collect(Collectors.toMap(weight -> weight.getPriority().key(), Weight::getUnits)));
        settings.change(OptionalLong.of(seen.version()), is -> wanted);
        return key;
    }

    /** Tries the capacities that are in the form, and saves nothing. */
    public void simulate() {
        simulation.run(new Draft(Map.of(), Map.of(), new Draft.Capacity(mailUnits, portalUnits)));
    }

    @Override
    Map<String, String> shown(Kept kept) {
        var everybody = kept.values().everybody();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("capacity.mail"), Objects.toString(everybody.mailUnits(), ""));
        shown.put(PageTexts.text("capacity.portal"), Objects.toString(everybody.portalUnits(), ""));
        shown.put(PageTexts.text("capacity.chat"), Objects.toString(everybody.chatUnits(), ""));
        shown.put(PageTexts.text("capacity.away"), Objects.toString(everybody.awayAfterMinutes(), ""));
        priorities
                .offered()
                .forEach(priority -> shown.put(
                        show.priority(priority),
                        kept.values().units().getOrDefault(priority.key(), 1).toString()));
        return shown;
    }

    public @Nullable Integer getMailUnits() {
        return mailUnits;
    }

    public void setMailUnits(@Nullable Integer mailUnits) {
        this.mailUnits = mailUnits;
    }

    public @Nullable Integer getPortalUnits() {
        return portalUnits;
    }

    public void setPortalUnits(@Nullable Integer portalUnits) {
        this.portalUnits = portalUnits;
    }

    public @Nullable Integer getChatUnits() {
        return chatUnits;
    }

    public void setChatUnits(@Nullable Integer chatUnits) {
        this.chatUnits = chatUnits;
    }

    public @Nullable Integer getAwayAfterMinutes() {
        return awayAfterMinutes;
    }

    public void setAwayAfterMinutes(@Nullable Integer awayAfterMinutes) {
        this.awayAfterMinutes = awayAfterMinutes;
    }

    public List<Weight> getWeights() {
        return weights;
    }
}
