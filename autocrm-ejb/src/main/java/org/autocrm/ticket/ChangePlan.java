package org.autocrm.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.FieldType.NoValue;
import org.jspecify.annotations.Nullable;

/**
 * What changes make of a ticket, thought through before anything is done: all of it is possible, or nothing is done.
 */
final class ChangePlan {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int MOST = 50;

    private final Ticket ticket;
    private final Extras before;
    private final TicketChanges changes;
    private final Catalog.Contents catalog;
    private final People people;
    private final Instant now;
    private final List<Objection> objections = new ArrayList<>();

    private @Nullable Status status;
    private @Nullable Priority priority;
    private @Nullable Long assignee;
    private final Extras after;

    private ChangePlan(
            Ticket ticket, Extras before, TicketChanges changes, Catalog.Contents catalog, People people, Instant now) {
        this.ticket = ticket;
        this.before = before;
        this.changes = changes;
        this.catalog = catalog;
        this.people = people;
        this.now = now;
        this.assignee = assignee();
        this.after = new Extras(tags(), fields(), followers(), copies());
        changes.status().ifPresent(this::checkStatus);
        changes.priority().ifPresent(this::checkPriority);
        changes.team().flatMap(team -> team).ifPresent(this::checkTeam);
        changes.subject().ifPresent(this::checkSubject);
        changes.language().flatMap(language -> language).ifPresent(this::checkLanguage);
        changes.snooze().flatMap(until -> until).ifPresent(this::checkSnooze);
    }

    /**
     * A plan that can be carried out.
     *
     * @param before what the ticket has now of that which changes
     * @throws ChangeRefused with everything that is in the way
     */
    static ChangePlan of(
            Ticket ticket, Extras before, TicketChanges changes, Catalog.Contents catalog, People people, Instant now) {
        var plan = new ChangePlan(ticket, before, changes, catalog, people, now);
        plan.checkRequired();
        if (!plan.objections.isEmpty()) {
            throw new ChangeRefused(plan.objections);
        }
        return plan;
    }

    /** What is in the way of these changes on whatever ticket. */
    static List<Objection> objections(TicketChanges changes, Catalog.Contents catalog, People people, Instant now) {
        var any = new Ticket(
                new TicketNumber("1"),
                0,
                "",
                Channel.API,
                catalog.byDefault(TicketStatus.OPEN),
                catalog.defaultPriority(),
                now);
        return List.copyOf(new ChangePlan(any, Extras.NONE, changes, catalog, people, now).objections);
    }

    /** Refuses a status that lacks a field. */
    static void refuseMissing(Status status, Map<String, List<String>> fields, Catalog.Contents catalog) {
        var missing = missing(status, fields, catalog);
        if (!missing.isEmpty()) {
            throw new ChangeRefused("status", needs(status, missing));
        }
    }

    /** What the ticket will have several of. */
    Extras after() {
        return after;
    }

    /** Makes the changes, all at one moment, but for what it has several of; says what happened. */
    List<TicketEvent> carryOut(Optional<Long> customer) {
        List<Optional<? extends TicketEvent>> happened = new ArrayList<>();
        changes.subject().ifPresent(subject -> happened.add(ticket.rename(subject, now)));
        customer.ifPresent(id -> happened.add(ticket.belongTo(id, now)));
        changes.language().ifPresent(language -> happened.add(ticket.speak(language.orElse(null), now)));
        if (priority != null) {
            happened.add(ticket.prioritize(priority, now));
        }
        changes.team().ifPresent(team -> happened.add(ticket.moveTo(team.orElse(null), now)));
        happened.add(ticket.giveTo(assignee, now));
        if (status != null) {
            happened.add(ticket.become(status, now));
        }
        changes.snooze()
                .ifPresent(until -> happened.add(
                        until.isPresent() ? ticket.snooze(until.get(), now) : ticket.wake(Waking.AGENT, now)));
        if (status != null && status.isDone()) {
            happened.add(ticket.wake(Waking.AGENT, now));
        }
        List<TicketEvent> events = new ArrayList<>();
        happened.forEach(event -> event.ifPresent(events::add));
        var extras = before.to(after, ticket.number());
        if (!extras.isEmpty()) {
            ticket.touch(now);
        }
        events.addAll(extras);
        return events;
    }

    private void checkStatus(String key) {
        var wanted = catalog.statuses().get(key);
        if (wanted == null) {
            object("status", "There is no status " + key + ".");
        } else if (!key.equals(ticket.statusKey())) {
            status = wanted;
            if (wanted.archived()) {
                object("status", "The status " + wanted.name() + " is not offered any more.");
            }
            ticket.mergedInto()
                    .ifPresent(target -> object(
                            "status",
                            "Its conversation goes on in ticket %s. Undo the merge first.".formatted(target.number())));
        }
    }

    private void checkPriority(String key) {
        var wanted = catalog.priorities().get(key);
        if (wanted == null) {
            object("priority", "There is no priority " + key + ".");
        } else if (wanted.archived() && !key.equals(ticket.priorityKey())) {
            object("priority", "The priority " + wanted.name() + " is not offered any more.");
        } else {
            priority = wanted;
        }
    }

