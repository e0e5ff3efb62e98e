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
import org.autocrm.account.Directory;
import org.autocrm.account.Directory.TeamEntry;
import org.autocrm.account.Person;
import org.autocrm.account.TeamDetails;
import org.autocrm.account.TeamFile;
import org.autocrm.account.Teams;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/teams}: who shares work, what it is, and who else sees it. */
@Named
@ViewScoped
public class TeamsPage extends Editor<TeamEntry> {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 500;

    @Inject
    private TeamFile file;

    @Inject
    private Directory directory;

    @Inject
    private Teams teams;

    @Inject
    private Tally tally;

    private @Nullable String name;
    private @Nullable String address;
    private boolean byDefault;
    private boolean restricted;
    private @Nullable Integer reopenWithinDays;
    private List<Long> members = List.of();
    private transient @Nullable List<Person> known;

    public List<TeamEntry> getTeams() {
        return directory.teams(Keyset.first(SHOWN));
    }

    /** Who can be a member: those who are active, and those who are one already. */
    public List<Person> getPeople() {
        var all = known;
        if (all == null) {
            var active = teams.agents();
            var seen = getSeen();
            all = teams.everybody().stream()
                    .filter(person -> active.contains(person)
                            || seen != null && seen.members().contains(person.id()))
                    .toList();
            known = all;
        }
        return all;
    }

    /** How long a solved ticket of a team may be opened again, in words. */
    public String reopening(@Nullable Integer days) {
        return days == null
                ? PageTexts.text("admin.reopen.ever")
                : days == 0 ? PageTexts.text("admin.reopen.never") : PageTexts.text("admin.reopen.days", days);
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        List<String> effects = new ArrayList<>();
        if (seen == null) {
            effects.add(PageTexts.text("effect.team.new"));
        } else {
            var unsolved = tally.of("team:" + seen.id() + " status:unsolved");
            effects.add(PageTexts.text("effect.team.tickets", unsolved));
            if (restricted && !seen.restricted()) {
                effects.add(PageTexts.text("effect.team.restricted", members.size()));
            }
            if (!restricted && seen.restricted()) {
                effects.add(PageTexts.text("effect.team.opened"));
            }
            if (byDefault && !seen.isDefault()) {
                effects.add(PageTexts.text("effect.team.default"));
            }
        }
        effects.add(PageTexts.text("effect.team.reopen", reopening(reopenWithinDays)));
        return effects;
    }

    @Override
    String place() {
        return "/admin/teams";
    }

    @Override
    Optional<TeamEntry> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? directory.team(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(TeamEntry team) {
        name = team.name();
        address = team.address() == null ? null : team.address().value();
        byDefault = team.isDefault();
        restricted = team.restricted();
        reopenWithinDays = team.reopenWithinDays();
        members = team.members();
    }

    @Override
    String add() {
        return Long.toString(file.make(details()).id());
    }

    @Override
    String change(String key, TeamEntry seen) {
        var wanted = details();
        file.change(seen.id(), OptionalLong.of(seen.version()), is -> wanted);
        return key;
    }

    @Override
    Map<String, String> shown(TeamEntry team) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), team.name());
        shown.put(
                PageTexts.text("admin.address"),
                team.address() == null ? "" : team.address().value());
        shown.put(PageTexts.text("admin.defaultTeam"), Say.yes(team.isDefault()));
        shown.put(PageTexts.text("admin.restricted"), Say.yes(team.restricted()));
        shown.put(PageTexts.text("admin.reopen"), reopening(team.reopenWithinDays()));
        shown.put(
                PageTexts.text("admin.members"),
                getPeople().stream()
                        .filter(person -> team.members().contains(person.id()))
                        .map(Person::name)
                        .collect(Collectors.joining(", ")));
        return shown;
    }

    private TeamDetails details() {
        return new TeamDetails(
                name == null ? "" : name,
                address == null || address.isBlank()
                        ? null
                        : new EmailAddress(address), // the form lets no other through
                byDefault,
                restricted,
                reopenWithinDays,
                members);
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }

    public boolean isByDefault() {
        return byDefault;
    }

    public void setByDefault(boolean byDefault) {
        this.byDefault = byDefault;
    }

    public boolean isRestricted() {
        return restricted;
    }

    public void setRestricted(boolean restricted) {
        this.restricted = restricted;
    }

    public @Nullable Integer getReopenWithinDays() {
        return reopenWithinDays;
    }

    public void setReopenWithinDays(@Nullable Integer reopenWithinDays) {
        this.reopenWithinDays = reopenWithinDays;
    }

    public Long[] getMembers() {
        return members.toArray(new Long[0]);
    }

    public void setMembers(Long[] members) {
        this.members = List.of(members);
    }
}
