package org.autocrm.rule;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.autocrm.rule.RuleEvent.ModeChanged;
import org.autocrm.rule.RuleEvent.RuleChanged;
import org.autocrm.rule.RuleEvent.RuleDeleted;
import org.autocrm.rule.RuleEvent.RuleMade;
import org.autocrm.rule.RuleEvent.RulesOrdered;
import org.autocrm.shared.ChangedMeanwhile;

/** The rules, in their order, and who decides about them. Every edition is kept, for what it did. */
@Stateless
@RolesAllowed("administrator")
public class RuleBook {

    private static final String ROWS = """
            select r.id, r.position, r.edition, e.definition from rule r
            join rule_edition e on e.rule_id = r.id and e.edition = r.edition
            where not r.deleted
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private RuleCheck check;

    @Inject
    private Event<RuleEvent> events;

    @Inject
    private Clock clock;

    /** The rules of a set, in the order in which they are asked. */
    @RolesAllowed("agent")
    public List<RuleCard> all(RuleSet set) {
        List<?> rows = em.createNativeQuery(ROWS + " and r.set_name = ?1 order by r.position, r.id")
                .setParameter(1, set.word())
                .getResultList();
        return rows.stream().map(row -> toCard((Object[]) row)).toList();
    }

    /** The rules of all sets, set by set. */
    @RolesAllowed("agent")
    public List<RuleCard> all() {
        List<RuleCard> all = new ArrayList<>();
        for (var set : RuleSet.values()) {
            all.addAll(all(set));
        }
        return all;
    }

    /** The rule of that id. */
    @RolesAllowed("agent")
    public Optional<RuleCard> find(long id) {
        List<?> rows = em.createNativeQuery(ROWS + " and r.id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(row -> toCard((Object[]) row)).findFirst();
    }

    /** How the rules of each set are asked. */
    @RolesAllowed("agent")
    public List<RuleSetCard> sets() {
        List<?> rows =
                em.createNativeQuery("select name, mode, version from rule_set").getResultList();
        return rows.stream()
                .map(row -> toSet((Object[]) row))
                .sorted((one, other) -> one.set().compareTo(other.set()))
                .toList();
    }

    /** How the rules of a set are asked. */
    @RolesAllowed("agent")
    public RuleSetCard set(RuleSet set) {
        return sets().stream().filter(card -> card.set() == set).findFirst().orElseThrow();
    }

    /**
     * Has the rules of a set asked in another way.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws RuleNotValid if that is not possible for the set
     */
    public RuleSetCard ask(RuleSet set, OptionalLong seen, RuleMode mode) {
        takeAll();
        var before = set(set);
        ChangedMeanwhile.refuse(seen, before.version());
        if (set == RuleSet.TIME && mode == RuleMode.FIRST) {
            throw new RuleNotValid(
                    "mode", "Each rule on time is asked when its time has come, so there is no first of them.");
        }
        if (mode == before.mode()) {
            return before;
        }
        em.createNativeQuery("update rule_set set mode = ?1, version = version + 1 where name = ?2")
                .setParameter(1, mode.word())
                .setParameter(2, set.word())
                .executeUpdate();
        events.fire(new ModeChanged(set, before.mode(), mode));
        return set(set);
    }

    /**
     * Makes a rule, which is asked last of its set.
     *
     * @throws RuleNotValid if something about it cannot be
     */
    public RuleCard make(RuleDetails details) {
        check.refuse(details);
        takeAll();
        refuseTwice(details.name(), 0);
        var id = ((Number) em.createNativeQuery("select nextval('rule_seq')").getSingleResult()).longValue();
        em.createNativeQuery("""
                        insert into rule (id, set_name, name, position, active)
                        values (?1, ?2, ?3, (select coalesce(max(position), 0) + 1 from rule where set_name = ?2 and not deleted), ?4)
                        """)
                .setParameter(1, id)
                .setParameter(2, details.set().word())
                .setParameter(3, details.name())
                .setParameter(4, details.active())
                .executeUpdate();
        keep(id, 1, details);
        events.fire(new RuleMade(id, details.name(), RuleJson.of(details)));
        return get(id);
    }

    /**
     * Changes what an administrator decides about a rule, and gives it a place in the order of its set, both or
     * neither.
     *
     * @param seen the edition that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @param position 1 is asked first; empty leaves it where it is
     * @throws UnknownRule if there is none of that id
     * @throws RuleNotValid if something about it cannot be
     */
    public RuleCard change(long id, OptionalLong seen, UnaryOperator<RuleDetails> change, OptionalInt position) {
        takeAll();
        var before = get(id);
        ChangedMeanwhile.refuse(seen, before.edition());
        var next = change.apply(before.details());
        if (!next.equals(before.details())) {
            change(before, next);
        }
        position.ifPresent(place -> move(before, place));
        return get(id);
    }

    private void change(RuleCard before, RuleDetails next) {
        if (next.set() != before.details().set()) {
            throw new RuleNotValid("set", "A rule stays in its set; make another one in the other set.");
        }
        check.refuse(next);
        refuseTwice(next.name(), before.id());
        em.createNativeQuery("update rule set name = ?1, active = ?2, edition = edition + 1 where id = ?3")
                .setParameter(1, next.name())
                .setParameter(2, next.active())
                .setParameter(3, before.id())
                .executeUpdate();
        keep(before.id(), before.edition() + 1, next);
        var isSameWatch = next.anchor() == before.details().anchor()
                && next.minutes() == before.details().minutes()
                && next.active() == before.details().active();
        if (!isSameWatch) { // it looks from now on
            forgetWatch(before.id());
        }
        tell(before.id(), before.details(), next);
    }

    private void forgetWatch(long rule) {
        for (var table : List.of("rule_watch", "rule_late")) {
            em.createNativeQuery("delete from %s where rule_id = ?1".formatted(table))
                    .setParameter(1, rule)
                    .executeUpdate();
        }
    }

    private void move(RuleCard rule, int place) {
        var set = rule.details().set();
        var before = all(set);
        var ids = new ArrayList<>(before.stream().map(RuleCard::id).toList());
        var known = List.copyOf(ids);
        ids.remove(Long.valueOf(rule.id()));
        ids.add(Math.max(0, Math.min(place - 1, ids.size())), rule.id());
        if (ids.equals(known)) {
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            em.createNativeQuery("update rule set position = ?1 where id = ?2")
                    .setParameter(1, i + 1)
                    .setParameter(2, ids.get(i))
                    .executeUpdate();
        }
        events.fire(new RulesOrdered(set, names(before), names(all(set))));
    }

    /**
     * Deletes a rule: it is asked no more. What it did stays on record.
     *
     * @throws UnknownRule if there is none of that id
     */
    public void delete(long id, OptionalLong seen) {
        takeAll();
        var rule = get(id);
        ChangedMeanwhile.refuse(seen, rule.edition());
        forgetWatch(id);
        em.createNativeQuery("update rule set deleted = true where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        events.fire(new RuleDeleted(id, rule.details().name()));
    }

    /** Whoever changes rules waits for others who do. */
    private void takeAll() {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtext('rule'))").getResultList();
    }

    private void refuseTwice(String name, long butFor) {
        if (!em.createNativeQuery("select 1 from rule where name = ?1 and id <> ?2 and not deleted")
                .setParameter(1, name)
                .setParameter(2, butFor)
                .getResultList()
                .isEmpty()) {
            throw new RuleNotValid("name", "There is a rule " + name + " already; give this one another name.");
        }
    }

    private void keep(long id, int edition, RuleDetails details) {
        em.createNativeQuery("insert into rule_edition (rule_id, edition, definition, made_at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, id)
                .setParameter(2, edition)
                .setParameter(3, RuleJson.of(details))
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    private void tell(long id, RuleDetails before, RuleDetails after) {
        var was = RuleJson.members(before);
        var is = RuleJson.members(after);
        var members = new TreeSet<>(was.keySet());
        members.addAll(is.keySet());
        for (var member : members) {
            if (!Objects.equals(was.get(member), is.get(member))) {
                events.fire(new RuleChanged(
                        id,
                        after.name(),
                        member,
                        Optional.ofNullable(was.get(member)),
                        Optional.ofNullable(is.get(member))));
            }
        }
    }

    private RuleCard get(long id) {
        return find(id).orElseThrow(() -> new UnknownRule(id));
    }

    private static String names(List<RuleCard> rules) {
        return rules.stream().map(rule -> rule.details().name()).collect(Collectors.joining(", "));
    }

    private static RuleCard toCard(Object[] row) {
        return new RuleCard(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).intValue(),
                ((Number) row[2]).intValue(),
                RuleJson.read((String) row[3]));
    }

    private static RuleSetCard toSet(Object[] row) {
        return new RuleSetCard(
                RuleSet.named((String) row[0]).orElseThrow(),
                RuleMode.named((String) row[1]).orElseThrow(),
                ((Number) row[2]).intValue());
    }
}