    private void checkTeam(long team) {
        if (!people.isTeam(team)) {
            object("team", "There is no team " + team + ".");
        }
    }

    private void checkSubject(String subject) {
        if (subject.isBlank()) {
            object("subject", "A ticket needs a subject.");
        }
    }

    private void checkLanguage(String language) {
        if (!LANGUAGE.matcher(language).matches()) {
            object("language", "A language is named as in BCP 47, such as en or pt-BR.");
        }
    }

    private void checkSnooze(Instant until) {
        var done = status == null
                ? ticket.category() == TicketStatus.SOLVED || ticket.category() == TicketStatus.CLOSED
                : status.isDone();
        if (!until.isAfter(now)) {
            object("snooze", "A ticket is snoozed until a time to come.");
        } else if (until.isAfter(TicketChanges.UNTIL_THE_CUSTOMER_WRITES)) {
            object("snooze", "That time is too far away.");
        } else if (done) {
            object("snooze", "Only an open or a waiting ticket can be snoozed.");
        }
    }

    private @Nullable Long assignee() {
        if (changes.assignee().isPresent()) {
            var wanted = changes.assignee().get();
            wanted.filter(agent -> !people.isAgent(agent))
                    .ifPresent(agent -> object("assignee", "There is no agent " + agent + "."));
            return wanted.orElse(null);
        }
        var has = ticket.assignee();
        var team = changes.team().flatMap(wanted -> wanted);
        var stays =
                has == null || team.isEmpty() || team.get().equals(ticket.team()) || people.isMember(team.get(), has);
        return stays ? has : null;
    }

    private Set<String> tags() {
        return changes.tags().isNothing()
                ? before.tags()
                : limited("tags", inOneSpelling().of(before.tags()));
    }

    private SetChange<String> inOneSpelling() {
        BiConsumer<String, Set<String>> read = (typed, into) ->
                Tag.in(typed).ifPresentOrElse(into::add, () -> object("tags", "This can be no tag: " + typed));
        Set<String> add = new HashSet<>();
        changes.tags().add().forEach(tag -> read.accept(tag, add));
        Set<String> remove = new HashSet<>();
        changes.tags().remove().forEach(tag -> Tag.in(tag).ifPresent(remove::add));
        return new SetChange<>(changes.tags().replaces(), add, remove);
    }

    private Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new HashMap<>(before.fields());
        new TreeMap<>(changes.fields()).forEach((key, typed) -> {
            var field = catalog.fields().get(key);
            if (field == null || field.archived()) {
                object("fields/" + key, "There is no field " + key + ".");
            } else if (!typed.equals(before.fields().get(key))) {
                read(field, typed, fields);
            }
        });
        return fields;
    }

    private void read(TicketField field, List<String> typed, Map<String, List<String>> into) {
        try {
            var values = field.type().values(typed, field.choices());
            if (values.isEmpty()) {
                into.remove(field.key());
            } else {
                into.put(field.key(), values);
            }
        } catch (NoValue e) {
            object("fields/" + field.key(), field.name() + " " + e.reason() + ".");
        }
    }

    private Set<Long> followers() {
        if (changes.followers().isNothing()) {
            return before.followers();
        }
        changes.followers().add().stream()
                .filter(account -> !people.isAgent(account))
                .forEach(account -> object("followers", "There is no agent " + account + "."));
        return limited("followers", changes.followers().of(before.followers()));
    }

    private Set<String> copies() {
        if (changes.copies().isNothing()) {
            return before.copies();
        }
        var change = new SetChange<>(
                changes.copies().replaces(),
                texts(changes.copies().add()),
                texts(changes.copies().remove()));
        return limited("copies", change.of(before.copies()));
    }

    private static Set<String> texts(Set<EmailAddress> addresses) {
        return addresses.stream().map(EmailAddress::value).collect(Collectors.toSet());
    }

    private <T> Set<T> limited(String property, Set<T> values) {
        if (values.size() > MOST) {
            object(property, "A ticket has at most " + MOST + " " + property + ".");
        }
        return values;
    }

    /** A new status needs all its fields; the old one must not lose any. */
    private void checkRequired() {
        if (status != null) {
            var missing = missing(status, after.fields(), catalog);
            if (!missing.isEmpty()) {
                object("status", needs(status, missing));
            }
        } else if (!changes.fields().isEmpty()) {
            var current = catalog.status(ticket.statusKey());
            missing(current, after.fields(), catalog).stream()
                    .filter(field -> before.fields().containsKey(field.key()))
                    .forEach(field -> object(
                            "fields/" + field.key(),
                            "%s must not be empty while the status is %s.".formatted(field.name(), current.name())));
        }
    }

    private static List<TicketField> missing(
            Status status, Map<String, List<String>> fields, Catalog.Contents catalog) {
        return catalog.requiredFor(status).stream()
                .filter(field -> !fields.containsKey(field.key()))
                .toList();
    }

    private static String needs(Status status, List<TicketField> missing) {
        return "The status %s needs a value in: %s."
                .formatted(
                        status.name(), missing.stream().map(TicketField::name).collect(Collectors.joining(", ")));
    }

    private void object(String property, String reason) {
        objections.add(new Objection(property, reason));
    }
}
