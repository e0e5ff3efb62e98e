package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.autocrm.ticket.TicketFixtures.ANN;
import static org.autocrm.ticket.TicketFixtures.ANN_S_ID;
import static org.autocrm.ticket.TicketFixtures.BEN;
import static org.autocrm.ticket.TicketFixtures.DESK;
import static org.autocrm.ticket.TicketFixtures.ELEVEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.NINE_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.TEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.answeredTicket;
import static org.autocrm.ticket.TicketFixtures.closedTicket;
import static org.autocrm.ticket.TicketFixtures.newTicket;
import static org.autocrm.ticket.TicketFixtures.openTicket;
import static org.autocrm.ticket.TicketFixtures.solvedTicket;

import java.util.Optional;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Words HELLO = Words.plain("hello?");

    @Nested
    class WhenItIsOpened {

        @Test
        void itIsOpenAndAsUrgentAsMost() {
            var ticket = newTicket("Broken screen");

            assertThat(ticket.status()).isEqualTo(TicketStatus.OPEN);
            assertThat(ticket.priority()).isEqualTo(Priority.NORMAL);
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

            var message = ticket.receive(ANN, HELLO, NINE_O_CLOCK);

            assertThat(ticket.messages()).containsExactly(message);
            assertThat(message.kind()).isEqualTo(MessageKind.RECEIVED);
            assertThat(message.authorName()).isEqualTo("Ann Lee");
        }

        @Test
        void theWaitStartsWithTheFirstUnansweredMessage() {
            var ticket = newTicket("Broken screen");

            ticket.receive(ANN, HELLO, NINE_O_CLOCK);
            ticket.receive(ANN, Words.plain("anybody there?"), TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(NINE_O_CLOCK);
        }

        @Test
        void theWaitStartsAnewAfterAnAnswer() {
            var ticket = answeredTicket();

            ticket.receive(ANN, HELLO, ELEVEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void anAnsweredTicketIsOpenAgain() {
            var ticket = answeredTicket();

            ticket.receive(ANN, HELLO, ELEVEN_O_CLOCK);

            assertThat(ticket.status()).isEqualTo(TicketStatus.OPEN);
        }

        @Test
        void aSolvedTicketOpensAgain() {
            var ticket = solvedTicket();

            ticket.receive(ANN, Words.plain("still broken"), ELEVEN_O_CLOCK);

            assertThat(ticket.status()).isEqualTo(TicketStatus.OPEN);
            assertThat(ticket.waitingSince()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void aClosedTicketRefuses() {
            var ticket = closedTicket();

            assertThatExceptionOfType(TicketClosed.class)
                    .isThrownBy(() -> ticket.receive(ANN, Words.plain("one more thing"), ELEVEN_O_CLOCK))
                    .withMessageContaining("10042");
        }

        @Test
        void aClosedTicketThatRefusedIsAsItWas() {
            var ticket = closedTicket();
            var before = ticket.messages().size();

            assertThatExceptionOfType(TicketClosed.class).isThrownBy(() -> ticket.receive(ANN, HELLO, ELEVEN_O_CLOCK));

            assertThat(ticket.messages()).hasSize(before);
            assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
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
            assertThat(ticket.status()).isEqualTo(TicketStatus.OPEN);
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

            ticket.reply(BEN, Words.plain("good morning"), TEN_O_CLOCK);

            assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING);
        }

        @Test
        void nobodyWaitsForUsAnyMore() {
            var ticket = openTicket();

            ticket.reply(BEN, Words.plain("good morning"), TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isNull();
        }

        @Test
        void theListShowsTheReply() {
            var ticket = openTicket();

            ticket.reply(BEN, Words.plain("good morning"), TEN_O_CLOCK);

            assertThat(ticket.excerpt()).isEqualTo("good morning");
        }

        @Test
        void aSolvedTicketWaitsForTheCustomerAgain() {
            var ticket = solvedTicket();

            ticket.reply(BEN, Words.plain("one more hint"), ELEVEN_O_CLOCK);

            assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING);
        }

        @Test
        void aClosedTicketRefuses() {
            var ticket = closedTicket();

            assertThatExceptionOfType(TicketClosed.class)
                    .isThrownBy(() -> ticket.reply(BEN, Words.plain("one more hint"), ELEVEN_O_CLOCK));
        }
    }

    @Nested
    class WhenAnAgentLeavesANote {

        @Test
        void theTurnDoesNotChange() {
            var ticket = openTicket();

            ticket.note(BEN, Words.plain("she is a good customer"), TEN_O_CLOCK);

            assertThat(ticket.status()).isEqualTo(TicketStatus.OPEN);
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

            ticket.note(BEN, Words.plain("see the one before"), ELEVEN_O_CLOCK);

            assertThat(ticket.messages()).last().extracting(Message::kind).isEqualTo(MessageKind.NOTE);
            assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        }
    }

    @Nested
    class WhenItIsAssigned {

        @Test
        void itBecomesTheTeamsAndTheAgentsWork() {
            var ticket = openTicket();

            var event = ticket.assignTo(1L, 3L, TEN_O_CLOCK);

            assertThat(event).contains(new Assigned(ticket.number(), Optional.of(1L), Optional.of(3L)));
            assertThat(ticket.team()).isEqualTo(1L);
            assertThat(ticket.assignee()).isEqualTo(3L);
        }

        @Test
        void itMayBecomeNobodysWorkAgain() {
            var ticket = openTicket();
            ticket.assignTo(1L, 3L, TEN_O_CLOCK);

            var event = ticket.assignTo(1L, null, ELEVEN_O_CLOCK);

            assertThat(event).contains(new Assigned(ticket.number(), Optional.of(1L), Optional.empty()));
            assertThat(ticket.assignee()).isNull();
        }

        @Test
        void nothingHappensWhereItWasTheirsAlready() {
            var ticket = openTicket();
            ticket.assignTo(1L, 3L, TEN_O_CLOCK);

            assertThat(ticket.assignTo(1L, 3L, ELEVEN_O_CLOCK)).isEmpty();
        }

        @Test
        void anotherTeamIsAChangeEvenForTheSameAgent() {
            var ticket = openTicket();
            ticket.assignTo(1L, 3L, TEN_O_CLOCK);

            assertThat(ticket.assignTo(2L, 3L, ELEVEN_O_CLOCK)).isPresent();
        }
    }

    @Nested
    class WhenItsStatusIsSet {

        @Test
        void theEventSaysFromWhereToWhere() {
            var ticket = openTicket();

            var event = ticket.become(TicketStatus.SOLVED, TEN_O_CLOCK);

            assertThat(event).contains(new StatusChanged(ticket.number(), TicketStatus.OPEN, TicketStatus.SOLVED));
        }

        @Test
        void nothingHappensWhereItWasSoAlready() {
            var ticket = openTicket();

            assertThat(ticket.become(TicketStatus.OPEN, TEN_O_CLOCK)).isEmpty();
            assertThat(ticket.waitingSince()).isEqualTo(NINE_O_CLOCK);
        }

        @Test
        void nobodyWaitsWhileItIsNotOpen() {
            var ticket = openTicket();

            ticket.become(TicketStatus.SOLVED, TEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isNull();
        }

        @Test
        void theWaitStartsWhereItIsOpenedAgain() {
            var ticket = solvedTicket();

            ticket.become(TicketStatus.OPEN, ELEVEN_O_CLOCK);

            assertThat(ticket.waitingSince()).isEqualTo(ELEVEN_O_CLOCK);
        }

        @Test
        void aClosedTicketThatIsOpenedAgainTakesMessages() {
            var ticket = closedTicket();
            ticket.become(TicketStatus.OPEN, ELEVEN_O_CLOCK);

            ticket.receive(ANN, HELLO, ELEVEN_O_CLOCK);

            assertThat(ticket.messages()).last().extracting(Message::text).isEqualTo("hello?");
        }
    }

    @Nested
    class WhenItsPriorityIsSet {

        @Test
        void theEventSaysFromWhereToWhere() {
            var ticket = openTicket();

            var event = ticket.prioritize(Priority.URGENT, TEN_O_CLOCK);

            assertThat(event).contains(new PriorityChanged(ticket.number(), Priority.NORMAL, Priority.URGENT));
            assertThat(ticket.priority()).isEqualTo(Priority.URGENT);
        }

        @Test
        void nothingHappensWhereItWasSoAlready() {
            assertThat(openTicket().prioritize(Priority.NORMAL, TEN_O_CLOCK)).isEmpty();
        }
    }

    @Nested
    class WhoMayContinueIt {

        @Test
        void itsCustomerMay() {
            assertThat(openTicket().isOpenTo(ANN_S_ID)).isTrue();
            assertThat(answeredTicket().isOpenTo(ANN_S_ID)).isTrue();
            assertThat(solvedTicket().isOpenTo(ANN_S_ID)).isTrue();
        }

        @Test
        void anotherMayNotWhoKnowsItsNumber() {
            assertThat(openTicket().isOpenTo(ANN_S_ID + 1)).isFalse();
        }

        @Test
        void nobodyMayWhenItIsClosed() {
            assertThat(closedTicket().isOpenTo(ANN_S_ID)).isFalse();
        }

        @Test
        void aClosedTicketStillBelongsToItsCustomer() {
            assertThat(closedTicket().belongsTo(ANN_S_ID)).isTrue();
            assertThat(closedTicket().belongsTo(ANN_S_ID + 1)).isFalse();
        }
    }
}
