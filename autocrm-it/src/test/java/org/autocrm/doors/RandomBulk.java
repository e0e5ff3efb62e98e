package org.autocrm.doors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.autocrm.bulk.BulkAction;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Restore;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketNumber;

/** Bulk work as nobody would think of it; the same for the same seed. */
final class RandomBulk {

    private static final List<String> STATUSES = List.of("open", "waiting", "solved", "closed");
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final List<String> TAGS = List.of("vip", "late", "spam", "print");
    private static final List<Long> AGENTS = List.of(1L, 2L, 3L, 4L);

    private final Random random;
    private final Instant now;

    RandomBulk(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
    }

    /** At least one of them, each once. */
    List<TicketNumber> some(List<TicketNumber> tickets) {
        var shuffled = new ArrayList<>(tickets);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(shuffled.size()));
    }

    BulkAction action() {
        return switch (random.nextInt(8)) {
            case 0 -> new Delete();
            case 1 -> new Restore();
            default -> new Change(properties());
        };
    }

    /** At least one property. */
    TicketChanges properties() {
        var changes = TicketChanges.begin().tags(SetChange.add(Set.of(one(TAGS))));
        var isSnoozed = random.nextInt(4) == 0;
        if (isSo()) {
            changes.status(one(isSnoozed ? STATUSES.subList(0, 2) : STATUSES)); // what is done is not snoozed
        }
        if (isSo()) {
            changes.priority(one(PRIORITIES));
        }
        if (isSo()) {
            changes.team(isSo() ? null : Long.valueOf(isSo() ? 1 : 3));
        }
        if (isSo()) {
            changes.assignee(isSo() ? null : one(AGENTS));
        }
        if (isSo()) {
            changes.language(isSo() ? "de" : null);
        }
        if (isSo()) {
            changes.tags(new SetChange<>(isSo(), Set.of(one(TAGS)), Set.of(one(TAGS))));
        }
        if (isSo()) {
            changes.followers(isSo() ? SetChange.to(Set.of(one(AGENTS))) : SetChange.remove(Set.of(one(AGENTS))));
        }
        if (isSo()) {
            changes.copies(SetChange.add(Set.of(new EmailAddress("bo" + random.nextInt(3) + "@acme.example"))));
        }
        if (isSnoozed) {
            changes.snooze(isSo() ? null : now.plus(Duration.ofDays(1 + random.nextInt(5))));
        }
        return changes.end();
    }

    private boolean isSo() {
        return random.nextBoolean();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
