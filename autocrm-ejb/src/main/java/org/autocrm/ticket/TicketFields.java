package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.ticket.ConfigurationEvent.FieldConfigured;

/** The fields of our own that tickets have. */
@Stateless
@RolesAllowed("agent")
public class TicketFields {

    private static final int STEP = 10;
    private static final int LONGEST_CHOICE = 100;
    private static final int MOST_CHOICES = 500;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    @Inject
    private Event<ConfigurationEvent> events;

    /** All fields in their order, archived ones too. */
    public List<TicketField> all() {
        return List.copyOf(catalog.now().fields().values());
    }

    /** Those that tickets are offered, in their order. */
    public List<TicketField> offered() {
        return all().stream().filter(field -> !field.archived()).toList();
    }

    /** The field of that key, as it is in the database now. */
    public Optional<TicketField> find(String key) {
        return Optional.ofNullable(catalog.read().fields().get(key));
    }

    /**
     * Adds a field behind the others.
     *
     * @param choices what may be chosen; empty unless the type has choices
     * @throws ChangeRefused if that is not possible
     */
    @RolesAllowed("administrator")
    public TicketField add(String name, FieldType type, List<String> choices, Set<String> requiredFor) {
        var known = known();
        var keys = known.stream().map(TicketField::key).collect(Collectors.toSet());
        var last = known.stream().mapToInt(TicketField::position).max().orElse(0);
        var shown = Keys.name(name, names(known, ""));
        var field = new TicketField(
                Keys.of(shown, "field", keys),
                shown,
                type,
                choices(type, choices),
                statuses(requiredFor),
                last + STEP,
                false,
                false,
                0);
        em.createNativeQuery("""
                        insert into ticket_field (id, key, name, type, position)
                        values (nextval('ticket_field_seq'), ?1, ?2, ?3, ?4)
                        """)
                .setParameter(1, field.key())
                .setParameter(2, field.name())
                .setParameter(3, type.name())
                .setParameter(4, field.position())
                .executeUpdate();
        writeLists(field);
        events.fire(new FieldConfigured(field.key(), Optional.empty(), Optional.of(field.described())));
        return field;
    }

    /**
     * Changes everything but key and type. Values that tickets have stay, also where they are no choice any more.
     *
     * @param next the field as it is to be, in the version that was seen
     * @throws ChangeRefused if that is not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public TicketField change(TicketField next) {
        return change(next.key(), OptionalLong.of(next.version()), before -> next);
    }

    /**
     * Changes a field from what it is to what it is to be; nobody else changes any meanwhile.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws ChangeRefused if that is not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public TicketField change(String key, OptionalLong seen, UnaryOperator<TicketField> change) {
        var known = known();
        var before = known.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused("key", "There is no field " + key + "."));
        ChangedMeanwhile.refuse(seen, before.version());
        return change(known, before, change.apply(before));
    }

    private TicketField change(List<TicketField> known, TicketField before, TicketField next) {
        if (next.type() != before.type()) {
            throw new ChangeRefused("type", "A field keeps its type. Add another field instead.");
        }
        var after = new TicketField(
                next.key(),
                Keys.name(next.name(), names(known, next.key())),
                next.type(),
                choices(next.type(), next.choices()),
                statuses(next.requiredFor()),
                next.position(),
                next.forCustomers(),
                next.archived(),
                before.version() + 1);
        em.createNativeQuery("""
                        update ticket_field set name = ?1, position = ?2, for_customers = ?3, archived = ?4, version = version + 1
                        where key = ?5
                        """)
                .setParameter(1, after.name())
                .setParameter(2, after.position())
                .setParameter(3, after.forCustomers())
                .setParameter(4, after.archived())
                .setParameter(5, after.key())
                .executeUpdate();
        writeLists(after);
        events.fire(new FieldConfigured(after.key(), Optional.of(before.described()), Optional.of(after.described())));
        return after;
    }

    /** The choices, each on one line and once. */
    static List<String> choices(FieldType type, List<String> typed) {
        var choices = new LinkedHashSet<String>();
        typed.stream()
                .map(choice -> choice.replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .filter(choice -> !choice.isEmpty())
                .forEach(choices::add);
        if (type.hasChoices() == choices.isEmpty()) {
            throw new ChangeRefused(
                    "choices", type.hasChoices() ? "Say what may be chosen." : "Only a choice has choices.");
        }
        if (choices.size() > MOST_CHOICES || choices.stream().anyMatch(choice -> choice.length() > LONGEST_CHOICE)) {
            throw new ChangeRefused(
                    "choices", "There may be %d choices of %d characters.".formatted(MOST_CHOICES, LONGEST_CHOICE));
        }
        return new ArrayList<>(choices);
    }

    private Set<String> statuses(Set<String> keys) {
        var known = catalog.read().statuses();
        var unknown = keys.stream().filter(key -> !known.containsKey(key)).findFirst();
        if (unknown.isPresent()) {
            throw new ChangeRefused("requiredFor", "There is no status " + unknown.get() + ".");
        }
        return keys;
    }

    private void writeLists(TicketField field) {
        em.createNativeQuery(
                        "delete from ticket_field_choice where field_id = (select id from ticket_field where key = ?1)")
                .setParameter(1, field.key())
                .executeUpdate();
        for (int i = 0; i < field.choices().size(); i++) {
            em.createNativeQuery("""
                            insert into ticket_field_choice (field_id, position, value)
                            select id, ?1, ?2 from ticket_field where key = ?3
                            """)
                    .setParameter(1, i)
                    .setParameter(2, field.choices().get(i))
                    .setParameter(3, field.key())
                    .executeUpdate();
        }
        em.createNativeQuery(
                        "delete from ticket_field_required where field_id = (select id from ticket_field where key = ?1)")
                .setParameter(1, field.key())
                .executeUpdate();
        for (var status : field.requiredFor()) {
            em.createNativeQuery("""
                            insert into ticket_field_required (field_id, status_key)
                            select id, ?1 from ticket_field where key = ?2
                            """)
                    .setParameter(1, status)
                    .setParameter(2, field.key())
                    .executeUpdate();
        }
    }

    private List<TicketField> known() {
        em.createNativeQuery("lock table ticket_field in share row exclusive mode")
                .executeUpdate();
        return List.copyOf(catalog.read().fields().values());
    }

    private static Set<String> names(List<TicketField> fields, String butOf) {
        return fields.stream()
                .filter(field -> !field.key().equals(butOf))
                .map(TicketField::name)
                .collect(Collectors.toSet());
    }
}
