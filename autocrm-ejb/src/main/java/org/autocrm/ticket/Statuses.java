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
import org.autocrm.ticket.ConfigurationEvent.StatusConfigured;

/** The statuses that agents choose from. Each category has one that it means by default. */
@Stateless
@RolesAllowed("agent")
public class Statuses {

    private static final int STEP = 10;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    @Inject
    private Event<ConfigurationEvent> events;

    /** All statuses in their order, archived ones too. */
    public List<Status> all() {
        return List.copyOf(catalog.now().statuses().values());
    }

    /** Those that can be chosen, in their order. */
    public List<Status> offered() {
        return all().stream().filter(status -> !status.archived()).toList();
    }

    /** The status of that key, as it is in the database now. */
    public Optional<Status> find(String key) {
        return Optional.ofNullable(catalog.read().statuses().get(key));
    }

    /**
     * Adds a status behind the others.
     *
     * @throws ChangeRefused if the name is blank or taken
     */
    @RolesAllowed("administrator")
    public Status add(String name, TicketStatus category) {
        var known = known();
        var keys = known.stream().map(Status::key).collect(Collectors.toSet());
        var last = known.stream().mapToInt(Status::position).max().orElse(0);
        var shown = Keys.name(name, names(known, ""));
        var status = new Status(Keys.of(shown, "status", keys), shown, category, last + STEP, false, false, 0);
        em.createNativeQuery("insert into ticket_status (key, name, category, position) values (?1, ?2, ?3, ?4)")
                .setParameter(1, status.key())
                .setParameter(2, status.name())
                .setParameter(3, category.name())
                .setParameter(4, status.position())
                .executeUpdate();
        events.fire(new StatusConfigured(status.key(), Optional.empty(), Optional.of(status.described())));
        return status;
    }

    /**
     * Changes name, place, whether it is the default of its category, and whether it is offered. Key and category stay.
     *
     * @param next the status as it is to be, in the version that was seen
     * @throws ChangeRefused if that is not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Status change(Status next) {
        return change(next.key(), OptionalLong.of(next.version()), before -> next);
    }

    /**
     * Changes a status from what it is to what it is to be; nobody else changes any meanwhile.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws ChangeRefused if that is not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Status change(String key, OptionalLong seen, UnaryOperator<Status> change) {
        var known = known();
        var before = known.stream()
                .filter(status -> status.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused("key", "There is no status " + key + "."));
        ChangedMeanwhile.refuse(seen, before.version());
        return change(known, before, change.apply(before));
    }

    private Status change(List<Status> known, Status before, Status next) {
        refuse(before, next);
        var name = Keys.name(next.name(), names(known, next.key()));
        if (next.byDefault() && !before.byDefault()) {
            em.createNativeQuery(
                            "update ticket_status set is_default = false, version = version + 1 where category = ?1 and is_default")
                    .setParameter(1, before.category().name())
                    .executeUpdate();
            known.stream()
                    .filter(status -> status.category() == before.category() && status.byDefault())
                    .forEach(status -> events.fire(new StatusConfigured(
                            status.key(),
                            Optional.of(status.described()),
                            Optional.of(status.notByDefault().described()))));
        }
        em.createNativeQuery("""
                        update ticket_status set name = ?1, position = ?2, is_default = ?3, archived = ?4, version = version + 1
                        where key = ?5
                        """)
                .setParameter(1, name)
                .setParameter(2, next.position())
                .setParameter(3, next.byDefault())
                .setParameter(4, next.archived())
                .setParameter(5, next.key())
                .executeUpdate();
        var after = new Status(
                next.key(),
                name,
                next.category(),
                next.position(),
                next.byDefault(),
                next.archived(),
                before.version() + 1);
        events.fire(new StatusConfigured(next.key(), Optional.of(before.described()), Optional.of(after.described())));
        return after;
    }

    static void refuse(Status before, Status next) {
        if (next.category() != before.category()) {
            throw new ChangeRefused("category", "A status keeps its category. Add another status instead.");
        }
        if (next.byDefault() && next.archived()) {
            throw new ChangeRefused(
                    "archived", "%s is what its category means by default, so it stays.".formatted(before.name()));
        }
        if (before.byDefault() && !next.byDefault()) {
            throw new ChangeRefused("byDefault", "Each category has a default. Make another status the default.");
        }
    }

    private List<Status> known() {
        em.createNativeQuery("lock table ticket_status in share row exclusive mode")
                .executeUpdate();
        return List.copyOf(catalog.read().statuses().values());
    }

    private static Set<String> names(List<Status> statuses, String butOf) {
        return statuses.stream()
                .filter(status -> !status.key().equals(butOf))
                .map(Status::name)
                .collect(Collectors.toSet());
    }
}
