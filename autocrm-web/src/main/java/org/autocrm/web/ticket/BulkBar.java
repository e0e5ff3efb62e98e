package org.autocrm.web.ticket;

import java.time.ZonedDateTime;
import java.util.Set;
import org.autocrm.bulk.BulkAction;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Restore;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.jspecify.annotations.Nullable;

/** What the bar says is to be done to each ticket: an {@code action}, and a {@code value} where it needs one. */
final class BulkBar {

    private BulkBar() {}

    /**
     * The action.
     *
     * @param now the present, where the reader's clocks are: tomorrow begins there
     * @throws IllegalArgumentException if there is no such time to snooze until
     */
    static BulkAction action(QueueQuestion.Parameters parameters, ZonedDateTime now) {
        var action = String.valueOf(parameters.get("action"));
        var value = parameters.get("value") == null ? "" : String.valueOf(parameters.get("value"));
        var changes = TicketChanges.begin();
        return switch (action) {
            case "delete" -> new Delete();
            case "restore" -> new Restore();
            case "status" -> new Change(changes.status(value).end());
            case "priority" -> new Change(changes.priority(value).end());
            case "team" -> new Change(changes.team(id(value)).end());
            case "assignee" -> new Change(changes.assignee(id(value)).end());
            case "tag" -> new Change(changes.tags(SetChange.add(Set.of(value))).end());
            case "untag" ->
                new Change(changes.tags(SetChange.remove(Set.of(value))).end());
            case "snooze" ->
                new Change(changes.snooze(SnoozeTime.valueOf(value).after(now)).end());
            case "wake" -> new Change(changes.snooze(null).end());
            default -> new Change(changes.end());
        };
    }

    /** Null for none. */
    private static @Nullable Long id(String value) {
        return value.matches("[0-9]{1,18}") ? Long.valueOf(value) : null;
    }
}
