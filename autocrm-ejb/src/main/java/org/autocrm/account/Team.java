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
import org.autocrm.account.Directory.TeamEntry;
import org.autocrm.account.TeamEvent.ReopenPolicyChanged;
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
                members.stream().map(Account::id).toList(),
                version);
    }
}
