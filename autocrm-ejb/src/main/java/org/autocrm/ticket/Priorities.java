package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.ticket.ConfigurationEvent.PriorityConfigured;

/** The priorities that tickets can have, the least urgent first. */
@Stateless
@RolesAllowed("agent")
public class Priorities {

    private static final int HIGHEST_RANK = 1_000;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    @Inject
    private Event<ConfigurationEvent> events;

    /** All priorities by rank, archived ones too. */
    public List<Priority> all() {
        return List.copyOf(catalog.now().priorities().values());
    }

    /** Those that can be chosen, by rank. */
    public List<Priority> offered() {
        return all().stream().filter(priority -> !priority.archived()).toList();
    }

    /** The priority of that key, as it is in the database now. */
    public Optional<Priority> find(String key) {
        return Optional.ofNullable(catalog.read().priorities().get(key));
    }

    /**
     * Adds a priority.
     *
     * @param rank the higher, the more urgent; no two have the same
     * @throws ChangeRefused if name or rank is not possible
     */
    @RolesAllowed("administrator")
    public Priority add(String name, int rank) {
        var known = known();
        var shown = Keys.name(name, names(known, ""));
        if (rank < 1 || rank > HIGHEST_RANK) {
            throw new ChangeRefused("rank", "A rank is a number from 1 to " + HIGHEST_RANK + ".");
        }
        if (known.stream().anyMatch(priority -> priority.rank() == rank)) {
            throw new ChangeRefused("rank", "There is another priority with the rank " + rank + ".");
        }
        var keys = known.stream().map(Priority::key).collect(Collectors.toSet());
        var priority = new Priority(Keys.of(shown, "priority", keys), shown, rank, false, false, 0);
        em.createNativeQuery("insert into ticket_priority (key, name, rank) values (?1, ?2, ?3)")
                .setParameter(1, priority.key())
                .setParameter(2, shown)
                .setParameter(3, rank)
                .executeUpdate();
        events.fire(new PriorityConfigured(priority.key(), Optional.empty(), Optional.of(priority.described())));
        return priority;
    }

    /**
     * Changes name, whether new tickets have it, and whether it is offered. Key and rank stay.
     *
     * @param next the priority as it is to be, in the version that was seen
     * @throws ChangeRefused if that is not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Priority change(Priority next) {
        return change(next.key(), OptionalLong.of(next.version()), before -> next);
    }

    /**
     * Changes a priority from what it is to what it is to be; nobody else changes any meanwhile.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws ChangeRefused if that is not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Priority change(String key, OptionalLong seen, UnaryOperator<Priority> change) {
        var known = known();
        var before = known.stream()
                .filter(priority -> priority.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused("key", "There is no priority " + key + "."));
        ChangedMeanwhile.refuse(seen, before.version());
        return change(known, before, change.apply(before));
    }

    private Priority change(List<Priority> known, Priority before, Priority next) {
        refuse(before, next);
        var name = Keys.name(next.name(), names(known, next.key()));
        if (next.byDefault() && !before.byDefault()) {
            em.createNativeQuery(
                            "update ticket_priority set is_default = false, version = version + 1 where is_default")
                    .executeUpdate();
            known.stream()
                    .filter(Priority::byDefault)
                    .forEach(priority -> events.fire(new PriorityConfigured(
                            priority.key(),
                            Optional.of(priority.described()),
                            Optional.of(priority.notByDefault().described()))));
        }
        em.createNativeQuery("""
                        update ticket_priority set name = ?1, is_default = ?2, archived = ?3, version = version + 1
                        where key = ?4
                        """)
                .setParameter(1, name)
                .setParameter(2, next.byDefault())
                .setParameter(3, next.archived())
                .setParameter(4, next.key())
                .executeUpdate();
        var after =
                new Priority(next.key(), name, next.rank(), next.byDefault(), next.archived(), before.version() + 1);
        events.fire(
                new PriorityConfigured(next.key(), Optional.of(before.described()), Optional.of(after.described())));
        return after;
    }

    static void refuse(Priority before, Priority next) {
        if (next.rank() != before.rank()) {
            throw new ChangeRefused("rank", "A priority keeps its rank. Add another priority instead.");
        }
        if (next.byDefault() && next.archived()) {
            throw new ChangeRefused("archived", before.name() + " is what new tickets have, so it stays.");
        }
        if (before.byDefault() && !next.byDefault()) {
            throw new ChangeRefused("byDefault", "New tickets need a priority. Make another one the default.");
        }
    }

    private List<Priority> known() {
        em.createNativeQuery("lock table ticket_priority in share row exclusive mode")
                .executeUpdate();
        return List.copyOf(catalog.read().priorities().values());
    }

    private static Set<String> names(List<Priority> priorities, String butOf) {
        return priorities.stream()
                .filter(priority -> !priority.key().equals(butOf))
                .map(Priority::name)
                .collect(Collectors.toSet());
    }
}
