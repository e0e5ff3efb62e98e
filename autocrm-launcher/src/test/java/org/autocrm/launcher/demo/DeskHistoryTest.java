package org.autocrm.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.autocrm.launcher.demo.DemoTicket.Delivery;
import org.autocrm.launcher.demo.DemoTicket.Kind;
import org.autocrm.launcher.demo.DemoTicket.Said;
import org.autocrm.launcher.demo.DemoTicket.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskHistoryTest {

    private static final Instant WEDNESDAY_NOON = Instant.parse("2026-05-13T12:00:00Z");

    @Nested
    class AtAnyTime {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-05-13T12:00:00Z",
                    "2026-05-18T06:30:00Z",
                    "2026-05-17T23:59:59Z",
                    "2026-01-01T00:00:00Z",
                    "2028-02-29T03:15:00Z"
                })
        void theTicketsAgreeWithWhatWasSaidOnThem(String moment) {
            var now = Instant.parse(moment);
            var tickets = DeskHistory.upTo(now, 7, 10_001).tickets();

            assertThat(counts(tickets))
                    .isEqualTo(
                            Map.of(Status.OPEN, 260L, Status.WAITING, 240L, Status.SOLVED, 400L, Status.CLOSED, 1100L));
            assertThat(tickets).allSatisfy(ticket -> {
                assertThat(ticket.messages()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
                assertThat(ticket.updatedAt()).isBetween(ticket.createdAt(), now);
                assertThat(ticket.events()).allMatch(event -> !event.at().isAfter(now));
                assertThat(ticket.waitingSince()).isEqualTo(waitingSince(ticket));
                assertThat(ticket.status() == Status.OPEN).isEqualTo(ticket.waitingSince() != null);
            });
        }

        private static Map<Status, Long> counts(List<DemoTicket> tickets) {
            return tickets.stream().collect(Collectors.groupingBy(DemoTicket::status, Collectors.counting()));
        }

        private static @Nullable Instant waitingSince(DemoTicket ticket) {
            if (ticket.status() != Status.OPEN) {
                return null;
            }
            Instant since = null;
            for (Said said : ticket.messages()) {
                if (said.kind() == Kind.REPLY) {
                    since = null;
                } else if (said.kind() == Kind.RECEIVED && since == null) {
                    since = said.at();
                }
            }
            return since;
        }
    }

    @Nested
    class OnAWorkingDay {

        private static final DeskHistory HISTORY = DeskHistory.upTo(WEDNESDAY_NOON, 7, 10_001);

        @Test
        void everySlotIsFilled() {
            assertThat(HISTORY.tickets()).allSatisfy(ticket -> {
                assertThat(ticket.subject()).isNotBlank().doesNotContainPattern("[\\[\\]{}|\\n]");
                assertThat(ticket.messages())
                        .allSatisfy(said ->
                                assertThat(said.text()).isNotBlank().doesNotContainPattern("[\\[\\]{}|]|  |\\n\\n\\n"));
            });
        }

        @Test
        void thereAreAsManyPeopleAsPromised() {
            assertThat(HISTORY.staff().teams()).hasSize(4);
            assertThat(HISTORY.staff().agents())
                    .hasSize(12)
                    .filteredOn(Staff.Agent::administrator)
                    .hasSize(1);
            assertThat(HISTORY.customers().organizations()).hasSize(40);
            assertThat(HISTORY.customers().all()).hasSize(300);
            assertThat(HISTORY.customers().all())
                    .extracting(Customers.Customer::email)
                    .doesNotHaveDuplicates()
                    .allMatch(email -> email.matches("[a-z0-9.-]+@[a-z0-9.-]+\\.example"));
        }

        @Test
        void noLanguageIsMissing() {
            assertThat(HISTORY.tickets()).extracting(DemoTicket::language).containsAll(PhraseBook.SHARE.keySet());
            assertThat(HISTORY.tickets())
                    .allMatch(
                            ticket -> ticket.language().equals(ticket.customer().language()));
        }

        @Test
        void everyScenarioIsTold() {
            var told = new HashSet<String>();
            HISTORY.tickets().forEach(ticket -> told.add(ticket.language() + " " + ticket.scenario()));

            PhraseBook.SHARE
                    .keySet()
                    .forEach(language -> PhraseBook.of(language)
                            .scenarios()
                            .forEach(scenario -> assertThat(told).contains(language + " " + scenario.name())));
        }

        @Test
        void onlyTheAgentWhoHasTheTicketAnswers() {
            assertThat(HISTORY.tickets())
                    .allSatisfy(ticket -> assertThat(ticket.messages())
                            .filteredOn(said -> said.kind() == Kind.REPLY)
                            .allMatch(said -> Objects.equals(said.agent(), ticket.assignee())));
        }

        @Test
        void agentsAnswerInLanguagesThatTheySpeak() {
            for (DemoTicket ticket : HISTORY.tickets()) {
                var assignee = ticket.assignee();
                if (assignee != null) {
                    assertThat(assignee.speaks(ticket.language())).isTrue();
                    assertThat(assignee.teams()).contains(ticket.team());
                }
            }
        }

        @Test
        void messageIdsAreUnique() {
            var ids = HISTORY.tickets().stream()
                    .flatMap(ticket -> ticket.messages().stream())
                    .map(Said::mailId)
                    .filter(id -> id != null)
                    .toList();

            assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.endsWith(".example"));
        }

        @Test
        void freshWorkLiesInTheQueue() {
            assertThat(HISTORY.tickets())
                    .filteredOn(ticket -> ticket.createdAt().isAfter(WEDNESDAY_NOON.minus(Duration.ofHours(5))))
                    .hasSizeGreaterThan(20);
            assertThat(HISTORY.tickets())
                    .filteredOn(ticket -> ticket.assignee() == null)
                    .hasSizeBetween(8, 60)
                    .allMatch(ticket -> ticket.status() == Status.OPEN);
        }

        @Test
        void someOfTheLatestAnswersDidNotGetThrough() {
            assertThat(HISTORY.tickets())
                    .flatExtracting(DemoTicket::messages)
                    .extracting(Said::delivery)
                    .filteredOn(delivery -> delivery.reason() != null)
                    .extracting(Delivery::state)
                    .containsExactlyInAnyOrder("DELAYED", "DELAYED", "FAILED", "FAILED");
        }

        @Test
        void mostTicketsReadDifferently() {
            var texts = HISTORY.tickets().stream()
                    .map(ticket -> ticket.messages().get(0).text())
                    .collect(Collectors.toSet());

            assertThat(texts).hasSizeGreaterThan(1950);
        }
    }

    @Nested
    class Chance {

        @Test
        void tellsTheSameToTheSameSeed() {
            assertThat(DeskHistory.upTo(WEDNESDAY_NOON, 7, 10_001))
                    .isEqualTo(DeskHistory.upTo(WEDNESDAY_NOON, 7, 10_001));
        }

        @Test
        void tellsSomethingElseToAnother() {
            assertThat(DeskHistory.upTo(WEDNESDAY_NOON, 8, 10_001).tickets())
                    .isNotEqualTo(DeskHistory.upTo(WEDNESDAY_NOON, 7, 10_001).tickets());
        }
    }
}
