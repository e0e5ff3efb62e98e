package org.autocrm.sla;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.sla.SlaEvent.PoliciesOrdered;
import org.autocrm.sla.SlaEvent.PolicyChanged;
import org.autocrm.sla.SlaEvent.PolicyDeleted;
import org.autocrm.sla.SlaEvent.PolicyMade;

/**
 * The policies, in their order, and who decides about them. Every version is kept, for what it promised. A change
 * counts for each ticket from its next event on; for tickets that are open it is made good in the background.
 */
@Stateless
@RolesAllowed("administrator")
public class SlaPolicies {

    private static final String ROWS = """
            select p.id, p.position, p.version, v.definition from sla_policy p
            join sla_policy_version v on v.policy_id = p.id and v.version = p.version
            where not p.deleted
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private PolicyCheck check;

    @Inject
    private SlaRecount recount;

    @Inject
    private Event<SlaEvent> events;

    @Inject
    private Clock clock;

    /** All policies, in the order in which they are asked. */
    @RolesAllowed("agent")
    public List<PolicyCard> all() {
        List<?> rows = em.createNativeQuery(ROWS + " order by p.position, p.id").getResultList();
        return rows.stream().map(row -> toCard((Object[]) row)).toList();
    }

    /** The policy of that id. */
    @RolesAllowed("agent")
    public Optional<PolicyCard> find(long id) {
        List<?> rows = em.createNativeQuery(ROWS + " and p.id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(row -> toCard((Object[]) row)).findFirst();
    }

    /**
     * Makes a policy, which is asked last.
     *
     * @throws PolicyNotValid if something about it cannot be
     */
    public PolicyCard make(PolicyDetails details) {
        check.refuse(details);
        takeAll();
        refuseTwice(details.name(), 0);
        var id = ((Number)
                        em.createNativeQuery("select nextval('sla_policy_seq')").getSingleResult())
                .longValue();
        em.createNativeQuery("""
                        insert into sla_policy (id, name, position, active)
                        values (?1, ?2, (select coalesce(max(position), 0) + 1 from sla_policy where not deleted), ?3)
                        """)
                .setParameter(1, id)
                .setParameter(2, details.name())
                .setParameter(3, details.active())
                .executeUpdate();
        keep(id, 1, details);
        events.fire(new PolicyMade(id, details.name(), PolicyJson.of(details)));
        recount.begin();
        return get(id);
    }

    /**
     * Changes what an administrator decides about a policy.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @throws UnknownPolicy if there is none of that id
     * @throws PolicyNotValid if something about it cannot be
     */
    public PolicyCard change(long id, OptionalLong seen, UnaryOperator<PolicyDetails> change) {
        return change(id, seen, change, OptionalInt.empty());
    }

    /**
     * Changes a policy as {@link #change(long, OptionalLong, UnaryOperator)} does and gives it a place in the order,
     * both or neither.
     *
     * @param position 1 is asked first; empty leaves it where it is
     */
    public PolicyCard change(long id, OptionalLong seen, UnaryOperator<PolicyDetails> change, OptionalInt position) {
        var changed = changed(id, seen, change);
        if (position.isEmpty()) {
            return changed;
        }
        var ids = new ArrayList<>(all().stream().map(PolicyCard::id).toList());
        ids.remove(Long.valueOf(id));
        ids.add(Math.max(0, Math.min(position.getAsInt() - 1, ids.size())), id);
        order(ids);
        return get(id);
    }

    private PolicyCard changed(long id, OptionalLong seen, UnaryOperator<PolicyDetails> change) {
        takeAll();
        var before = get(id);
        ChangedMeanwhile.refuse(seen, before.version());
        var next = change.apply(before.details());
        if (next.equals(before.details())) {
            return before;
        }
        check.refuse(next);
        refuseTwice(next.name(), id);
        em.createNativeQuery("update sla_policy set name = ?1, active = ?2, version = version + 1 where id = ?3")
                .setParameter(1, next.name())
                .setParameter(2, next.active())
                .setParameter(3, id)
                .executeUpdate();
        keep(id, before.version() + 1, next);
        tell(id, before.details(), next);
        recount.begin();
        return get(id);
    }

    /**
     * Deletes a policy: it makes no promises any more. What it promised before stays on record.
     *
     * @throws UnknownPolicy if there is none of that id
     */
    public void delete(long id, OptionalLong seen) {
        takeAll();
        var policy = get(id);
        ChangedMeanwhile.refuse(seen, policy.version());
        em.createNativeQuery("update sla_policy set deleted = true where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        events.fire(new PolicyDeleted(id, policy.details().name()));
        recount.begin();
    }

    /**
     * Has the policies asked in this order.
     *
     * @param ids all of them, each once
     * @throws PolicyNotValid if one is missing or unknown
     */
    public List<PolicyCard> order(List<Long> ids) {
        takeAll();
        var before = all();
        var known = before.stream().map(PolicyCard::id).toList();
        if (ids.size() != known.size() || !new HashSet<>(ids).equals(new HashSet<>(known))) {
            throw new PolicyNotValid(
                    "policies",
                    "Name every policy once: "
                            + known.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
        if (ids.equals(known)) {
            return before;
        }
        for (int i = 0; i < ids.size(); i++) {
            em.createNativeQuery("update sla_policy set position = ?1 where id = ?2")
                    .setParameter(1, i + 1)
                    .setParameter(2, ids.get(i))
                    .executeUpdate();
        }
        var after = all();
        events.fire(new PoliciesOrdered(names(before), names(after)));
        recount.begin();
        return after;
    }

    /** Whoever changes policies waits for others who do. */
    private void takeAll() {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtext('sla_policy'))")
                .getResultList();
    }

    private void refuseTwice(String name, long butFor) {
        if (!em.createNativeQuery("select 1 from sla_policy where name = ?1 and id <> ?2 and not deleted")
                .setParameter(1, name)
                .setParameter(2, butFor)
                .getResultList()
                .isEmpty()) {
            throw new PolicyNotValid("name", "There is a policy " + name + " already; give this one another name.");
        }
    }

    private void keep(long id, int version, PolicyDetails details) {
        em.createNativeQuery(
                        "insert into sla_policy_version (policy_id, version, definition, made_at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, id)
                .setParameter(2, version)
                .setParameter(3, PolicyJson.of(details))
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    private void tell(long id, PolicyDetails before, PolicyDetails after) {
        var was = PolicyJson.members(before);
        var is = PolicyJson.members(after);
        var members = new TreeSet<>(was.keySet());
        members.addAll(is.keySet());
        for (var member : members) {
            if (!Objects.equals(was.get(member), is.get(member))) {
                events.fire(new PolicyChanged(
                        id,
                        after.name(),
                        member,
                        Optional.ofNullable(was.get(member)),
                        Optional.ofNullable(is.get(member))));
            }
        }
    }

    private PolicyCard get(long id) {
        return find(id).orElseThrow(() -> new UnknownPolicy(id));
    }

    private static String names(List<PolicyCard> policies) {
        var names = new ArrayList<String>();
        policies.forEach(policy -> names.add(policy.details().name()));
        return String.join(", ", names);
    }

    private static PolicyCard toCard(Object[] row) {
        return new PolicyCard(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).intValue(),
                ((Number) row[2]).intValue(),
                PolicyJson.read((String) row[3]));
    }
}
