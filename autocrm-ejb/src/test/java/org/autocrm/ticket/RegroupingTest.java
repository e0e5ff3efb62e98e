package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.autocrm.ticket.TicketFixtures.ANN;
import static org.autocrm.ticket.TicketFixtures.BEN;
import static org.autocrm.ticket.TicketFixtures.CLOSED;
import static org.autocrm.ticket.TicketFixtures.DESK;
import static org.autocrm.ticket.TicketFixtures.ELEVEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.NINE_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.OPEN;
import static org.autocrm.ticket.TicketFixtures.SOLVED;
import static org.autocrm.ticket.TicketFixtures.TEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.WAITING;
import static org.autocrm.ticket.TicketFixtures.newTicket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RegroupingTest {

    private static final long AGENT = 3;

    private final Desk desk = new Desk();

    @Nested
    class AMerge {

        @Test
        void movesAllMessagesAndClosesItsSource() {
            var source = desk.ticket("10042", "first", "second");
            var target = desk.ticket("10043", "other");

            desk.merge(source, target);

            assertThat(desk.said(target)).containsExactly("first", "second", "other");
            assertThat(desk.said(source)).isEmpty();
            assertThat(source.category()).isEqualTo(TicketStatus.CLOSED);
            assertThat(source.mergedInto()).contains(target);
        }

        @Test
        void keepsWhereEachMessageWasWritten() {
            var source = desk.ticket("10042", "first");
            var target = desk.ticket("10043", "other");

            desk.merge(source, target);

            assertThat(desk.messages)
                    .extracting(message -> message.writtenOn().number().value())
                    .containsExactly("10042", "10043");
        }

        @Test
        void makesTheTargetSayWhatWasSaidLast() {
            var target = desk.ticket("10043", "other");
            var source = desk.ticket("10042", "newest");

            desk.merge(source, target);

            assertThat(target.excerpt()).isEqualTo("newest");
            assertThat(target.lastMessage()).isEqualTo(2);
            assertThat(source.excerpt()).isEmpty();
        }

        @Test
        void isUndoneWithTheStatusAndTheWaitThatWere() {
            var source = desk.ticket("10042", "first");
            source.snooze(ELEVEN_O_CLOCK, TEN_O_CLOCK);
            var target = desk.ticket("10043", "other");
            var before = desk.state();
            var merge = desk.merge(source, target);

            desk.undo(merge);

            assertThat(desk.state()).isEqualTo(before);
            assertThat(source.waitingSince()).isEqualTo(NINE_O_CLOCK);
            assertThat(source.snoozedUntil()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void leavesWithItsTargetWhatWasWrittenThereSince() {
            var source = desk.ticket("10042", "first");
            var target = desk.ticket("10043", "other");
            var merge = desk.merge(source, target);
            desk.receive(target, "since then");

            desk.undo(merge);

            assertThat(desk.said(source)).containsExactly("first");
            assertThat(desk.said(target)).containsExactly("other", "since then");
        }
    }

    @Nested
    class ASplit {

        @Test
        void movesTheChosenMessagesToItsNewTicket() {
            var source = desk.ticket("10042", "first", "second", "third");

            var split = desk.split(source, "20001", "second");

            assertThat(desk.said(source)).containsExactly("first", "third");
            assertThat(desk.said(split.target())).containsExactly("second");
            assertThat(split.target().excerpt()).isEqualTo("second");
        }

        @Test
        void goesBackAsAWholeWithWhatWasSaidSince() {
            var source = desk.ticket("10042", "first", "second");
            var split = desk.split(source, "20001", "second");
            desk.receive(split.target(), "since then");

            desk.undo(split);

            assertThat(desk.said(source)).containsExactly("first", "second", "since then");
            assertThat(split.target().mergedInto()).contains(source);
            assertThat(split.target().category()).isEqualTo(TicketStatus.CLOSED);
        }

        @Test
        void makesTheCustomerWaitSinceTheFirstUnansweredMessage() {
            var source = desk.ticket("10042", "first");
            var answered = List.of(
                    message(source, MessageKind.RECEIVED, NINE_O_CLOCK),
                    message(source, MessageKind.REPLY, TEN_O_CLOCK));
            var waiting = new ArrayList<>(answered);
            waiting.add(message(source, MessageKind.RECEIVED, TEN_O_CLOCK));
            waiting.add(message(source, MessageKind.RECEIVED, ELEVEN_O_CLOCK));

            assertThat(Regroupings.waitingSince(answered)).isNull();
            assertThat(Regroupings.waitingSince(waiting)).isEqualTo(TEN_O_CLOCK);
        }

        private static Message message(Ticket ticket, MessageKind kind, Instant at) {
            return new Message(ticket, kind, ANN, Words.plain("x"), at);
        }
    }

    @Nested
    class WhatCameLater {

        @Test
        void blocksTheUndoOfAMergeWhoseMessagesWentOn() {
            var first = desk.ticket("10042", "first");
            var second = desk.ticket("10043", "second");
            var third = desk.ticket("10044", "third");
            var merge = desk.merge(first, second);
            desk.merge(second, third);

            assertThat(desk.objectionTo(merge)).contains("Undo first that ticket 10043 was merged into ticket 10044.");
        }

        @Test
        void blocksTheUndoOfASplitWhoseSourceWasMerged() {
            var first = desk.ticket("10042", "first", "second");
            var other = desk.ticket("10043", "other");
            var split = desk.split(first, "20001", "second");
            desk.merge(first, other);

            assertThat(desk.objectionTo(split)).contains("Undo first that ticket 10042 was merged into ticket 10043.");
        }

        @Test
        void blocksTheUndoOfASplitIntoWhichOthersWereMerged() {
            var first = desk.ticket("10042", "first", "second");
            var other = desk.ticket("10043", "other");
            var split = desk.split(first, "20001", "second");
            desk.merge(other, split.target());

            assertThat(desk.objectionTo(split)).contains("Undo first that ticket 10043 was merged into ticket 20001.");
        }

        @Test
        void blocksTheUndoOfAMergeOfWhichAPartWasSplitOff() {
            var first = desk.ticket("10042", "first", "second");
            var other = desk.ticket("10043", "other");
            var merge = desk.merge(first, other);
            desk.split(other, "20001", "second");

            assertThat(desk.objectionTo(merge)).contains("Undo first that ticket 20001 was split off ticket 10043.");
        }

        @Test
        void doesNotMatterWhereItIsAboutOtherMessages() {
            var first = desk.ticket("10042", "first");
            var second = desk.ticket("10043", "second", "more");
            var third = desk.ticket("10044", "third");
            var merge = desk.merge(first, second);
            desk.merge(third, second);
            desk.split(second, "20001", "more");

            assertThat(desk.objectionTo(merge)).isEmpty();
        }

        @Test
        void doesNotMatterOnceItIsUndone() {
            var first = desk.ticket("10042", "first");
            var second = desk.ticket("10043", "second");
            var third = desk.ticket("10044", "third");
            var merge = desk.merge(first, second);
            desk.undo(desk.merge(second, third));

            assertThat(desk.objectionTo(merge)).isEmpty();
        }

        @Test
        void isNotNeededToRefuseAnUndoThatWasDone() {
            var merge = desk.merge(desk.ticket("10042", "first"), desk.ticket("10043", "second"));
            desk.undo(merge);

            assertThat(desk.objectionTo(merge)).contains("It was undone already.");
        }
    }

    @Nested
    class WhatASplitRefuses {

        private final Ticket ticket = desk.ticket("10042", "first", "second");

        @Test
        void allMessages() {
            assertThat(refusal(Set.of(1L, 2L))).isEqualTo("At least one message stays.");
        }

        @Test
        void noMessages() {
            assertThat(refusal(Set.of())).isEqualTo("Choose messages of this ticket.");
        }

        @Test
        void messagesOfAnotherTicket() {
            assertThat(refusal(Set.of(1L, 99L))).isEqualTo("Choose messages of this ticket.");
        }

        @Test
        void whatTheDeskKeeps() {
            desk.keep(ticket.log(DESK, "Merged", TEN_O_CLOCK));

            assertThat(refusal(Set.of(3L))).isEqualTo("What the desk keeps about this ticket stays on it.");
        }

        private @Nullable String refusal(Set<Long> wanted) {
            var all = desk.of(ticket);
            try {
                Regroupings.refuseSplit(
                        wanted,
                        all.stream()
                                .filter(message -> wanted.contains(message.id()))
                                .toList(),
                        all.stream()
                                .filter(message -> !wanted.contains(message.id()))
                                .toList());
                return null;
            } catch (ChangeRefused e) {
                return e.getMessage();
            }
        }
    }

    @RepeatedTest(300)
    void whateverWasMergedAndSplitIsAsItWasOnceAllIsUndoneInReverse(RepetitionInfo repetition) {
        var chance = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 5; i++) {
            desk.randomTicket("100" + (10 + i), chance);
        }
        var before = desk.state();
        var done = new ArrayList<Regrouping>();

        for (int i = 0; i < 20; i++) {
            desk.random(i, chance).ifPresent(done::add);
        }
        for (int i = done.size() - 1; i >= 0; i--) {
            assertThat(desk.objectionTo(done.get(i))).isEmpty();
            desk.undo(done.get(i));
        }

        assertThat(done).isNotEmpty();
        assertThat(desk.state()).containsAllEntriesOf(before);
        assertThat(desk.messages)
                .allSatisfy(message -> assertThat(message.ticket()).isSameAs(message.writtenOn()));
    }

    @RepeatedTest(100)
    void whateverOrderIsPossibleLosesNoMessage(RepetitionInfo repetition) {
        var chance = new Random(1_000 + repetition.getCurrentRepetition());
        for (int i = 0; i < 5; i++) {
            desk.randomTicket("100" + (10 + i), chance);
        }
        var words = desk.messages.stream().map(Message::text).toList();
        var done = new ArrayList<Regrouping>();
        for (int i = 0; i < 20; i++) {
            desk.random(i, chance).ifPresent(done::add);
        }

        while (true) {
            var possible =
                    done.stream().filter(one -> desk.objectionTo(one).isEmpty()).toList();
            if (possible.isEmpty()) {
                break;
            }
            desk.undo(possible.get(chance.nextInt(possible.size())));
        }

        assertThat(done).allMatch(Regrouping::isUndone);
        assertThat(desk.messages).extracting(Message::text).containsExactlyElementsOf(words);
        assertThat(desk.tickets.values())
                .filteredOn(ticket -> ticket.number().value().startsWith("100"))
                .allSatisfy(ticket -> assertThat(ticket.mergedInto()).isEmpty());
    }

    /** Tickets, their messages and what was done to them, as the database would keep them. */
    private static final class Desk {

        final Map<String, Ticket> tickets = new TreeMap<>();
        final List<Message> messages = new ArrayList<>();
        final List<Regrouping> regroupings = new ArrayList<>();

        Ticket ticket(String number, String... texts) {
            var ticket = newTicket(number, "Subject " + number);
            tickets.put(number, ticket);
            for (var text : texts) {
                receive(ticket, text);
            }
            return ticket;
        }

        void randomTicket(String number, Random chance) {
            var ticket = ticket(number, number + " asks");
            for (int i = chance.nextInt(4); i > 0; i--) {
                if (chance.nextBoolean()) {
                    receive(ticket, number + " says " + i);
                } else {
                    keep(ticket.reply(BEN, Words.plain(number + " hears " + i), WAITING, TEN_O_CLOCK)
                            .message());
                }
            }
            if (chance.nextInt(4) == 0) {
                ticket.become(SOLVED, TEN_O_CLOCK);
            } else if (chance.nextInt(4) == 0) {
                ticket.snooze(ELEVEN_O_CLOCK, TEN_O_CLOCK);
            }
        }

        void receive(Ticket ticket, String text) {
            keep(ticket.receive(ANN, Words.plain(text), OPEN, NINE_O_CLOCK).message());
        }

        void keep(Message message) {
            identify(message, messages.size() + 1L);
            messages.add(message);
            message.ticket().heard(message);
        }

        List<Message> of(Ticket ticket) {
            return messages.stream()
                    .filter(message -> message.ticket() == ticket)
                    .toList();
        }

        List<String> said(Ticket ticket) {
            return of(ticket).stream().map(Message::text).toList();
        }

        Regrouping merge(Ticket source, Ticket target) {
            var merge = Regrouping.merge(source, of(source), target, of(target), AGENT, ELEVEN_O_CLOCK);
            source.goOnIn(target, CLOSED, ELEVEN_O_CLOCK);
            regroupings.add(merge);
            return merge;
        }

        Regrouping split(Ticket source, String number, String... texts) {
            var chosen = of(source).stream()
                    .filter(message -> List.of(texts).contains(message.text()))
                    .toList();
            return split(source, number, chosen);
        }

        Regrouping split(Ticket source, String number, Collection<Message> chosen) {
            var target = ticket(number);
            var staying = of(source).stream()
                    .filter(message -> !chosen.contains(message))
                    .toList();
            var split = Regrouping.split(source, List.copyOf(chosen), staying, target, AGENT, ELEVEN_O_CLOCK);
            regroupings.add(split);
            return split;
        }

        /** A merge or a split of whatever can be merged or split; empty where chance found nothing. */
        Optional<Regrouping> random(int turn, Random chance) {
            var going = tickets.values().stream()
                    .filter(ticket -> ticket.mergedInto().isEmpty())
                    .toList();
            var one = going.get(chance.nextInt(going.size()));
            var other = going.get(chance.nextInt(going.size()));
            if (chance.nextBoolean()) {
                return one == other ? Optional.empty() : Optional.of(merge(one, other));
            }
            var all = of(one);
            var chosen = all.stream().filter(message -> chance.nextBoolean()).toList();
            return chosen.isEmpty() || chosen.size() == all.size()
                    ? Optional.empty()
                    : Optional.of(split(one, "200" + (10 + turn), chosen));
        }

        void undo(Regrouping regrouping) {
            var as = regrouping.sourceStatus() == null
                    ? CLOSED
                    : TicketFixtures.catalog().status(regrouping.sourceStatus());
            regrouping.undo(of(regrouping.source()), of(regrouping.target()), as, CLOSED, AGENT, ELEVEN_O_CLOCK);
        }

        Optional<String> objectionTo(Regrouping regrouping) {
            var later = new ArrayList<>(regroupings.subList(regroupings.indexOf(regrouping) + 1, regroupings.size()));
            later.removeIf(Regrouping::isUndone);
            java.util.Collections.reverse(later);
            return UndoCheck.objection(regrouping, later);
        }

        /** All that a reader sees of each ticket. */
        Map<String, String> state() {
            return tickets.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> state(entry.getValue())));
        }

        private String state(Ticket ticket) {
            return String.join(
                    "|",
                    ticket.statusKey(),
                    String.valueOf(ticket.waitingSince()),
                    String.valueOf(ticket.solvedAt()),
                    String.valueOf(ticket.snoozedUntil()),
                    String.valueOf(ticket.mergedInto().isPresent()),
                    ticket.excerpt(),
                    String.valueOf(ticket.lastMessage()),
                    said(ticket).toString());
        }

        /** What the database would do. */
        private static void identify(Message message, long id) {
            try {
                var field = Message.class.getDeclaredField("id");
                field.setAccessible(true);
                field.set(message, id);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
