package org.autocrm.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.routing.TeamBoard.AgentLoad;
import org.autocrm.staffing.Member;
import org.autocrm.ticket.Channel;
import org.jspecify.annotations.Nullable;

/** What teams have to do at this moment: what waits, what is late, and who is there with how much work. */
@Stateless
@RolesAllowed("agent")
public class Wallboard {

    private static final Duration RISK = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Teams teams;

    @Inject
    private Roster roster;

    @Inject
    private Clock clock;

    /** The boards of all teams that the caller may see, by name. */
    public List<TeamBoard> all() {
        return boards(teams.inSight());
    }

    /** The board of a team of that id, if the caller may see it. */
    public Optional<TeamBoard> of(long team) {
        return boards(teams.inSight().stream()
                        .filter(known -> known.id() == team)
                        .toList())
                .stream()
                .findFirst();
    }

    private List<TeamBoard> boards(List<TeamRef> shown) {
        var ids = shown.stream().map(TeamRef::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var counts = counts(ids);
        var crew = roster.crew(roster.teams(), ids, List.of());
        var now = clock.instant();
        return shown.stream()
                .map(team -> {
                    var count = counts.getOrDefault(team.id(), Counts.NONE);
                    return new TeamBoard(
                            team.id(),
                            team.name(),
                            count.open(),
                            count.waiting(),
                            count.longestWait(),
                            count.atRisk(),
                            count.breached(),
                            crew.members().stream()
                                    .filter(member -> member.team() == team.id())
                                    .map(member -> load(member, crew, now))
                                    .sorted(Comparator.comparing(AgentLoad::isThere)
                                            .reversed()
                                            .thenComparing(AgentLoad::name))
                                    .toList());
                })
                .toList();
    }

    private static AgentLoad load(Member member, Crew crew, Instant now) {
        var mail = member.mailUnits();
        var portal = member.portalUnits();
        return new AgentLoad(
                member.agent(),
                member.name(),
                member.presence(),
                member.outAt(now),
                crew.offUntil(member, now),
                crew.load(member.agent(), Channel.MAIL) + crew.load(member.agent(), Channel.PORTAL),
                mail == null || portal == null ? null : mail + portal);
    }

    private record Counts(int open, int waiting, @Nullable Instant longestWait, int atRisk, int breached) {
        static final Counts NONE = new Counts(0, 0, null, 0, 0);
    }

    /** Open tickets only, so that it costs what is to be done, whatever was done before. */
    private Map<Long, Counts> counts(Collection<Long> teams) {
        var now = clock.instant();
        List<?> rows = em.createNativeQuery("""
                        select team_id, count(*), count(*) filter (where assignee_id is null),
                            min(coalesce(waiting_since, created_at)) filter (where assignee_id is null),
                            count(*) filter (where due_at >= ?2 and due_at < ?3), count(*) filter (where due_at < ?2)
                        from ticket
                        where status = 'OPEN' and deleted_at is null and team_id = any(%s)
                        group by team_id
                        """.formatted(Roster.IDS))
                .setParameter(1, teams.toString())
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, Timestamp.from(now.plus(RISK)))
                .getResultList();
        Map<Long, Counts> counts = new HashMap<>();
        for (var each : rows) {
            var row = (Object[]) each;
            counts.put(
                    ((Number) row[0]).longValue(),
                    new Counts(
                            ((Number) row[1]).intValue(),
                            ((Number) row[2]).intValue(),
                            row[3] == null ? null : ((Timestamp) row[3]).toInstant(),
                            ((Number) row[4]).intValue(),
                            ((Number) row[5]).intValue()));
        }
        return counts;
    }
}
