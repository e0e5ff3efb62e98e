package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.autocrm.mail.proof.MailToken;
import org.autocrm.mail.proof.MailTokens;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.DeliveryState;
import org.autocrm.ticket.LinkKind;
import org.autocrm.ticket.LinkView;
import org.autocrm.ticket.Links;
import org.autocrm.ticket.Regroupings;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which ticket a mail belongs to, and who takes part in it, on a real database. */
class MailThreadingTest {

    private static final String BOX = "support@desk.example@mx/INBOX";
    private static final String BEN = "ben@desk.example";
    private static final EmailAddress SUPPORT = new EmailAddress("support@autocrm.example");

    private static Doors doors;
    private static MailRoom room;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        room = new MailRoom(doors).open();
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (2, 'cleo@desk.example', 'Cleo Park', 'AGENT', now(), true)
                """);
        doors.sql("update account set available = true");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void benIsAtTheDesk() {
        doors.as(BEN, "agent");
        doors.happened();
    }

    @Nested
    class WhatAnswersAMailOfOurs {

        @Test
        void belongsToItsTicketWhoeverGotThatMail() {
            var ticket = opened("Lift");
            var mailId = reply(ticket);

            var answer = arrives("From: boss@other.example\nTo: support@autocrm.example\nSubject: Re: Lift\n"
                    + "In-Reply-To: <" + mailId + ">\n\nI take over.\n");

            assertThat(answer).isEqualTo(ticket);
            assertThat(read(ticket).copies()).extracting(EmailAddress::value).containsExactly("boss@other.example");
        }

        @Test
        void belongsToItsTicketByTheAddressItWasSentTo() {
            var ticket = opened("Address");
            var message = doors.sql("select max(id) from message");
            var address = doors.call(
                    MailTokens.class, tokens -> tokens.answerTo(SUPPORT, MailToken.toSeveral(Long.parseLong(message))));

            var answer = arrives("From: home@other.example\nTo: " + address + "\nSubject: From home\n\nIt is me.\n");
            var forged = arrives("From: eve@other.example\nTo: "
                    + address.value().replaceFirst("-[0-9a-f]{4}", "-0000")
                    + "\nSubject: From eve\n\nIt is me.\n");

            assertThat(answer).isEqualTo(ticket);
            assertThat(forged).isNotEqualTo(ticket);
        }

        @Test
        void goesToWhereItsTicketWasMerged() {
            var ticket = opened("Twice");
            var mailId = reply(ticket);
            var survivor = opened("Twice again");
            doors.run(Regroupings.class, door -> door.merge(survivor, List.of(ticket), OptionalLong.empty()));

            assertThat(arrives("From: ann@example.org\nTo: support@autocrm.example\nSubject: Re: Twice\nIn-Reply-To: <"
                            + mailId + ">\n\nHello?\n"))
                    .isEqualTo(survivor);
        }
    }

    @Nested
    class WhoIsNamedOnAMail {

        @Test
        void takesPartAndIsAnsweredToo() {
            var ticket = arrives("From: ann@example.org\nTo: Support <support@autocrm.example>, Bo <bo@example.org>\n"
                    + "Cc: cy@example.org, noreply@shop.example, cleo@desk.example\nSubject: Three of us\n\nHello\n");

            var seen = read(ticket);

            assertThat(seen.copies())
                    .extracting(EmailAddress::value)
                    .containsExactlyInAnyOrder("bo@example.org", "cy@example.org");
            assertThat(seen.followers()).as("an agent follows it instead").containsExactly(2L);
            assertThat(arrives("From: bo@example.org\nTo: support@autocrm.example\nSubject: Re: [#" + ticket
                            + "] Three of us\n\nAnd I say\n"))
                    .isEqualTo(ticket);
        }

        @Test
        void takesPartNotByTheNumberInASubject() {
            var ticket = opened("Listening in");

            arrives("From: ann@example.org\nTo: support@autocrm.example\nCc: eve@other.example\nSubject: Re: [#"
                    + ticket + "] Listening in\n\nHello?\n");

            assertThat(read(ticket).copies()).isEmpty();
        }

        @Test
        void takesPartNotWhereItCameToUsUnnamedOrByAList() {
            var blind = arrives("From: ann@example.org\nTo: all@example.org\nSubject: Newsletter\n\nHello all\n");
            var list = arrives("From: ann@example.org\nTo: support@autocrm.example, talk@lists.example\n"
                    + "List-Id: <talk.lists.example>\nPrecedence: list\nSubject: Talk\n\nHello all\n");

            assertThat(read(blind).copies()).isEmpty();
            assertThat(read(list).copies()).isEmpty();
        }

        @Test
        void isNotWrittenToByHundreds() {
            var many = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                many.append(", p").append(i).append("@example.org");
            }

            var ticket = arrives("From: ann@example.org\nTo: support@autocrm.example\nCc: first@example.org" + many
                    + "\nSubject: Everybody\n\nHello\n");

            assertThat(read(ticket).copies()).hasSize(20);
        }
    }

    @Nested
    class AStranger {

        @Test
        void whoKnowsTheNumberOpensATicketThatIsSaidToBelongThere() {
            var ticket = opened("Private");

            var other = arrives("From: eve@other.example\nTo: support@autocrm.example\nSubject: Re: [#" + ticket
                    + "] Private\n\nLet me in.\n");

            assertThat(other).isNotEqualTo(ticket);
            assertThat(read(other).links()).singleElement().satisfies(link -> {
                assertThat(link.kind()).isEqualTo(LinkKind.SUGGESTED);
                assertThat(link.other()).isEqualTo(ticket);
            });
            assertThat(read(ticket).copies()).isEmpty();
        }

        @Test
        void staysApartUntilSomebodyHasSaidWhatTheyAreToEachOther() {
            var ticket = opened("Related");
            var other = arrives(
                    "From: eve@other.example\nTo: support@autocrm.example\nSubject: [#" + ticket + "]\n\nLet me in.\n");

            doors.run(Links.class, door -> door.link(other, LinkKind.RELATED, ticket));

            assertThat(read(ticket).links()).extracting(LinkView::kind).containsExactly(LinkKind.RELATED);
        }
    }

    @Nested
    class WhatSomebodySendsOn {

        @Test
        void isNoAnswerToTheMailThatItHolds() {
            var ticket = opened("Offer");
            var mailId = reply(ticket);

            var sentOn = arrives("From: ann@example.org\nTo: support@autocrm.example\nSubject: Fwd: [#" + ticket
                    + "] Offer\nIn-Reply-To: <" + mailId + ">\nReferences: <" + mailId + ">\n\nSee below.\n");

            assertThat(sentOn).isNotEqualTo(ticket);
            assertThat(read(sentOn).links()).extracting(LinkView::kind).containsExactly(LinkKind.SUGGESTED);
        }
    }

    @Nested
    class AProgramThatAnswersEachOfOurMails {

        @Test
        void isAnsweredThreeTimesInAnHourAndNoMore() {
            for (int i = 0; i < 6; i++) { // without a header that says so, and with nothing that we could know it by
                arrives("From: robot@shop.example\nTo: support@autocrm.example\nSubject: We got your mail " + i
                        + "\n\nYour mail has number " + i + ".\n");
            }

            assertThat(acknowledgementsTo("robot@shop.example")).isEqualTo("3");
            doors.wait(Duration.ofMinutes(61));
            arrives("From: robot@shop.example\nTo: support@autocrm.example\nSubject: Later\n\nHello.\n");
            assertThat(acknowledgementsTo("robot@shop.example")).isEqualTo("4");
        }

        @Test
        void isNotAnsweredAtAllWhereItIsADeskLikeOurs() {
            arrives(
                    "From: help@other.example\nTo: support@autocrm.example\nSubject: Hello\nMessage-ID: <first@other.example>\n\nHello.\n");
            var ours = doors.sql("select max(mail_id) from message where kind = 'ACKNOWLEDGEMENT' and ticket_id = "
                    + "(select max(id) from ticket)");

            var id = room.keep(
                    BOX,
                    1,
                    "From: help@other.example\nTo: support@autocrm.example\nSubject: [#1] We have your mail\nIn-Reply-To: <"
                            + ours + ">\nAuto-Submitted: auto-replied\nX-Auto-Response-Suppress: All\n\nThank you.\n");
            room.read();

            assertThat(room.row(id).state().name()).isEqualTo("CONTINUED");
            assertThat(acknowledgementsTo("help@other.example")).isEqualTo("1");
        }

        private static String acknowledgementsTo(String customer) {
            return doors.sql("""
                    select count(*) from message m join ticket t on t.id = m.ticket_id join customer c on c.id = t.customer_id
                    where m.kind = 'ACKNOWLEDGEMENT' and c.email = ?
                    """, customer);
        }
    }

    @Nested
    class AnAnswerThatCannotBeSent {

        @Test
        void opensItsTicketAgain() {
            var ticket = opened("Unsent");
            long message = doors.call(TicketDesk.class, desk -> desk.reply(ticket, Writing.of(Words.plain("Hello"))));
            assertThat(read(ticket).status().key()).isEqualTo("waiting");

            doors.run(SystemDesk.class, desk -> desk.noteDelivery(message, DeliveryState.FAILED, "550 no such user"));

            assertThat(read(ticket).status().key()).isEqualTo("open");
        }
    }

    private static TicketNumber opened(String subject) {
        return arrives("From: Ann Lee <ann@example.org>\nTo: support@autocrm.example\nSubject: " + subject
                + "\n\nHello, this is about " + subject + ".\n");
    }

    private static TicketNumber arrives(String mail) {
        var id = room.keep(BOX, 1, mail);
        room.read();
        doors.as(BEN, "agent", "supervisor");
        return new TicketNumber(Objects.requireNonNull(room.row(id).ticket(), "it is on no ticket"));
    }

    /** The Message-ID of an answer to that ticket. */
    private static String reply(TicketNumber ticket) {
        long message = doors.call(TicketDesk.class, desk -> desk.reply(ticket, Writing.of(Words.plain("Hello"))));
        return doors.sql("select mail_id from message where id = ?", message);
    }

    private static TicketView read(TicketNumber ticket) {
        return doors.call(TicketQueries.class, queries -> queries.read(ticket));
    }
}
