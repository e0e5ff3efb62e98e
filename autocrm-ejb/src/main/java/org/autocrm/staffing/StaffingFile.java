package org.autocrm.staffing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.autocrm.calendar.Calendars;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.staffing.StaffingEvent.AbsenceBegan;
import org.autocrm.staffing.StaffingEvent.AbsenceEnded;
import org.autocrm.staffing.StaffingEvent.AbsencePlanned;
import org.autocrm.staffing.StaffingEvent.AgentSkillChanged;
import org.autocrm.staffing.StaffingEvent.CapacityChanged;
import org.autocrm.staffing.StaffingEvent.HoursChanged;
import org.jspecify.annotations.Nullable;

/** What agents are good at, how much they may have to do, and when they are out of office. */
@Stateless
@RolesAllowed("agent")
public class StaffingFile {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Skills skills;

    @Inject
    private Calendars calendars;

    @Inject
    private Event<DomainEvent> events;

    @Inject
    private Clock clock;

    /** What is known about the work of all active agents, by name. */
    public List<AgentStaffing> all() {
        return read("a.active order by a.name, a.id");
    }

    /** What is known about the work of an agent of that id. */
    public Optional<AgentStaffing> of(long agent) {
        return read("a.id = " + agent).stream().findFirst();
    }

    private List<AgentStaffing> read(String which) {
        List<?> rows = em.createNativeQuery("""
                        select a.id, a.available, s.pause, s.presence_at, s.mail_units, s.portal_units, s.chat_units,
                            s.out_from, s.out_until, s.substitute_id, s.out_reason, coalesce(s.version, 0), s.calendar_id
                        from account a left join agent_staffing s on s.account_id = a.id
                        where a.role <> 'CUSTOMER' and %s
                        """.formatted(which)).getResultList();
        var levels = levels(which);
        return rows.stream().map(row -> toStaffing((Object[]) row, levels)).toList();
    }

    private Map<Long, Map<String, Integer>> levels(String which) {
        List<?> rows = em.createNativeQuery(
                        "select k.account_id, k.skill, k.level from agent_skill k where k.account_id in (select a.id from account a where "
                                + which + ")")
                .getResultList();
        Map<Long, Map<String, Integer>> levels = new HashMap<>();
        rows.stream()
                .map(row -> (Object[]) row)
                .forEach(row -> levels.computeIfAbsent(((Number) row[0]).longValue(), any -> new HashMap<>())
                        .put((String) row[1], ((Number) row[2]).intValue()));
        return levels;
    }

    /**
     * Changes what an administrator decides about an agent's work.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @throws StaffingNotValid if it cannot be like that
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public AgentStaffing change(long agent, OptionalLong seen, UnaryOperator<StaffingDetails> change) {
        em.createNativeQuery(
                        "insert into agent_staffing (account_id) select id from account where id = ?1 and role <> 'CUSTOMER' on conflict do nothing")
                .setParameter(1, agent)
                .executeUpdate();
        em.createNativeQuery("select 1 from agent_staffing where account_id = ?1 for update")
                .setParameter(1, agent)
                .getResultList();
        var before = of(agent).orElseThrow(() -> new StaffingNotValid("agent", "There is no agent " + agent + "."));
        ChangedMeanwhile.refuse(seen, before.version());
        var next = change.apply(before.details());
        refuseUnknown(agent, next);
        write(agent, before.details(), next);
        announce(agent, before.details(), next);
        return of(agent).orElseThrow();
    }

    /** Announces absences that begin or end by now. */
    @PermitAll
    public void announceAbsences() {
        var now = clock.instant();
        List<?> rows =
                em.createNativeQuery("""
                        select s.account_id, a.email, s.out_from, s.out_until from agent_staffing s join account a on a.id = s.account_id
                        where s.next_moment <= ?1 order by s.account_id for update of s skip locked
                        """).setParameter(1, Timestamp.from(now)).getResultList();
        for (var each : rows) {
            var row = (Object[]) each;
            long agent = ((Number) row[0]).longValue();
            var email = new EmailAddress((String) row[1]);
            var until = Staff.moment(row[3]);
            boolean ends = until == null || !now.isBefore(until);
            em.createNativeQuery(
                            "update agent_staffing set next_moment = cast(?2 as timestamptz) where account_id = ?1")
                    .setParameter(1, agent)
                    .setParameter(2, ends || until == null ? null : Timestamp.from(until))
                    .executeUpdate();
            events.fire(ends ? new AbsenceEnded(agent, email) : new AbsenceBegan(agent, email));
        }
    }

