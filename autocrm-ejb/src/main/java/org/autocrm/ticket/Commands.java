package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;

/** Understands what agents command by mail: which changes of a ticket they mean. */
@ApplicationScoped
class Commands {

    private static final String KNOWN =
            "#note, #close, #solve, #open, #wait, #status, #priority, #assign, #take, #team, #tag, #untag, #follow, #unfollow";

    private static final Set<String> ALONE = Set.of(
            "close",
            "closed",
            "solve",
            "solved",
            "open",
            "reopen",
            "wait",
            "waiting",
            "take",
            "unassign",
            "follow",
            "unfollow");

    @Inject
    private Catalog catalog;

    @Inject
    private Teams teams;

    /**
     * What the commands of an agent change.
     *
     * @throws ChangeRefused if one of them cannot be understood; it says why, for each
     */
    TicketChanges changes(List<Command> commands, Person agent) {
        var reading = new Reading(agent);
        commands.forEach(reading::take);
        return reading.end();
    }

    private final class Reading {

        private final Person agent;
        private final TicketChanges.Builder changes = TicketChanges.begin();
        private final Set<String> tags = new LinkedHashSet<>();
        private final Set<String> untags = new LinkedHashSet<>();
        private final List<Objection> objections = new ArrayList<>();

        Reading(Person agent) {
            this.agent = agent;
        }

        void take(Command command) {
            if (ALONE.contains(command.word()) && !command.argument().isEmpty()) {
                object(command, "takes nothing behind it. Write what you say on a line of its own.");
                return;
            }
            switch (command.word()) {
                case "note" -> {
                    // about what is said, not about the ticket
                }
                case "close", "closed" -> become(TicketStatus.CLOSED);
                case "solve", "solved" -> become(TicketStatus.SOLVED);
                case "open", "reopen" -> become(TicketStatus.OPEN);
                case "wait", "waiting" -> become(TicketStatus.WAITING);
                case "status" ->
                    one(
                                    command,
                                    offered(catalog.now().statuses().values(), Status::archived),
                                    Status::key,
                                    Status::name)
                            .forEach(status -> changes.status(status.key()));
                case "priority" ->
                    one(
                                    command,
                                    offered(catalog.now().priorities().values(), Priority::archived),
                                    Priority::key,
                                    Priority::name)
                            .forEach(priority -> changes.priority(priority.key()));
                case "assign" -> assign(command);
                case "take" -> changes.assignee(agent.id());
                case "unassign" -> changes.assignee(null);
                case "team" ->
                    one(command, teams.all(), team -> Long.toString(team.id()), TeamRef::name)
                            .forEach(team -> changes.team(team.id()));
                case "tag" -> tags.addAll(words(command));
                case "untag" -> untags.addAll(words(command));
                case "follow" -> changes.followers(SetChange.add(Set.of(agent.id())));
                case "unfollow" -> changes.followers(SetChange.remove(Set.of(agent.id())));
                default -> object(command, "is no command. There are " + KNOWN + ".");
            }
        }

        TicketChanges end() {
            if (!objections.isEmpty()) {
                throw new ChangeRefused(objections);
            }
            if (!tags.isEmpty() || !untags.isEmpty()) {
                changes.tags(new SetChange<>(false, tags, untags));
            }
            return changes.end();
        }

        private void become(TicketStatus category) {
            changes.status(catalog.now().byDefault(category).key());
        }

        private void assign(Command command) {
            switch (command.argument().toLowerCase(Locale.ROOT)) {
                case "me" -> changes.assignee(agent.id());
                case "nobody", "none" -> changes.assignee(null);
                default ->
                    one(command, teams.allAgents(), person -> person.email().value(), Person::name)
                            .forEach(person -> changes.assignee(person.id()));
            }
        }

        private List<String> words(Command command) {
            if (command.argument().isBlank()) {
                object(command, "needs at least one tag, such as #" + command.word() + " urgent.");
            }
            return Stream.of(command.argument().split("[\\s,;]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        /**
         * The one thing that is meant: by its whole name, else by how one name alone begins; none after an objection.
         */
        private <T> List<T> one(Command command, Collection<T> all, Function<T, String> key, Function<T, String> name) {
            var wanted = command.argument().toLowerCase(Locale.ROOT);
            if (wanted.isBlank()) {
                object(command, "needs a name behind it.");
                return List.of();
            }
            var whole = matching(all, thing -> wanted.equals(lower(key, thing)) || wanted.equals(lower(name, thing)));
            var found = whole.isEmpty()
                    ? matching(
                            all, thing -> lower(key, thing).startsWith(wanted) || hasWord(lower(name, thing), wanted))
                    : whole;
            if (found.size() != 1) {
                object(
                        command,
                        found.isEmpty()
                                ? "is not known here."
                                : "may be " + found.stream().map(name).collect(Collectors.joining(" or ")) + ".");
                return List.of();
            }
            return found;
        }

        private void object(Command command, String reason) {
            objections.add(new Objection(command.word(), "“" + command + "” " + reason));
        }
    }

    private static <T> List<T> offered(Collection<T> all, Predicate<T> archived) {
        return all.stream().filter(archived.negate()).toList();
    }

    private static <T> List<T> matching(Collection<T> all, Predicate<T> test) {
        return all.stream().filter(test).toList();
    }

    private static <T> String lower(Function<T, String> of, T thing) {
        return of.apply(thing).toLowerCase(Locale.ROOT);
    }

    /** Whether a word of a name begins so: people are called by their first name or their last. */
    private static boolean hasWord(String name, String wanted) {
        return name.startsWith(wanted) || name.contains(" " + wanted);
    }
}
