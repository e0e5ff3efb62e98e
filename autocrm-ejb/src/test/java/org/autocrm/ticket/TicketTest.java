package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.autocrm.ticket.TicketFixtures.ANN;
import static org.autocrm.ticket.TicketFixtures.ANN_S_ID;
import static org.autocrm.ticket.TicketFixtures.BEN;
import static org.autocrm.ticket.TicketFixtures.CLOSED;
import static org.autocrm.ticket.TicketFixtures.DESK;
import static org.autocrm.ticket.TicketFixtures.ELEVEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.IN_PROGRESS;
import static org.autocrm.ticket.TicketFixtures.NINE_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.NORMAL;
import static org.autocrm.ticket.TicketFixtures.ON_HOLD;
import static org.autocrm.ticket.TicketFixtures.OPEN;
import static org.autocrm.ticket.TicketFixtures.SOLVED;
import static org.autocrm.ticket.TicketFixtures.TEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.URGENT;
import static org.autocrm.ticket.TicketFixtures.WAITING;
import static org.autocrm.ticket.TicketFixtures.answeredTicket;
import static org.autocrm.ticket.TicketFixtures.closedTicket;
import static org.autocrm.ticket.TicketFixtures.newTicket;
import static org.autocrm.ticket.TicketFixtures.openTicket;
import static org.autocrm.ticket.TicketFixtures.solvedTicket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.CustomerChanged;
import org.autocrm.ticket.TicketEvent.Deleted;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.Restored;
import org.autocrm.ticket.TicketEvent.Snoozed;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.SubjectChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;
import org.autocrm.ticket.TicketEvent.Woken;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Words HELLO = Words.plain("hello?");

    @Nested
    class WhenItIsOpened {

        @Test
        void itIsOpenAndAsUrgentAsMost() {
            var ticket = newTicket("Broken screen");

            assertThat(ticket.category()).isEqualTo(TicketStatus.OPEN);
            assertThat(ticket.priorityKey()).isEqualTo("normal");
        }

        @Test
        void itIsNobodysWorkYet() {
            var ticket = newTicket("Broken screen");

            assertThat(ticket.team()).isNull();
            assertThat(ticket.assignee()).isNull();
        }

        @Test
        void nobodyWaitsBeforeTheFirstMessage() {
            assertThat(newTicket("Broken screen").waitingSince()).isNull();
        }

        @Test
        void nobodyHasWrittenYet() {
            assertThat(newTicket("Broken screen").lastMessage()).isZero();
        }
    }

    @Nested
    class ItsSubject {

        @Test
        void isKeptAsItWasTyped() {
            assertThat(newTicket("Écran cassé 🖥").subjectLine()).isEqualTo("Écran cassé 🖥");
        }

        @Test
        void isOneLine() {
            assertThat(newTicket(" Broken\r\n\tscreen\0 again ").subjectLine()).isEqualTo("Broken screen again");
        }

        @Test
        void saysSoWhereThereIsNone() {
            assertThat(newTicket(" \r\n ").subjectLine()).isEqualTo("(no subject)");
        }

        @Test
        void isCutAtThreeHundredCharacters() {
            assertThat(newTicket("x".repeat(300)).subjectLine()).hasSize(300);
            assertThat(newTicket("x".repeat(301)).subjectLine()).hasSize(300);
        }

        @Test
        void isNeverCutThroughACharacter() {
            var subject = newTicket("🖥".repeat(400)).subjectLine();

            assertThat(subject).isEqualTo("🖥".repeat(300));
        }
    }

    @Nested
    class WhenTheCustomerWrites {

        @Test
        void theMessageIsOnTheTicket() {
            var ticket = newTicket("Broken screen");

            var message = ticket.receive(ANN, HELLO, OPEN, NINE_O_CLOCK).message();

            assertThat(message.ticket()).isSameAs(ticket);
            assertThat(message.kind()).isEqualTo(MessageKind.RECEIVED);
            assertThat(message.authorName()).isEqualTo("Ann Lee");
        }

        @Test
        void theWaitStartsWithTheFirstUnansweredMessage() {
            var ticket = newTicket("Broken screen");

            ticket.receive(ANN, HELLO, OPEN, NINE_O_CLOCK);
            ticket.receive(ANN, Words.plain("anybody there?"), OPEN, TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(NINE_O_CLOCK);
        }

        @Test
        void theWaitStartsAnewAfterAnAnswer() {
            var ticket = answeredTicket();

            ticket.receive(ANN, HELLO, OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void anAnsweredTicketIsOpenAgain() {
            var ticket = answeredTicket();

            ticket.receive(ANN, HELLO, OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.category()).isEqualTo(TicketStatus.OPEN);
        }

        @Test
        void aSolvedTicketOpensAgain() {
            var ticket = solvedTicket();

            ticket.receive(ANN, Words.plain("still broken"), OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.category()).isEqualTo(TicketStatus.OPEN);
            assertThat(ticket.waitingSince()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void aClosedTicketRefuses() {
            var ticket = closedTicket();

            assertThatExceptionOfType(TicketClosed.class)
                    .isThrownBy(() -> ticket.receive(ANN, Words.plain("one more thing"), OPEN, ELEVEN_O_CLOCK))
                    .withMessageContaining("10042");
        }

        @Test
        void aClosedTicketThatRefusedIsAsItWas() {
            var ticket = closedTicket();
            assertThatExceptionOfType(TicketClosed.class)
                    .isThrownBy(() -> ticket.receive(ANN, HELLO, OPEN, ELEVEN_O_CLOCK));

            assertThat(ticket.excerpt()).isEqualTo("have you tried another cable?");
            assertThat(ticket.category()).isEqualTo(TicketStatus.CLOSED);
            assertThat(ticket.waitingSince()).isNull();
        }
    }

    @Nested
    class WhenTheDeskAcknowledges {

        @Test
        void theCustomerStillWaits() {
            var ticket = openTicket();

            ticket.acknowledge(DESK, Words.plain("we have your message"), TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(NINE_O_CLOCK);
            assertThat(ticket.category()).isEqualTo(TicketStatus.OPEN);
        }

        @Test
        void theListStillShowsWhatTheCustomerSaid() {
            var ticket = openTicket();

            ticket.acknowledge(DESK, Words.plain("we have your message"), TEN_O_CLOCK);

            assertThat(ticket.excerpt()).isEqualTo("it is broken");
        }
    }

    @Nested
    class WhenAnAgentReplies {

        @Test
        void theTurnIsTheCustomers() {
            var ticket = openTicket();

            ticket.reply(BEN, Words.plain("good morning"), WAITING, TEN_O_CLOCK);

            assertThat(ticket.category()).isEqualTo(TicketStatus.WAITING);
        }

        @Test
        void nobodyWaitsForUsAnyMore() {
            var ticket = openTicket();

            ticket.reply(BEN, Words.plain("good morning"), WAITING, TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isNull();
        }

        @Test
        void theListShowsTheReply() {
            var ticket = openTicket();

            ticket.reply(BEN, Words.plain("good morning"), WAITING, TEN_O_CLOCK);

            assertThat(ticket.excerpt()).isEqualTo("good morning");
        }

        @Test
        void aSolvedTicketWaitsForTheCustomerAgain() {
            var ticket = solvedTicket();

            ticket.reply(BEN, Words.plain("one more hint"), WAITING, ELEVEN_O_CLOCK);

            assertThat(ticket.category()).isEqualTo(TicketStatus.WAITING);
        }

        @Test
        void aClosedTicketRefuses() {
            var ticket = closedTicket();

            assertThatExceptionOfType(TicketClosed.class)
                    .isThrownBy(() -> ticket.reply(BEN, Words.plain("one more hint"), WAITING, ELEVEN_O_CLOCK));
        }
    }

    @Nested
    class WhenAnAgentLeavesANote {

        @Test
        void theTurnDoesNotChange() {
            var ticket = openTicket();

            ticket.note(BEN, Words.plain("she is a good customer"), TEN_O_CLOCK);

            assertThat(ticket.category()).isEqualTo(TicketStatus.OPEN);
            assertThat(ticket.waitingSince()).isEqualTo(NINE_O_CLOCK);
        }

        @Test
        void theListDoesNotShowIt() {
            var ticket = openTicket();

            ticket.note(BEN, Words.plain("she is a good customer"), TEN_O_CLOCK);

            assertThat(ticket.excerpt()).isEqualTo("it is broken");
        }

        @Test
        void aClosedTicketTakesItToo() {
            var ticket = closedTicket();

            var note = ticket.note(BEN, Words.plain("see the one before"), ELEVEN_O_CLOCK);

            assertThat(note.kind()).isEqualTo(MessageKind.NOTE);
            assertThat(ticket.category()).isEqualTo(TicketStatus.CLOSED);
        }
    }

    @Nested
    class WhenItIsAssigned {

        @Test
        void itBecomesTheTeamsAndTheAgentsWork() {
            var ticket = openTicket();

            var toTeam = ticket.moveTo(1L, TEN_O_CLOCK);
            var toAgent = ticket.giveTo(3L, TEN_O_CLOCK);

            assertThat(toTeam).contains(new TeamChanged(ticket.number(), Optional.empty(), Optional.of(1L)));
            assertThat(toAgent).contains(new Assigned(ticket.number(), Optional.empty(), Optional.of(3L)));
            assertThat(ticket.team()).isEqualTo(1L);
            assertThat(ticket.assignee()).isEqualTo(3L);
        }

        @Test
        void itMayBecomeNobodysWorkAgain() {
            var ticket = openTicket();
            ticket.giveTo(3L, TEN_O_CLOCK);

            var event = ticket.giveTo(null, ELEVEN_O_CLOCK);

            assertThat(event).contains(new Assigned(ticket.number(), Optional.of(3L), Optional.empty()));
            assertThat(ticket.assignee()).isNull();
        }

        @Test
        void nothingHappensWhereItWasTheirsAlready() {
            var ticket = openTicket();
            ticket.moveTo(1L, TEN_O_CLOCK);
            ticket.giveTo(3L, TEN_O_CLOCK);

            assertThat(ticket.moveTo(1L, ELEVEN_O_CLOCK)).isEmpty();
            assertThat(ticket.giveTo(3L, ELEVEN_O_CLOCK)).isEmpty();
        }
    }

    @Nested
    class WhenItsStatusIsSet {

        @Test
        void theEventSaysFromWhereToWhere() {
            var ticket = openTicket();

            var event = ticket.become(SOLVED, TEN_O_CLOCK);

            assertThat(event)
                    .contains(new StatusChanged(
                            ticket.number(), "open", "solved", TicketStatus.OPEN, TicketStatus.SOLVED));
        }

        @Test
        void nothingHappensWhereItWasSoAlready() {
            var ticket = openTicket();

            assertThat(ticket.become(OPEN, TEN_O_CLOCK)).isEmpty();
            assertThat(ticket.waitingSince()).isEqualTo(NINE_O_CLOCK);
        }

        @Test
        void nobodyWaitsWhileItIsNotOpen() {
            var ticket = openTicket();

            ticket.become(SOLVED, TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isNull();
        }

        @Test
        void theWaitStartsWhereItIsOpenedAgain() {
            var ticket = solvedTicket();

            ticket.become(OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void aClosedTicketThatIsOpenedAgainTakesMessages() {
            var ticket = closedTicket();
            ticket.become(OPEN, ELEVEN_O_CLOCK);

            ticket.receive(ANN, HELLO, OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.excerpt()).isEqualTo("hello?");
        }
    }

    @Nested
    class WhenItsPriorityIsSet {

        @Test
        void theEventSaysFromWhereToWhere() {
            var ticket = openTicket();

            var event = ticket.prioritize(URGENT, TEN_O_CLOCK);

            assertThat(event).contains(new PriorityChanged(ticket.number(), "normal", "urgent"));
            assertThat(ticket.priorityKey()).isEqualTo("urgent");
        }

        @Test
        void nothingHappensWhereItWasSoAlready() {
            assertThat(openTicket().prioritize(NORMAL, TEN_O_CLOCK)).isEmpty();
        }
    }

    @Nested
    class WithStatusesOfOurOwn {

        @Test
        void anAnswerKeepsAStatusThatMeansTheCustomersTurnAlready() {
            var ticket = openTicket();
            ticket.become(ON_HOLD, TEN_O_CLOCK);

            var said = ticket.reply(BEN, Words.plain("we wait for the part"), WAITING, ELEVEN_O_CLOCK);

            assertThat(ticket.statusKey()).isEqualTo("on-hold");
            assertThat(said.consequences()).isEmpty();
        }

        @Test
        void theCustomerTakesTheTurnBackFromAnyOfThem() {
            var ticket = openTicket();
            ticket.become(ON_HOLD, TEN_O_CLOCK);

            var said = ticket.receive(ANN, HELLO, OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.statusKey()).isEqualTo("open");
            assertThat(said.consequences())
                    .containsExactly(new StatusChanged(
                            ticket.number(), "on-hold", "open", TicketStatus.WAITING, TicketStatus.OPEN));
        }

        @Test
        void aSecondOneOfTheSameCategoryDoesNotMakeTheWaitShorter() {
            var ticket = openTicket();

            ticket.become(IN_PROGRESS, TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(NINE_O_CLOCK);
            assertThat(ticket.category()).isEqualTo(TicketStatus.OPEN);
        }

        @Test
        void closingWhatIsSolvedKeepsWhenItWasSolved() {
            var ticket = solvedTicket();

            ticket.become(CLOSED, ELEVEN_O_CLOCK);

            assertThat(ticket.solvedAt()).isEqualTo(TEN_O_CLOCK);
        }

        @Test
        void whatTheCustomerOpensAgainIsSolvedNoMore() {
            var ticket = solvedTicket();

            ticket.receive(ANN, HELLO, OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.solvedAt()).isNull();
        }
    }

    @Nested
    class WhenItIsSnoozed {

        @Test
        void itIsOutOfSightUntilThen() {
            var ticket = openTicket();

            var event = ticket.snooze(ELEVEN_O_CLOCK, TEN_O_CLOCK);

            assertThat(ticket.snoozedUntil()).isEqualTo(ELEVEN_O_CLOCK);
            assertThat(event).contains(new Snoozed(ticket.number(), Optional.empty(), ELEVEN_O_CLOCK));
        }

        @Test
        void theCustomerWakesIt() {
            var ticket = answeredTicket();
            ticket.snooze(ELEVEN_O_CLOCK, TEN_O_CLOCK);

            var said = ticket.receive(ANN, HELLO, OPEN, TEN_O_CLOCK);

            assertThat(ticket.snoozedUntil()).isNull();
            assertThat(said.consequences()).contains(new Woken(ticket.number(), ELEVEN_O_CLOCK, Waking.CUSTOMER));
        }

        @Test
        void anAnswerOfOursLetsItSleep() {
            var ticket = openTicket();
            ticket.snooze(ELEVEN_O_CLOCK, TEN_O_CLOCK);

            ticket.reply(BEN, Words.plain("we look into it"), WAITING, TEN_O_CLOCK);

            assertThat(ticket.snoozedUntil()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void itIsWokenOnce() {
            var ticket = openTicket();
            ticket.snooze(ELEVEN_O_CLOCK, TEN_O_CLOCK);

            assertThat(ticket.wake(Waking.TIME, ELEVEN_O_CLOCK))
                    .contains(new Woken(ticket.number(), ELEVEN_O_CLOCK, Waking.TIME));
            assertThat(ticket.wake(Waking.TIME, ELEVEN_O_CLOCK)).isEmpty();
        }
    }

    @Nested
    class WhenSomebodyAnswersIt {

        private static final Instant TWO_DAYS_LATER = TEN_O_CLOCK.plus(Duration.ofDays(2));

        @Test
        void itGoesOnWhileItIsNotDone() {
            assertThat(openTicket().goesOn(OptionalInt.of(0), TWO_DAYS_LATER)).isTrue();
            assertThat(answeredTicket().goesOn(OptionalInt.of(0), TWO_DAYS_LATER))
                    .isTrue();
        }

        @Test
        void aSolvedOneGoesOnForeverWhereNobodySaysMore() {
            assertThat(solvedTicket().goesOn(OptionalInt.empty(), TWO_DAYS_LATER))
                    .isTrue();
        }

        @Test
        void aSolvedOneGoesOnForAsManyDaysAsItsTeamSays() {
            assertThat(solvedTicket().goesOn(OptionalInt.of(2), TWO_DAYS_LATER)).isTrue();
            assertThat(solvedTicket().goesOn(OptionalInt.of(2), TWO_DAYS_LATER.plusMillis(1)))
                    .isFalse();
            assertThat(solvedTicket().goesOn(OptionalInt.of(0), TEN_O_CLOCK.plusMillis(1)))
                    .isFalse();
        }

        @Test
        void aClosedOneNeverGoesOn() {
            assertThat(closedTicket().goesOn(OptionalInt.empty(), TEN_O_CLOCK)).isFalse();
        }

        @Test
        void itBelongsToItsCustomerAlone() {
            assertThat(closedTicket().belongsTo(ANN_S_ID)).isTrue();
            assertThat(openTicket().belongsTo(ANN_S_ID + 1)).isFalse();
        }
    }

    @Nested
    class WhenItIsDeleted {

        @Test
        void itIsInTheBinUntilItIsRestored() {
            var ticket = openTicket();

            assertThat(ticket.delete(3, TEN_O_CLOCK)).contains(new Deleted(ticket.number()));
            assertThat(ticket.isDeleted()).isTrue();
            assertThat(ticket.delete(3, ELEVEN_O_CLOCK)).isEmpty();

            assertThat(ticket.restore(ELEVEN_O_CLOCK)).contains(new Restored(ticket.number()));
            assertThat(ticket.isDeleted()).isFalse();
            assertThat(ticket.restore(ELEVEN_O_CLOCK)).isEmpty();
        }
    }

    @Nested
    class WhenItIsCalledOtherwise {

        @Test
        void theEventSaysBothSubjects() {
            var ticket = openTicket();

            assertThat(ticket.rename(" Broken\nlamp ", TEN_O_CLOCK))
                    .contains(new SubjectChanged(ticket.number(), "Broken screen", "Broken lamp"));
            assertThat(ticket.rename("Broken lamp", TEN_O_CLOCK)).isEmpty();
        }
    }

    @Nested
    class WhenItIsAnotherCustomers {

        @Test
        void theEventSaysBothCustomers() {
            var ticket = openTicket();

            assertThat(ticket.belongTo(8, TEN_O_CLOCK)).contains(new CustomerChanged(ticket.number(), ANN_S_ID, 8));
            assertThat(ticket.belongsTo(8)).isTrue();
            assertThat(ticket.belongTo(8, TEN_O_CLOCK)).isEmpty();
        }
    }
}
