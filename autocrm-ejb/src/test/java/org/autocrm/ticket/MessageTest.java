package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.autocrm.ticket.TicketFixtures.ANN;
import static org.autocrm.ticket.TicketFixtures.BEN;
import static org.autocrm.ticket.TicketFixtures.NINE_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.OPEN;
import static org.autocrm.ticket.TicketFixtures.TEN_O_CLOCK;
import static org.autocrm.ticket.TicketFixtures.WAITING;
import static org.autocrm.ticket.TicketFixtures.newTicket;
import static org.autocrm.ticket.TicketFixtures.openTicket;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Nested
    class AsItIsShown {

        @Test
        void formattedWordsKeepTheirFormatting() {
            var message = received(Words.formatted("<p>It is <b>broken</b></p>"));

            assertThat(message.shownHtml()).isEqualTo("<p>It is <b>broken</b></p>");
        }

        @Test
        void plainWordsBecomeParagraphs() {
            var message = received(Words.plain("a < b\n\nc"));

            assertThat(message.shownHtml()).isEqualTo("<p>a &lt; b</p><p>c</p>");
        }

        @Test
        void formattingThatShowsNothingGivesWayToTheWords() {
            var nothingToSee = Words.formatted("<img src='https://tracker.example/pixel.gif'>");

            var message = received(new Words("it is broken", nothingToSee.html()));

            assertThat(message.shownHtml()).isEqualTo("<p>it is broken</p>");
        }
    }

    @Nested
    class OnItsWayOut {

        @Test
        void itWaitsToBeSentUnderTheMessageIdItWillKeep() {
            var message = reply();

            message.leavesBy("abc.10042@desk.example");

            assertThat(message.delivery()).isEqualTo(DeliveryState.QUEUED);
            assertThat(message.mailId()).isEqualTo("abc.10042@desk.example");
        }

        @Test
        void itIsDeliveredOnceTheServerHasTakenOrRefusedIt() {
            var sent = reply();
            var refused = reply();

            sent.noteDelivery(DeliveryState.SENT, null, TEN_O_CLOCK);
            refused.noteDelivery(DeliveryState.FAILED, "550 no such user", TEN_O_CLOCK);

            assertThat(sent.isDelivered()).isTrue();
            assertThat(refused.isDelivered()).isTrue();
        }

        @Test
        void itIsNotDeliveredWhileItIsTried() {
            var message = reply();

            message.noteDelivery(DeliveryState.SENDING, null, NINE_O_CLOCK);
            assertThat(message.isDelivered()).isFalse();

            message.noteDelivery(DeliveryState.DELAYED, "connection refused", TEN_O_CLOCK);
            assertThat(message.isDelivered()).isFalse();
            assertThat(message.deliveryAt()).isEqualTo(TEN_O_CLOCK);
        }
    }

    @Nested
    class OfACustomer {

        @Test
        void itLeavesByNoMail() {
            var message = received(Words.plain("it is broken"));

            message.cameBy("1@example.org");

            assertThat(message.delivery()).isEqualTo(DeliveryState.NONE);
            assertThat(message.mailId()).isEqualTo("1@example.org");
        }
    }

    @Nested
    class ItsKind {

        @Test
        void onlyNotesWhatTheDeskKeepsAndWhatProgramsAnswerAreNotForTheCustomer() {
            assertThat(MessageKind.values())
                    .filteredOn(kind -> !kind.isPublic())
                    .containsExactly(MessageKind.NOTE, MessageKind.SYSTEM, MessageKind.AUTOMATIC);
        }
    }

    private static Message received(Words words) {
        return newTicket("Broken screen")
                .receive(ANN, words, OPEN, NINE_O_CLOCK)
                .message();
    }

    private static Message reply() {
        return openTicket()
                .reply(BEN, Words.plain("good morning"), WAITING, NINE_O_CLOCK)
                .message();
    }
}
