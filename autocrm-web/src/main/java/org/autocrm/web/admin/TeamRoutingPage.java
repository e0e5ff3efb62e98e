package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.routing.RoutingPolicies;
import org.autocrm.routing.RoutingPolicies.PolicyEntry;
import org.autocrm.routing.RoutingPolicy;
import org.autocrm.routing.Strategy;
import org.autocrm.simulation.Draft;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/routing}: how each team gives out its work. */
@Named
@ViewScoped
public class TeamRoutingPage extends Editor<PolicyEntry> {

    private static final long serialVersionUID = 1L;

    @Inject
    private RoutingPolicies policies;

    @Inject
    private Teams teams;

    @Inject
    private Colleagues colleagues;

    @Inject
    private SimulationPanel simulation;

    private Strategy strategy = Strategy.ROUND_ROBIN;
    private boolean sticky;
    private int relaxMinutes;
    private @Nullable Integer fairTickets;
    private @Nullable Integer fairMinutes;
    private @Nullable Integer staleHours;
    private @Nullable Integer overflowMinutes;
    private @Nullable Long overflowTeam;
    private @Nullable Long parent;
    private boolean givesBack;
    private List<Long> leads = List.of();

    public List<PolicyEntry> getPolicies() {
        return policies.all();
    }

    /** What a team is called. */
    public String name(@Nullable Long team) {
        return team == null
                ? ""
                : colleagues.teams().stream()
                        .filter(known -> known.id() == team)
                        .map(TeamRef::name)
                        .findFirst()
                        .orElse(team.toString());
    }

    /** A strategy in words. */
    public String strategy(Strategy shown) {
        return PageTexts.text("strategy." + shown);
    }

    /** What becomes of tickets that nobody of the team can take, in words. */
    public String overflow(RoutingPolicy policy) {
        if (policy.overflowMinutes() == null) {
            return PageTexts.text("routing.stays");
        }
        var next = policy.overflowTeam() == null ? policy.parent() : policy.overflowTeam();
        return PageTexts.text("routing.goes", policy.overflowMinutes(), name(next));
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        if (getSeen() == null) {
            return List.of();
        }
        List<String> effects = new ArrayList<>();
        effects.add(PageTexts.text("effect.routing." + strategy));
        if (sticky) {
            effects.add(PageTexts.text("effect.routing.sticky"));
        }
        if (fairTickets != null && fairMinutes != null) {
            effects.add(PageTexts.text("effect.routing.fair", fairTickets, fairMinutes));
        }
        if (staleHours != null) {
            effects.add(PageTexts.text("effect.routing.stale", staleHours));
        }
        effects.add(PageTexts.text("effect.staffing.waiting"));
        return effects;
    }

    @Override
    String place() {
        return "/admin/routing";
    }

