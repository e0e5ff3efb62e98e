package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.autocrm.event.LoggedEvent;
import org.autocrm.ticket.DeliveryState;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TicketPagesTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Nested
    class AConversation {

        @Test
        void foldsChangesBetweenMessages() {
            var first = said(MessageKind.RECEIVED, NINE);
            var second = said(MessageKind.REPLY, NINE.plusSeconds(60));

            var entries = ConversationEntry.of(
                    List.of(first, second),
                    List.of(change(NINE.plusSeconds(10), null), change(NINE.plusSeconds(20), null)));

            assertThat(entries).hasSize(3);
            assertThat(entries.get(0)).isSameAs(first);
            assertThat(entries.get(1).changes()).hasSize(2);
            assertThat(entries.get(2)).isSameAs(second);
        }

        @Test
        void showsAMergeAloneAndOnce() {
            var line = said(MessageKind.SYSTEM, NINE);

            var entries = ConversationEntry.of(
                    List.of(line),
                    List.of(change(NINE, null), change(NINE.plusMillis(5), 7L), change(NINE.plusSeconds(1), null)));

            assertThat(entries).hasSize(3).allMatch(ConversationEntry::isSingle);
            assertThat(entries.get(1).changes().get(0).regrouping()).isEqualTo(7);
        }

        private static ConversationEntry said(MessageKind kind, Instant at) {
            return ConversationEntry.of(
                    new MessageView(
                            1,
                            kind,
                            "Ann",
                            null,
                            "Hello",
                            "<p>Hello</p>",
                            null,
                            null,
                            at,
                            null,
                            DeliveryState.NONE,
                            0,
                            null,
                            null,
                            List.of()),
                    "<p>Hello</p>",
                    "");
        }

        private static Happening change(Instant at, @Nullable Long regrouping) {
            return new Happening(at, "ticket.StatusChanged", "Ben", "Status", "Open", "Solved", null, regrouping);
        }
    }

    @Nested
    class AChangeThatLostTheRace {

        @Test
        void isStoppedByWhatAnotherPersonDecided() {
            assertThat(PropertiesPage.concerns(event("ticket.StatusChanged", "ben@example.org"), "ann@example.org"))
                    .isTrue();
        }

        @Test
        void isNotStoppedByItsAuthorTheRoutingOrAPostman() {
            assertThat(PropertiesPage.concerns(event("ticket.StatusChanged", "ann@example.org"), "ann@example.org"))
                    .isFalse();
            assertThat(PropertiesPage.concerns(event("ticket.Assigned", "system"), "ann@example.org"))
                    .isFalse();
        }

        private static LoggedEvent event(String type, String actor) {
            return new LoggedEvent(1, type, Optional.of("10042"), actor, NINE, "{}");
        }
    }

    @Test
    void aRequestOfAnotherSiteIsNotOurs() {
        assertThat(SameOrigin.isOurs("desk", "same-origin")).isTrue();
        assertThat(SameOrigin.isOurs("desk", null)).isTrue();
        assertThat(SameOrigin.isOurs("desk", "cross-site")).isFalse();
        assertThat(SameOrigin.isOurs(null, "same-origin")).isFalse();
    }

    @Test
    void aFileHasANameAndATypeThatHarmNobody() {
        assertThat(FileUpload.name("C:\\temp\\ev\u202eil.txt")).isEqualTo("evil.txt");
        assertThat(FileUpload.name("../")).isEqualTo("file");
        assertThat(FileUpload.mediaType("text/plain; charset=utf-8")).isEqualTo("text/plain");
        assertThat(FileUpload.mediaType("<script>")).isEqualTo("application/octet-stream");
    }

    @Test
    void whatIsTypedIsLookedForByNumberOrByWords() {
        assertThat(Suggestions.query("#100", "7")).isEqualTo("number:100*");
        assertThat(Suggestions.query("printer \"ja", "7")).isEqualTo("printer ja*");
        assertThat(Suggestions.query("", "7")).isEqualTo("customer:7");
        assertThat(Suggestions.query(" ", "")).isEmpty();
    }

    @Test
    void tagsOfALineAreDividedByCommas() {
        assertThat(NewTicketPage.tags(" vip, , new customer ,")).containsExactlyInAnyOrder("vip", "new customer");
    }
}
