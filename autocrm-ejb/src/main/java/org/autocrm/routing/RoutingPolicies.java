package org.autocrm.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.account.Teams;
import org.autocrm.event.DomainEvent;
import org.autocrm.routing.RoutingEvent.PolicyChanged;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.staffing.StaffingNotValid;
import org.jspecify.annotations.Nullable;

/** How each team gives out its work. */
@Stateless
@RolesAllowed("agent")
public class RoutingPolicies {

    private static final RoutingPolicy DEFAULT =
            new RoutingPolicy(Strategy.ROUND_ROBIN, false, 0, null, null, null, null, null, null, true, List.of());

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Teams teams;

    @Inject
    private Event<DomainEvent> events;

    /** A team's policy with its version. */
    public record PolicyEntry(long team, RoutingPolicy policy, long version) implements Serializable {}

    /** The policies of all teams, by the team's name. */
    public List<PolicyEntry> all() {
        return teams.all().stream().map(team -> read(team.id())).toList();
    }

    /** The policy of a team of that id. */
    public Optional<PolicyEntry> of(long team) {
        return teams.find(team).map(found -> read(team));
    }

    /**
     * Changes how a team gives out its work.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @throws StaffingNotValid if it cannot be like that
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public PolicyEntry change(long team, OptionalLong seen, UnaryOperator<RoutingPolicy> change) {
        em.createNativeQuery("lock table team_routing in share row exclusive mode")
                .executeUpdate(); // so that two changes do not make a cycle
        var before = read(team);
        ChangedMeanwhile.refuse(seen, before.version());
        var next = change.apply(before.policy());
        refuse(team, next);
        write(team, next);
        var from = shown(before.policy());
        shown(next).forEach((what, value) -> {
            if (!Objects.equals(from.get(what), value)) {
                events.fire(
                        new PolicyChanged(team, what, Optional.ofNullable(from.get(what)), Optional.ofNullable(value)));
            }
        });
        return new PolicyEntry(team, next, before.version() + 1);
    }

    private PolicyEntry read(long team) {
        List<?> rows = em.createNativeQuery("""
                        select strategy, sticky, relax_minutes, fair_tickets, fair_minutes, stale_hours, overflow_minutes,
                            overflow_team_id, parent_id, gives_back, version
                        from team_routing where team_id = ?1
                        """).setParameter(1, team).getResultList();
        if (rows.isEmpty()) {
            return new PolicyEntry(team, DEFAULT, 0);
        }
        var row = (Object[]) rows.get(0);
        List<?> leads = em.createNativeQuery("select account_id from team_lead where team_id = ?1 order by account_id")
                .setParameter(1, team)
                .getResultList();
        return new PolicyEntry(
                team,
                new RoutingPolicy(
                        Strategy.valueOf((String) row[0]),
                        (Boolean) row[1],
                        ((Number) row[2]).intValue(),
                        whole(row[3]),
                        whole(row[4]),
                        whole(row[5]),
                        whole(row[6]),
                        number(row[7]),
                        number(row[8]),
                        (Boolean) row[9],
                        leads.stream().map(id -> ((Number) id).longValue()).toList()),
                ((Number) row[10]).longValue());
    }

    private void write(long team, RoutingPolicy next) {
        em.createNativeQuery("""
                        insert into team_routing (team_id, strategy, sticky, relax_minutes, fair_tickets, fair_minutes, stale_hours,
                            overflow_minutes, overflow_team_id, parent_id, gives_back, version)
                        values (?1, ?2, ?3, ?4, cast(?5 as integer), cast(?6 as integer), cast(?7 as integer),
                            cast(?8 as integer), cast(?9 as bigint), cast(?10 as bigint), ?11, 1)
                        on conflict (team_id) do update set strategy = excluded.strategy, sticky = excluded.sticky,
                            relax_minutes = excluded.relax_minutes, fair_tickets = excluded.fair_tickets,
                            fair_minutes = excluded.fair_minutes, stale_hours = excluded.stale_hours,
                            overflow_minutes = excluded.overflow_minutes, overflow_team_id = excluded.overflow_team_id,
                            parent_id = excluded.parent_id, gives_back = excluded.gives_back,
                            version = team_routing.version + 1
                        """)
                .setParameter(1, team)
                .setParameter(2, next.strategy().name())
                .setParameter(3, next.sticky())
                .setParameter(4, next.relaxMinutes())
                .setParameter(5, next.fairTickets())
                .setParameter(6, next.fairMinutes())
                .setParameter(7, next.staleHours())
                .setParameter(8, next.overflowMinutes())
                .setParameter(9, next.overflowTeam())
                .setParameter(10, next.parent())
                .setParameter(11, next.givesBack())
                .executeUpdate();
        em.createNativeQuery("delete from team_lead where team_id = ?1")
                .setParameter(1, team)
                .executeUpdate();
        next.leads()
                .forEach(lead -> em.createNativeQuery("insert into team_lead (team_id, account_id) values (?1, ?2)")
                        .setParameter(1, team)
                        .setParameter(2, lead)
                        .executeUpdate());
    }

    /** @throws StaffingNotValid if a team of that id cannot give out its work like that */
    public void check(long team, RoutingPolicy next) {
        if (teams.find(team).isEmpty()) {
            throw new StaffingNotValid("team", "There is no team " + team + ".");
        }
        refuse(team, next);
    }

    private void refuse(long team, RoutingPolicy next) {
        refuseTeam(team, "overflowTeam", next.overflowTeam());
        refuseTeam(team, "parent", next.parent());
        var seen = new HashSet<Long>();
        seen.add(team);
        for (var above = next.parent();
                above != null;
                above = read(above).policy().parent()) {
            if (!seen.add(above)) {
                throw new StaffingNotValid("parent", "A team cannot be a part of itself. Choose a team above it.");
            }
        }
        if (next.overflowMinutes() != null && next.overflowTeam() == null && next.parent() == null) {
            throw new StaffingNotValid(
                    "overflowMinutes", "Choose a team that tickets go to after that time, or a parent team.");
        }
        next.leads().stream()
                .filter(lead -> !teams.isMember(team, lead))
                .findFirst()
                .ifPresent(lead -> {
                    throw new StaffingNotValid("leads", "Agent " + lead + " is no member of the team.");
                });
    }

    private void refuseTeam(long team, String member, @Nullable Long other) {
        if (other != null && (other == team || teams.find(other).isEmpty())) {
            throw new StaffingNotValid(member, "Choose another team that exists.");
        }
    }

    private static Map<String, @Nullable String> shown(RoutingPolicy policy) {
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        shown.put("strategy", policy.strategy().name());
        shown.put("sticky", Boolean.toString(policy.sticky()));
        shown.put("relaxMinutes", Integer.toString(policy.relaxMinutes()));
        shown.put("fairTickets", text(policy.fairTickets()));
        shown.put("fairMinutes", text(policy.fairMinutes()));
        shown.put("staleHours", text(policy.staleHours()));
        shown.put("overflowMinutes", text(policy.overflowMinutes()));
        shown.put("overflowTeam", text(policy.overflowTeam()));
        shown.put("parent", text(policy.parent()));
        shown.put("givesBack", Boolean.toString(policy.givesBack()));
        shown.put("leads", policy.leads().isEmpty() ? null : policy.leads().toString());
        return shown;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Integer whole(@Nullable Object column) {
        return column == null ? null : ((Number) column).intValue();
    }

    private static @Nullable Long number(@Nullable Object column) {
        return column == null ? null : ((Number) column).longValue();
    }
}
