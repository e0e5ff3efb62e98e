package org.autocrm.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;

/** Says in words what a job does, such as {@code status: solved; tags: +vip}. Names are those of the moment. */
@ApplicationScoped
class JobWords {

    private static final int LONGEST = 500;

    @Inject
    private Teams teams;

    String of(BulkAction action) {
        var words = action instanceof Change change
                ? String.join("; ", parts(change.changes()))
                : action instanceof Delete ? "delete" : "restore";
        return shortened(words);
    }

    String undoing(BulkJob job) {
        return shortened("undo job %d (%s)".formatted(job.id(), job.what()));
    }

    private List<String> parts(TicketChanges changes) {
        List<String> parts = new ArrayList<>();
        changes.status().ifPresent(key -> parts.add("status: " + key));
        changes.priority().ifPresent(key -> parts.add("priority: " + key));
        changes.team().ifPresent(team -> parts.add("team: " + or(team.map(this::team), "none")));
        changes.assignee().ifPresent(agent -> parts.add("assignee: " + or(agent.map(this::agent), "nobody")));
        changes.language().ifPresent(language -> parts.add("language: " + or(language, "none")));
        changes.snooze()
                .ifPresent(until -> parts.add(until.map(JobWords::snooze).orElse("woken")));
        several("tags", changes.tags(), tag -> tag).ifPresent(parts::add);
        several("followers", changes.followers(), this::agent).ifPresent(parts::add);
        several("copies", changes.copies(), EmailAddress::value).ifPresent(parts::add);
        new TreeMap<>(changes.fields())
                .forEach((key, values) ->
                        parts.add(key + ": " + (values.isEmpty() ? "none" : String.join(", ", values))));
        return parts;
    }

    private static <T> Optional<String> several(String name, SetChange<T> change, Function<T, String> inWords) {
        if (change.equals(SetChange.none())) {
            return Optional.empty();
        }
        var add = change.add().stream().map(inWords).sorted().map(word -> (change.replaces() ? "" : "+") + word);
        var remove = change.remove().stream().map(inWords).sorted().map(word -> "-" + word);
        var all = Stream.concat(add, remove).toList();
        return Optional.of(name + ": " + (all.isEmpty() ? "none" : String.join(" ", all)));
    }

    private static String snooze(Instant until) {
        return until.equals(TicketChanges.UNTIL_THE_CUSTOMER_WRITES)
                ? "snoozed until the customer writes"
                : "snoozed until " + until;
    }

    private String team(long id) {
        return teams.find(id).map(TeamRef::name).orElse("team " + id);
    }

    private String agent(long id) {
        return teams.agent(id).map(Person::name).orElse("agent " + id);
    }

    private static String or(Optional<String> words, String otherwise) {
        return words.orElse(otherwise);
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 3) + "...";
    }
}
