package org.autocrm.bench.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.autocrm.bench.load.MadeTicket.MadeMessage;
import org.autocrm.bench.load.Staff.Agent;
import org.autocrm.bench.load.Staff.Team;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TicketMakerTest {

    private static final int TICKETS = 10_000;
    private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
    private static final Staff STAFF = new Staff(List.of(
            new Team(
                    1,
                    "First line",
                    "support@autocrm.example",
                    List.of(new Agent(1, "Amelia Hart", "a@autocrm.example"))),
            new Team(
                    2,
                    "Billing",
                    "billing@autocrm.example",
                    List.of(new Agent(2, "Priya Nair", "p@autocrm.example")))));

    private static final TicketMaker MAKER = new TicketMaker(STAFF, TICKETS, 10_001, NOW, 1);
    private static final List<MadeTicket> ALL =
            LongStream.range(0, TICKETS).mapToObj(MAKER::make).toList();

    private static long ticketsWith(String word) {
        var pattern = Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE);
        return ALL.stream()
                .filter(ticket ->
                        texts(ticket).anyMatch(text -> pattern.matcher(text).find()))
                .count();
    }

    private static Stream<String> texts(MadeTicket ticket) {
        return Stream.concat(
                Stream.of(ticket.subject()), ticket.messages().stream().map(MadeMessage::text));
    }

    private static double share(Function<MadeTicket, String> property, String value) {
        var counts = ALL.stream().collect(groupingBy(property, counting()));
        return counts.getOrDefault(value, 0L) / (double) TICKETS;
    }

    @Test
    void theSameSeedMakesTheSameTickets() {
        var again = new TicketMaker(STAFF, TICKETS, 10_001, NOW, 1);

        assertThat(LongStream.range(5_000, 5_100).mapToObj(again::make)).isEqualTo(ALL.subList(5_000, 5_100));
    }

    @Test
    void anotherSeedMakesOthers() {
        var other = new TicketMaker(STAFF, TICKETS, 10_001, NOW, 2);

        assertThat(other.make(5_000)).isNotEqualTo(ALL.get(5_000));
    }

    @Nested
    class PlantedWords {

        @Test
        void aRareOneIsInFiveTickets() {
            assertThat(Planted.RARE)
                    .allSatisfy(word -> assertThat(ticketsWith(word)).isEqualTo(5));
        }

        @Test
        void theOthersAreInTheirShareOfTheTickets() {
            assertThat(Planted.IN_ONE_PERCENT)
                    .allSatisfy(word -> assertThat(ticketsWith(word)).isEqualTo(TICKETS / 100));
            assertThat(Planted.IN_TWENTY_PERCENT)
                    .allSatisfy(word -> assertThat(ticketsWith(word)).isEqualTo(TICKETS / 5));
        }

        @Test
        void thePhraseIsRarerThanItsWords() {
            assertThat(ticketsWith(Planted.PHRASE)).isEqualTo(TICKETS / 1000);
            for (var word : Planted.PHRASE.split(" ", -1)) {
                assertThat(ticketsWith(word)).isEqualTo(TICKETS / 50);
            }
        }

        @Test
        void twoOfThemMeetAsIfByChance() {
            var both = LongStream.range(0, TICKETS)
                    .mapToObj(place -> Planted.in(place, TICKETS))
                    .filter(words -> Planted.IN_TWENTY_PERCENT.stream().allMatch(words::contains));

            assertThat(both.count()).isEqualTo(TICKETS / 25);
        }
    }

    @Nested
    class TheHistory {

        @Test
        void hasFiveMessagesATicket() {
            for (int from = 0; from < TICKETS; from += 20) {
                assertThat(ALL.subList(from, from + 20).stream()
                                .mapToInt(ticket -> ticket.messages().size())
                                .sum())
                        .isEqualTo(100);
            }
        }

        @Test
        void hasTheSharesOfARealDesk() {
            assertThat(share(MadeTicket::status, "OPEN")).isCloseTo(0.03, within(0.01));
            assertThat(share(MadeTicket::status, "WAITING")).isCloseTo(0.03, within(0.01));
            assertThat(share(MadeTicket::status, "SOLVED")).isCloseTo(0.10, within(0.02));
            assertThat(share(MadeTicket::channel, "MAIL")).isCloseTo(0.65, within(0.03));
            assertThat(share(MadeTicket::language, "ru")).isCloseTo(0.07, within(0.03));
        }

        @Test
        void isToldInOrderAndEndsBeforeNow() {
            assertThat(ALL).isSortedAccordingTo(Comparator.comparing(MadeTicket::createdAt));
            assertThat(ALL).allSatisfy(ticket -> {
                assertThat(ticket.messages()).isSortedAccordingTo(Comparator.comparing(MadeMessage::at));
                assertThat(ticket.updatedAt()).isBefore(NOW);
            });
        }

        @Test
        void leavesNoSlotAndNoAlternativeInATextButItsOwnBrackets() {
            assertThat(ALL.stream().flatMap(TicketMakerTest::texts)).noneMatch(text -> text.matches("(?s).*[{}|].*"));
        }

        @Test
        void letsTheCustomerWaitOnOpenTicketsOnly() {
            assertThat(ALL)
                    .allSatisfy(ticket -> assertThat(ticket.waitingSince() != null)
                            .isEqualTo(ticket.status().equals("OPEN")));
        }
    }

    @Test
    void aFewWordsAreUsedOftenAndMostAreRare() {
        var counts = ALL.stream()
                .flatMap(TicketMakerTest::texts)
                .flatMap(text -> Stream.of(text.split("\\W+")))
                .collect(groupingBy(Function.identity(), counting()));

        long rare = counts.values().stream().filter(count -> count <= 3).count();
        assertThat(rare).isGreaterThan(counts.size() / 2);
        assertThat(counts.size()).isGreaterThan(20_000);
    }
}
