package org.autocrm.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Restore;
import org.autocrm.bulk.BulkAction.Undo;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.PropertyChange;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeptActionTest {

    static Stream<BulkAction> actions() {
        return Stream.of(
                new Delete(),
                new Restore(),
                new Undo(17),
                new Change(TicketChanges.none()),
                new Change(TicketChanges.begin()
                        .status("on-hold")
                        .priority("high")
                        .team(3L)
                        .assignee(7L)
                        .language("pt-BR")
                        .snooze(Instant.parse("2026-03-02T09:00:00.123456Z"))
                        .tags(new SetChange<>(false, Set.of("late", "vip"), Set.of("\"quoted\"")))
                        .followers(SetChange.to(Set.of(2L)))
                        .copies(SetChange.add(Set.of(new EmailAddress("bo@acme.example"))))
                        .field("colours", List.of("red", "blue"))
                        .field("cause", List.of())
                        .end()),
                new Change(TicketChanges.begin()
                        .team(null)
                        .assignee(null)
                        .language(null)
                        .snooze(null)
                        .end()));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whatIsReadIsWhatWasKept(BulkAction action) {
        assertThat(KeptAction.in(KeptAction.text(action))).isEqualTo(action);
    }

    @Test
    void whatTheDatabaseCannotKeepIsLeftOut() {
        var finer = new Change(TicketChanges.begin()
                .snooze(Instant.parse("2026-03-02T09:00:00.123456789Z"))
                .end());

        assertThat(KeptAction.in(KeptAction.text(finer)))
                .isEqualTo(new Change(TicketChanges.begin()
                        .snooze(Instant.parse("2026-03-02T09:00:00.123456Z"))
                        .end()));
    }

    @Test
    void theChangesOfATicketAreReadAsTheyWereKept() {
        var changes = List.of(
                new PropertyChange("tags", List.of(), List.of("late")),
                new PropertyChange("fields/cause", List.of("dust, and \"more\""), List.of()));

        assertThat(KeptChanges.in(KeptChanges.text(changes))).isEqualTo(changes);
        assertThat(KeptChanges.in(null)).isEmpty();
    }
}