    @Override
    Optional<PolicyEntry> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? policies.of(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(PolicyEntry entry) {
        var policy = entry.policy();
        strategy = policy.strategy();
        sticky = policy.sticky();
        relaxMinutes = policy.relaxMinutes();
        fairTickets = policy.fairTickets();
        fairMinutes = policy.fairMinutes();
        staleHours = policy.staleHours();
        overflowMinutes = policy.overflowMinutes();
        overflowTeam = policy.overflowTeam();
        parent = policy.parent();
        givesBack = policy.givesBack();
        leads = policy.leads();
    }

    @Override
    String add() {
        throw new StaffingNotValid("team", "Choose a team of the list."); // teams are made on their own page
    }

    @Override
    String change(String key, PolicyEntry seen) {
        var wanted = wanted();
        policies.change(seen.team(), OptionalLong.of(seen.version()), is -> wanted);
        return key;
    }

    /** Tries what is in the form, and saves nothing. */
    public void simulate() {
        var seen = getSeen();
        if (seen != null) {
            try {
                simulation.run(new Draft(Map.of(seen.team(), wanted()), Map.of(), null));
            } catch (StaffingNotValid e) {
                simulation.refuse(e);
            }
        }
    }

    private RoutingPolicy wanted() {
        return new RoutingPolicy(
                strategy,
                sticky,
                relaxMinutes,
                fairTickets,
                fairMinutes,
                staleHours,
                overflowMinutes,
                overflowTeam,
                parent,
                givesBack,
                leads);
    }

    @Override
    Map<String, String> shown(PolicyEntry entry) {
        var policy = entry.policy();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("routing.strategy"), strategy(policy.strategy()));
        shown.put(PageTexts.text("routing.sticky"), Say.yes(policy.sticky()));
        shown.put(PageTexts.text("routing.relax"), Integer.toString(policy.relaxMinutes()));
        shown.put(PageTexts.text("routing.fairTickets"), text(policy.fairTickets()));
        shown.put(PageTexts.text("routing.fairMinutes"), text(policy.fairMinutes()));
        shown.put(PageTexts.text("routing.stale"), text(policy.staleHours()));
        shown.put(PageTexts.text("routing.overflowMinutes"), text(policy.overflowMinutes()));
        shown.put(PageTexts.text("routing.overflowTeam"), name(policy.overflowTeam()));
        shown.put(PageTexts.text("routing.parent"), name(policy.parent()));
        shown.put(PageTexts.text("routing.givesBack"), Say.yes(policy.givesBack()));
        shown.put(
                PageTexts.text("routing.leads"),
                policy.leads().stream().map(colleagues::nameOf).collect(Collectors.joining(", ")));
        return shown;
    }

    private static String text(@Nullable Integer number) {
        return Objects.toString(number, "");
    }

    public List<Strategy> getStrategies() {
        return List.of(Strategy.values());
    }

    /** The teams but the one that is changed. */
    public List<TeamRef> getOthers() {
        var seen = getSeen();
        return colleagues.teams().stream()
                .filter(team -> seen == null || team.id() != seen.team())
                .toList();
    }

    /** Who could lead the team: its members. */
    public List<Person> getMembers() {
        var seen = getSeen();
        return seen == null ? List.of() : teams.members(seen.team());
    }

    public Strategy getStrategy() {
        return strategy;
    }

    public void setStrategy(Strategy strategy) {
        this.strategy = strategy;
    }

    public boolean isSticky() {
        return sticky;
    }

    public void setSticky(boolean sticky) {
        this.sticky = sticky;
    }

    public int getRelaxMinutes() {
        return relaxMinutes;
    }

    public void setRelaxMinutes(int relaxMinutes) {
        this.relaxMinutes = relaxMinutes;
    }

    public @Nullable Integer getFairTickets() {
        return fairTickets;
    }

    public void setFairTickets(@Nullable Integer fairTickets) {
        this.fairTickets = fairTickets;
    }

    public @Nullable Integer getFairMinutes() {
        return fairMinutes;
    }

    public void setFairMinutes(@Nullable Integer fairMinutes) {
        this.fairMinutes = fairMinutes;
    }

    public @Nullable Integer getStaleHours() {
        return staleHours;
    }

    public void setStaleHours(@Nullable Integer staleHours) {
        this.staleHours = staleHours;
    }

    public @Nullable Integer getOverflowMinutes() {
        return overflowMinutes;
    }

    public void setOverflowMinutes(@Nullable Integer overflowMinutes) {
        this.overflowMinutes = overflowMinutes;
    }

    public @Nullable Long getOverflowTeam() {
        return overflowTeam;
    }

    public void setOverflowTeam(@Nullable Long overflowTeam) {
        this.overflowTeam = overflowTeam;
    }

    public @Nullable Long getParent() {
        return parent;
    }

    public void setParent(@Nullable Long parent) {
        this.parent = parent;
    }

    public boolean isGivesBack() {
        return givesBack;
    }

    public void setGivesBack(boolean givesBack) {
        this.givesBack = givesBack;
    }

    public Long[] getLeads() {
        return leads.toArray(new Long[0]);
    }

    public void setLeads(Long[] leads) {
        this.leads = List.of(leads);
    }
}
