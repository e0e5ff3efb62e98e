package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.autocrm.mail.proof.MailToken;
import org.autocrm.mail.proof.MailTokens;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
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

/** Agents who answer, command and send on by mail, on a real database. */
class AgentMailTest {

    private static final String BOX = "support@desk.example@mx/INBOX";
    private static final String SERVER = "mx.desk.example";
    private static final String VOUCHED = "Authentication-Results: " + SERVER + "; dkim=pass header.d=desk.example\n";

    private static Doors doors;
    private static MailRoom room;

    private TicketNumber ticket = new TicketNumber("1");

    @BeforeAll
    static void open(@TempDir Path folder) {
        System.setProperty("autocrm.mail.authserv", SERVER);
        doors = Doors.open(folder);
        room = new MailRoom(doors).open();
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (2, 'cleo@desk.example', 'Cleo Park', 'AGENT', now(), true),
                    (3, 'clara@desk.example', 'Clara Berg', 'AGENT', now(), true)
                """);
        doors.sql("insert into team (id, name) values (1, 'Billing')");
        doors.sql("insert into team_member (team_id, account_id) values (1, 1)");
    }

    @AfterAll
    static void close() {
        doors.close();
        System.clearProperty("autocrm.mail.authserv");
    }

    @BeforeEach
    void aCustomerHasWritten() {
        ticket = arrives("From: Ann Lee <ann@example.org>\nTo: support@autocrm.example\nSubject: Lift\n"
                + "Date: Mon, 2 Mar 2026 09:00:00 +0000\nMessage-ID: <" + System.nanoTime() + "@example.org>\n\n"
                + "The lift is stuck.\n");
        doors.happened();
    }

    @Nested
    class WhoAnswersTheMailThatTheyGot {

        @Test
        void answersTheCustomer() {
            answersNotice(1, "Somebody is on the way.");

            assertThat(last()).satisfies(said -> {
                assertThat(said.kind()).isEqualTo(MessageKind.REPLY);
                assertThat(said.text()).isEqualTo("Somebody is on the way.");
                assertThat(said.author()).isEqualTo("Ben Okri");
            });
            assertThat(read().assignee())
                    .as("an unassigned ticket becomes theirs")
                    .isEqualTo(1L);
            assertThat(doors.sql(
                            "select actor || ' by ' || via from event where ticket = ? and type = 'ticket.ReplyWritten'",
                            ticket.value()))
                    .isEqualTo("ben@desk.example by mail");
        }

        @Test
        void leavesANoteAndChangesTheTicketAsCommanded() {
            answersNotice(1, "#note\n#assign cleo\n#priority high\n#tag lift, urgent\n\nYours, I think.");

            assertThat(last().kind()).isEqualTo(MessageKind.NOTE);
            assertThat(last().text()).isEqualTo("Yours, I think.");
            assertThat(read()).satisfies(is -> {
                assertThat(is.assignee()).isEqualTo(2L);
                assertThat(is.priority().key()).isEqualTo("high");
                assertThat(is.tags()).containsExactly("lift", "urgent");
            });
        }

        @Test
        void leavesANoteWhereThatMailShowedOne() {
            doors.run(TicketDesk.class, desk -> desk.note(ticket, Writing.of(Words.plain("Is she right?"))));

            answersNotice(1, "No, she is not.");

            assertThat(last().kind()).isEqualTo(MessageKind.NOTE);
            assertThat(last().text()).isEqualTo("No, she is not.");
        }

        @Test
        void mayCommandAndSayNothing() {
            answersNotice(1, "#solve");

            assertThat(read().status().key()).isEqualTo("solved");
            assertThat(last().kind()).isEqualTo(MessageKind.RECEIVED);
        }

        @Test
        void isToldWhereACommandMakesNoSenseAndNothingIsDone() {
            var mail = answersNotice(1, "#assign cl\n#explode\n#priority high\n\nBye.");

            assertThat(room.row(mail).state().name()).isEqualTo("SET_ASIDE");
            assertThat(room.row(mail).reason())
                    .contains("“#assign cl” may be Clara Berg or Cleo Park.")
                    .contains("“#explode” is no command.");
            assertThat(last().kind()).isEqualTo(MessageKind.RECEIVED);
            assertThat(read().priority().key()).isEqualTo("normal");
            assertThat(doors.sql(
                            "select count(*) from event where type = 'mail.AnswerRefused' and chain = ?",
                            "mail:" + mail))
                    .isEqualTo("1");
        }

        @Test
        void isStoppedWhereSomebodyHasWrittenSince() {
            var shown = lastId();
            answersNotice(2, "I am on it.");

            var mail = answersNotice(1, shown, "Somebody is on the way.");

            assertThat(room.row(mail).reason()).contains("Somebody has written on the ticket since");
            assertThat(read().messages())
                    .filteredOn(said -> said.kind() == MessageKind.REPLY)
                    .hasSize(1);
        }
    }

    @Nested
    class WhoseMailProvesNothing {

        @Test
        void isNotBelieved() {
            var mail = keep("From: Ben Okri <ben@desk.example>\nTo: support@autocrm.example\nSubject: Re: [#" + ticket
                    + "] Lift\n\n#close\n");

            assertThat(room.row(mail).state().name()).isEqualTo("SET_ASIDE");
            assertThat(room.row(mail).reason())
                    .contains("in the name of Ben Okri")
                    .contains("Nothing proves");
            assertThat(read().status().key()).isEqualTo("open");
        }

        @Test
        void isNotBelievedWithTheTokenOfAColleague() {
            var mail = keep(noticeAnswer("cleo@desk.example", 1, lastId(), "#close"));

            assertThat(room.row(mail).state().name()).isEqualTo("SET_ASIDE");
            assertThat(read().status().key()).isEqualTo("open");
        }
    }

    @Nested
    class ForWhomTheMailServerVouches {

        @Test
        void mayCommandByTheNumberInTheSubject() {
            keep(VOUCHED + "From: Ben Okri <ben@desk.example>\nTo: support@autocrm.example\nSubject: [#" + ticket
                    + "]\n\n#team billing\n#take\n");

            assertThat(read().team()).isEqualTo(1L);
            assertThat(read().assignee()).isEqualTo(1L);
        }
    }

    @Nested
    class WhoSendsOnWhatACustomerWrote {

        @Test
        void opensItInTheCustomersName() {
            var opened = arrives(VOUCHED + "From: Ben Okri <ben@desk.example>\nTo: support@autocrm.example\n"
                    + "Subject: Fwd: The door\n\nBe quick, she is angry.\n\n---------- Forwarded message ---------\n"
                    + "From: Dora Jones <dora@example.org>\nDate: Mon, 2 Mar 2026 at 09:00\nSubject: The door\n"
                    + "To: <ben@desk.example>\n\nThe door does not open.\n");

            var seen = read(opened);

            assertThat(seen.customerEmail()).hasToString("dora@example.org");
            assertThat(seen.subject()).isEqualTo("The door");
            assertThat(said(opened, MessageKind.RECEIVED)).containsExactly("The door does not open.");
            assertThat(said(opened, MessageKind.NOTE))
                    .containsExactly("Ben Okri (ben@desk.example) sent this on, and wrote:\n\nBe quick, she is angry.");
        }

        @Test
        void opensTheMailThatIsAFileOfTheirs() {
            var opened = arrives("From: ben@desk.example\nTo: support@autocrm.example\nSubject: Fwd: The window\n"
                    + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nPlease see.\n--b\n"
                    + "Content-Type: message/rfc822\n\nFrom: Emil <emil@example.org>\nSubject: The window\n"
                    + "Message-ID: <window@example.org>\n\nIt does not close.\n--b--\n");

            assertThat(read(opened).subject()).isEqualTo("The window");
            assertThat(said(opened, MessageKind.RECEIVED)).containsExactly("It does not close.");
            assertThat(said(opened, MessageKind.NOTE))
                    .singleElement()
                    .asString()
                    .endsWith("Please see.");
            assertThat(arrives("From: emil@example.org\nTo: support@autocrm.example\nSubject: Re: The window\n"
                            + "In-Reply-To: <window@example.org>\n\nStill open.\n"))
                    .isEqualTo(opened);
        }

        @Test
        void opensATicketOfTheirOwnWhereNobodyElseIsNamed() {
            var opened = arrives("From: ben@desk.example\nTo: support@autocrm.example\nSubject: Fwd: My screen\n\n"
                    + "It is broken.\n");

            assertThat(read(opened).customerEmail()).hasToString("ben@desk.example");
        }
    }

    private long answersNotice(long agent, String text) {
        return answersNotice(agent, lastId(), text);
    }

    private long answersNotice(long agent, long shown, String text) {
        return keep(noticeAnswer(doors.sql("select email from account where id = ?", agent), agent, shown, text));
    }

    /** What somebody writes in answer to the notice about a message that went to an agent. */
    private String noticeAnswer(String author, long agent, long shown, String text) {
        var notice = doors.call(MailTokens.class, tokens -> tokens.mailId(MailToken.toAgent(shown, agent)));
        return "From: " + author + "\nTo: support@autocrm.example\nSubject: Re: [#" + ticket + "] Lift\nIn-Reply-To: <"
                + notice + ">\nMessage-ID: <" + System.nanoTime() + "@desk.example>\n\n" + text + "\n";
    }

    private static TicketNumber arrives(String mail) {
        return new TicketNumber(Objects.requireNonNull(room.row(keep(mail)).ticket(), "it is on no ticket"));
    }

    private static long keep(String mail) {
        var id = room.keep(BOX, 1, mail);
        room.read();
        doors.as("ben@desk.example", "agent", "supervisor");
        return id;
    }

    private long lastId() {
        return Long.parseLong(doors.sql(
                "select max(m.id) from message m join ticket t on t.id = m.ticket_id where t.number = ? and m.kind <> 'ACKNOWLEDGEMENT'",
                ticket.value()));
    }

    private MessageView last() {
        return read().messages().stream()
                .filter(said -> said.kind() != MessageKind.ACKNOWLEDGEMENT)
                .reduce((first, next) -> next)
                .orElseThrow();
    }

    private static List<String> said(TicketNumber number, MessageKind kind) {
        return read(number).messages().stream()
                .filter(said -> said.kind() == kind)
                .map(MessageView::text)
                .toList();
    }

    private TicketView read() {
        return read(ticket);
    }

    private static TicketView read(TicketNumber number) {
        return doors.call(TicketQueries.class, queries -> queries.read(number));
    }
}
