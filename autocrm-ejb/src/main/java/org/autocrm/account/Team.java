package org.autocrm.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Directory.TeamEntry;
import org.autocrm.account.TeamEvent.ReopenPolicyChanged;
import org.autocrm.account.TeamEvent.TeamChanged;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Agents who share work. Mail to a team's address is its work; one team takes what names no other. */
@Entity
@SuppressWarnings("NullAway.Init")
class Team {

    @Id
    @SequenceGenerator(name = "team_seq", sequenceName = "team_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "team_seq")
    private Long id;

    @Version
    private int version;

    private String name;
    private @Nullable EmailAddress address;

    @Column(name = "is_default")
    private boolean isDefault;

    private boolean restricted;

    @Column(name = "reopen_within_days")
    private @Nullable Integer reopenWithinDays;

    @ManyToMany
    @JoinTable(
            name = "team_member",
            joinColumns = @JoinColumn(name = "team_id"),
            inverseJoinColumns = @JoinColumn(name = "account_id"))
    @OrderBy("id")
    private List<Account> members = new ArrayList<>();

    protected Team() {} // for JPA

    Team(String name, boolean isDefault) {
        this.name = name;
        this.isDefault = isDefault;
    }

    void welcome(Account agent) {
        members.add(agent);
    }

    /** A solved ticket may be opened again for so many days; empty where nothing changed. */
    Optional<ReopenPolicyChanged> reopenWithin(OptionalInt days) {
        var next = days.isPresent() ? Integer.valueOf(Math.max(0, days.getAsInt())) : null;
        if (Objects.equals(next, reopenWithinDays)) {
            return Optional.empty();
        }
        var change = new ReopenPolicyChanged(id, Optional.ofNullable(reopenWithinDays), Optional.ofNullable(next));
        reopenWithinDays = next;
        return Optional.of(change);
    }

    boolean isRestricted() {
        return restricted;
    }

    /** Everything that an administrator decides becomes so, but for which team takes what names no other. */
    List<TeamEvent> become(TeamDetails next, List<Account> nextMembers) {
        List<TeamEvent> changes = new ArrayList<>();
        if (!name.equals(next.name())) {
            changes.add(new TeamChanged(id, "name", Optional.of(name), Optional.of(next.name())));
            name = next.name();
        }
        if (!Objects.equals(address, next.address())) {
            changes.add(new TeamChanged(id, "address", shown(address), shown(next.address())));
            address = next.address();
        }
        if (restricted != next.restricted()) {
            changes.add(new TeamChanged(id, "restricted", shown(restricted), shown(next.restricted())));
            restricted = next.restricted();
        }
        if (!moved(nextMembers).isEmpty()) {
            var before = memberNames();
            members.clear();
            members.addAll(nextMembers);
            changes.add(new TeamChanged(id, "members", before, memberNames()));
        }
        var days = next.reopenWithinDays();
        reopenWithin(days == null ? OptionalInt.empty() : OptionalInt.of(days)).ifPresent(changes::add);
        return changes;
    }

    /** Who would come or go if these were the members. */
    List<Account> moved(List<Account> nextMembers) {
        return Stream.concat(
                        members.stream().filter(member -> !nextMembers.contains(member)),
                        nextMembers.stream().filter(member -> !members.contains(member)))
                .toList();
    }

    TeamChanged welcomed(Account agent) {
        var before = memberNames();
        members.add(agent);
        return new TeamChanged(id, "members", before, memberNames());
    }

    TeamChanged dismissed(Account agent) {
        var before = memberNames();
        members.remove(agent);
        return new TeamChanged(id, "members", before, memberNames());
    }

    TeamChanged takeWhatNamesNoOther(boolean takesIt) {
        isDefault = takesIt;
        return new TeamChanged(id, "default", shown(!takesIt), shown(takesIt));
    }

    private Optional<String> memberNames() {
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(members.stream()
                        .map(member -> member.email().value())
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static Optional<String> shown(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }

    void refuseOutdated(OptionalLong seen) {
        ChangedMeanwhile.refuse(seen, version);
    }

    boolean isByDefault() {
        return isDefault;
    }

    Long id() {
        return id;
    }

    TeamDetails details() {
        return new TeamDetails(
                name,
                address,
                isDefault,
                restricted,
                reopenWithinDays,
                members.stream().map(Account::id).toList());
    }

    OptionalInt reopenWithinDays() {
        return reopenWithinDays == null ? OptionalInt.empty() : OptionalInt.of(reopenWithinDays);
    }

    List<Person> people() {
        return members.stream().map(Account::toPerson).toList();
    }

    TeamRef toRef() {
        return new TeamRef(id, name, address);
    }

    TeamEntry toEntry() {
        return new TeamEntry(
                id,
                name,
                address,
                isDefault,
                restricted,
                reopenWithinDays,
                members.stream().map(Account::id).toList(),
                version);
    }
}
