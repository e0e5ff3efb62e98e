package org.autocrm.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.autocrm.event.DomainEvent;
import org.autocrm.routing.RoutingEvent.WeightChanged;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.staffing.StaffingDefaults;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;

/** How much work everybody may have, and how much a ticket counts. */
@Stateless
@RolesAllowed("agent")
public class RoutingSettings {

    private static final int LEAST = 1;
    private static final int MOST = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private StaffingDefaults defaults;

    @Inject
    private Priorities priorities;

    @Inject
    private Event<DomainEvent> events;

    /**
     * What can be decided.
     *
     * @param everybody what holds for agents without figures of their own
     * @param units what a ticket of a priority counts, by the priority's key; one that is not named counts 1
     */
    public record Values(StaffingDefaults.Values everybody, Map<String, Integer> units) implements Serializable {

        public Values {
            units = new TreeMap<>(units); // in an order that can be read
            units.forEach((priority, count) -> {
                if (count < LEAST || count > MOST) {
                    throw new StaffingNotValid(
                            "units", "A ticket of priority " + priority + " counts from 1 to 100 units.");
                }
            });
        }
    }

    /** The values with their version; every priority is named. */
    public record Kept(Values values, long version) implements Serializable {}

    /** What is decided. */
    public Kept kept() {
        var everybody = defaults.kept();
        return new Kept(new Values(everybody.values(), units()), everybody.version());
    }

    /**
     * Changes what is decided. What waits is looked at again at once.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @throws StaffingNotValid if it cannot be like that
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Kept change(OptionalLong seen, UnaryOperator<Values> change) {
        var wanted = new Values[1];
        var before = new TreeMap<String, Integer>();
        var kept = defaults.change(seen, everybody -> {
            before.putAll(units()); // nobody else changes them now
            wanted[0] = change.apply(new Values(everybody, before));
            return wanted[0].everybody();
        });
        var known = priorities.all().stream().map(Priority::key).toList();
        wanted[0].units().forEach((priority, count) -> {
            if (!known.contains(priority)) {
                throw new StaffingNotValid("units", "There is no priority " + priority + ".");
            }
            weigh(priority, before.getOrDefault(priority, 1), count);
        });
        return new Kept(new Values(kept.values(), units()), kept.version());
    }

    private void weigh(String priority, int from, int to) {
        if (from != to) {
            em.createNativeQuery("""
                            insert into routing_weight (priority, units) values (?1, ?2)
                            on conflict (priority) do update set units = excluded.units
                            """)
                    .setParameter(1, priority)
                    .setParameter(2, to)
                    .executeUpdate();
            events.fire(new WeightChanged(priority, from, to));
        }
    }

    private Map<String, Integer> units() {
        List<?> rows = em.createNativeQuery(
                        "select p.key, coalesce(w.units, 1) from ticket_priority p left join routing_weight w on w.priority = p.key")
                .getResultList();
        Map<String, Integer> units = new TreeMap<>();
        rows.stream()
                .map(row -> (Object[]) row)
                .forEach(row -> units.put((String) row[0], ((Number) row[1]).intValue()));
        return units;
    }
}