    private void write(long agent, StaffingDetails before, StaffingDetails next) {
        var absence = next.absence();
        em.createNativeQuery("""
                        update agent_staffing set mail_units = cast(?2 as integer), portal_units = cast(?3 as integer),
                            chat_units = cast(?4 as integer), out_from = cast(?5 as timestamptz), out_until = cast(?6 as timestamptz),
                            substitute_id = cast(?7 as bigint), out_reason = ?8,
                            next_moment = case when ?10 then cast(?9 as timestamptz) else next_moment end,
                            calendar_id = cast(?11 as bigint),
                            version = version + 1
                        where account_id = ?1
                        """)
                .setParameter(1, agent)
                .setParameter(2, next.mailUnits())
                .setParameter(3, next.portalUnits())
                .setParameter(4, next.chatUnits())
                .setParameter(5, absence == null ? null : Timestamp.from(absence.from()))
                .setParameter(6, absence == null ? null : Timestamp.from(absence.until()))
                .setParameter(7, absence == null ? null : absence.substitute())
                .setParameter(8, absence == null ? null : absence.reason())
                .setParameter(9, absence == null ? null : nextMoment(absence))
                .setParameter(10, !Objects.equals(before.absence(), absence)) // else it has been announced, or will be
                .setParameter(11, next.calendar())
                .executeUpdate();
        em.createNativeQuery("delete from agent_skill where account_id = ?1")
                .setParameter(1, agent)
                .executeUpdate();
        next.skills()
                .forEach((skill, level) -> em.createNativeQuery(
                                "insert into agent_skill (account_id, skill, level) values (?1, ?2, ?3)")
                        .setParameter(1, agent)
                        .setParameter(2, skill)
                        .setParameter(3, level)
                        .executeUpdate());
    }

    private boolean isOut(@Nullable Absence absence) {
        var now = clock.instant();
        return absence != null && !now.isBefore(absence.from()) && now.isBefore(absence.until());
    }

    /** An absence that has begun already is announced at once, by the next look. */
    private @Nullable Timestamp nextMoment(Absence absence) {
        return absence.until().isAfter(clock.instant()) ? Timestamp.from(absence.from()) : null;
    }

    private void announce(long agent, StaffingDetails before, StaffingDetails next) {
        var email = new EmailAddress((String) em.createNativeQuery("select email from account where id = ?1")
                .setParameter(1, agent)
                .getSingleResult());
        var all = new TreeSet<>(before.skills().keySet());
        all.addAll(next.skills().keySet());
        for (var skill : all) {
            var from = before.skills().get(skill);
            var to = next.skills().get(skill);
            if (!Objects.equals(from, to)) {
                events.fire(
                        new AgentSkillChanged(agent, email, skill, Optional.ofNullable(from), Optional.ofNullable(to)));
            }
        }
        announceCapacity(agent, email, "mail", before.mailUnits(), next.mailUnits());
        announceCapacity(agent, email, "portal", before.portalUnits(), next.portalUnits());
        announceCapacity(agent, email, "chat", before.chatUnits(), next.chatUnits());
        if (!Objects.equals(before.calendar(), next.calendar())) {
            events.fire(new HoursChanged(
                    agent, email, Optional.ofNullable(before.calendar()), Optional.ofNullable(next.calendar())));
        }
        if (!Objects.equals(before.absence(), next.absence())) {
            var absence = Optional.ofNullable(next.absence());
            events.fire(new AbsencePlanned(
                    agent,
                    email,
                    absence.map(Absence::from),
                    absence.map(Absence::until),
                    absence.map(Absence::substitute),
                    absence.map(Absence::reason)));
            if (absence.isEmpty() || isOut(before.absence()) && !isOut(next.absence())) {
                events.fire(new AbsenceEnded(agent, email));
            }
        }
    }

    private void announceCapacity(
            long agent, EmailAddress email, String channel, @Nullable Integer from, @Nullable Integer to) {
        if (!Objects.equals(from, to)) {
            events.fire(new CapacityChanged(agent, email, channel, Optional.ofNullable(from), Optional.ofNullable(to)));
        }
    }

    private void refuseUnknown(long agent, StaffingDetails next) {
        var known = skills.all().stream().map(Skill::key).toList();
        next.skills().keySet().stream()
                .filter(skill -> !known.contains(skill))
                .findFirst()
                .ifPresent(skill -> {
                    throw new StaffingNotValid("skills", "There is no skill " + skill + ".");
                });
        if (next.calendar() != null && calendars.find(next.calendar()).isEmpty()) {
            throw new StaffingNotValid("calendar", "There is no calendar " + next.calendar() + ".");
        }
        var absence = next.absence();
        if (absence != null && absence.substitute() != null) {
            if (absence.substitute() == agent || of(absence.substitute()).isEmpty()) {
                throw new StaffingNotValid("substitute", "The substitute is another agent.");
            }
        }
    }

    private static AgentStaffing toStaffing(Object[] row, Map<Long, Map<String, Integer>> levels) {
        long agent = ((Number) row[0]).longValue();
        @Nullable Instant from = Staff.moment(row[7]);
        @Nullable Instant until = Staff.moment(row[8]);
        return new AgentStaffing(
                agent,
                Staff.presence((Boolean) row[1], (String) row[2]),
                Staff.moment(row[3]),
                new StaffingDetails(
                        levels.getOrDefault(agent, Map.of()),
                        Staff.whole(row[4]),
                        Staff.whole(row[5]),
                        Staff.whole(row[6]),
                        row[12] == null ? null : ((Number) row[12]).longValue(),
                        from == null || until == null
                                ? null
                                : new Absence(
                                        from, until, row[9] == null ? null : ((Number) row[9]).longValue(), (String)
                                                row[10])),
                ((Number) row[11]).longValue());
    }
}
