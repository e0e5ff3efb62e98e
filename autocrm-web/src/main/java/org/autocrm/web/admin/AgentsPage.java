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
import java.util.stream.Collectors;
import org.autocrm.account.AgentDetails;
import org.autocrm.account.AgentFile;
import org.autocrm.account.Directory;
import org.autocrm.account.Directory.AgentEntry;
import org.autocrm.account.Role;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/agents}: who works at the desk, as what, and in which teams. */
@Named
@ViewScoped
public class AgentsPage extends Editor<AgentEntry> {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 500;

    @Inject
    private AgentFile agents;

    @Inject
    private Directory directory;

    @Inject
    private Teams teams;

    @Inject
    private Tally tally;

    private @Nullable String email;
    private @Nullable String name;
    private Role role = Role.AGENT;
    private List<Long> memberOf = List.of();
    private boolean onDuty = true;
    private boolean active = true;
    private transient @Nullable List<TeamRef> known;

    public List<AgentEntry> getAgents() {
        return directory.agents(Keyset.first(SHOWN));
    }

    public List<TeamRef> getTeams() {
        var all = known == null ? teams.all() : known;
        known = all;
        return all;
    }

    public List<Role> getRoles() {
        return List.of(Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR);
    }

    /** The names of an agent's teams. */
    public String teamsOf(AgentEntry agent) {
        return getTeams().stream()
                .filter(team -> agent.teams().contains(team.id()))
                .map(TeamRef::name)
                .collect(Collectors.joining(", "));
    }

    /** How it stands with an agent: {@code active}, {@code off} duty, {@code invited} or {@code deactivated}. */
    public String state(AgentEntry agent) {
        if (!agent.active()) {
            return "deactivated";
        }
        return !agent.joined() ? "invited" : agent.onDuty() ? "active" : "off";
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        if (seen == null) {
            return List.of(PageTexts.text("effect.agent.new"));
        }
        List<String> effects = new ArrayList<>();
        var unsolved = tally.of("assignee:" + seen.person().id() + " status:unsolved");
        if (!active && seen.active()) {
            effects.add(PageTexts.text("effect.agent.deactivated", unsolved));
        } else {
            effects.add(PageTexts.text("effect.agent.tickets", unsolved));
        }
        if (role != seen.person().role()) {
            effects.add(PageTexts.text("effect.agent.role." + role));
        }
        if (!onDuty && seen.onDuty()) {
            effects.add(PageTexts.text("effect.agent.off"));
        }
        return effects;
    }

    /** Has the link mailed once more by which somebody joins. */
    public void inviteAgain() {
        var seen = getSeen();
        if (seen != null) {
            attempt(() -> {
                agents.invite(seen.person().email(), details(seen));
                goTo("edit=" + seen.person().id() + "&saved=true");
            });
        }
    }

    @Override
    String place() {
        return "/admin/agents";
    }

    @Override
    Optional<AgentEntry> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? directory.agent(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(AgentEntry agent) {
        email = agent.person().email().value();
        name = agent.person().name();
        role = agent.person().role();
        memberOf = agent.teams();
        onDuty = agent.onDuty();
        active = agent.active();
    }

    @Override
    String add() {
        var address = new EmailAddress(email == null ? "" : email); // the form lets nothing else through
        return Long.toString(agents.invite(address, details()).person().id());
    }

    @Override
    String change(String key, AgentEntry seen) {
        agents.change(seen.person().id(), OptionalLong.of(seen.version()), is -> details());
        return key;
    }

    @Override
    Map<String, String> shown(AgentEntry agent) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), agent.person().name());
        shown.put(
                PageTexts.text("admin.role"),
                PageTexts.text("role." + agent.person().role()));
        shown.put(PageTexts.text("admin.teams"), teamsOf(agent));
        shown.put(PageTexts.text("admin.onDuty"), Say.yes(agent.onDuty()));
        shown.put(PageTexts.text("admin.active"), Say.yes(agent.active()));
        return shown;
    }

    private AgentDetails details() {
        return new AgentDetails(name == null ? "" : name, role, memberOf, onDuty, active);
    }

    private static AgentDetails details(AgentEntry agent) {
        return new AgentDetails(
                agent.person().name(), agent.person().role(), agent.teams(), agent.onDuty(), agent.active());
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    public Long[] getMemberOf() {
        return memberOf.toArray(new Long[0]);
    }

    public void setMemberOf(Long[] memberOf) {
        this.memberOf = List.of(memberOf);
    }

    public boolean isOnDuty() {
        return onDuty;
    }

    public void setOnDuty(boolean onDuty) {
        this.onDuty = onDuty;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
