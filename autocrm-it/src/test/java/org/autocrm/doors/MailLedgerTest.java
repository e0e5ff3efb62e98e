package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.autocrm.mail.inbound.MailDecided;
import org.autocrm.mail.inbound.MailDesk;
import org.autocrm.mail.inbound.MailEvent.Dropped;
import org.autocrm.mail.inbound.MailEvent.OpenedByHand;
import org.autocrm.mail.inbound.MailEvent.ReadAgain;
import org.autocrm.mail.inbound.MailFilter;
import org.autocrm.mail.inbound.MailLedger;
import org.autocrm.mail.inbound.MailLedger.MailRow;
import org.autocrm.mail.inbound.MailNotValid;
import org.autocrm.mail.inbound.MailState;
import org.autocrm.mail.inbound.OldRawMails;
import org.autocrm.mail.inbound.RawMailGone;
import org.autocrm.mail.inbound.UnknownMail;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.Keyset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of mails on a real database: none is lost, none is taken twice, and people decide about the rest. */
class MailLedgerTest {

    private static final String BOX = "support@desk.example@mx/INBOX";
    private static final String OTHER_BOX = "sales@desk.example@mx/INBOX";
    private static final String SUE = "sue@desk.example";
    private static final OptionalLong ANY = OptionalLong.empty();
    private static Doors doors;
    private static MailRoom room;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        room = new MailRoom(doors).open();
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'sue@desk.example', 'Sue Hall', 'SUPERVISOR', now(), true)
                """);
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void sueLooksAfterTheMail() {
        doors.as(SUE, "agent", "supervisor");
        doors.happened();
    }

    @Nested
    class OfTheSameMail {

        @Test
        void oneOpensATicketWhereItWasSentToTwoMailboxesAtOnce() {
            var mail = mail("Both", "Message-ID: <both@example.org>\n", "Hello, both of you");
            var first = keep(BOX, mail);
            var second = keep(OTHER_BOX, "Delivered-To: sales@desk.example\r\n" + mail);

            read();

            assertThat(state(first)).isEqualTo("OPENED");
            assertThat(state(second)).isEqualTo("KEPT_OUT");
            assertThat(ledger(second).reason()).isEqualTo("it was delivered before");
            assertThat(tickets("Both")).isEqualTo(1);
        }

        @Test
        void noneOpensASecondTicketWhereTheMailboxWasRenumbered() {
            var mail = mail("Renumbered", "Message-ID: <renumbered@example.org>\n", "Hello");
            keep(BOX, mail);
            read();
            doors.wait(Duration.ofDays(30));

            var again = keep(BOX, 2, mail);
            read();

            assertThat(state(again)).isEqualTo("KEPT_OUT");
            assertThat(tickets("Renumbered")).isEqualTo(1);
        }

        @Test
        void aDateTellsWhereThereIsNoMessageId() {
            var mail = mail("No id", "Date: Mon, 2 Mar 2026 09:00:00 +0000\n", "Hello");
            keep(BOX, mail);
            read();
            doors.wait(Duration.ofDays(30));

            var again = keep(BOX, 2, mail);
            var another = keep(BOX, mail.replace("09:00:00", "09:00:01"));
            read();

            assertThat(state(again)).isEqualTo("KEPT_OUT");
            assertThat(state(another)).isEqualTo("OPENED");
            assertThat(tickets("No id")).isEqualTo(2);
        }

        @Test
        void whatHasNeitherIsTheSameWithinTenMinutesOnly() {
            var form = mail("Form", "", "Name: Ann");
            keep(BOX, form);
            read();

            var twin = keep(BOX, form);
            read();
            doors.wait(Duration.ofMinutes(11));
            var nextWeeks = keep(BOX, form);
            read();

            assertThat(state(twin)).isEqualTo("KEPT_OUT");
            assertThat(state(nextWeeks)).isEqualTo("OPENED");
        }

        @Test
        void anotherMailWithItsMessageIdIsAnotherMail() {
            var first = keep(BOX, mail("Twice the id", "Message-ID: <twice@example.org>\n", "One"));
            var second = keep(BOX, mail("Twice the id", "Message-ID: <twice@example.org>\n", "Two"));

            read();

            assertThat(List.of(state(first), state(second))).containsExactly("OPENED", "OPENED");
            assertThat(ledger(first).ticket()).isNotEqualTo(ledger(second).ticket());
        }
    }

    @Nested
    class OfAMailThatCannotBeRead {

        @Test
        void theLedgerTellsWhoWroteAboutWhatAsFarAsThatIsKnown() {
            var id = unreadable("=?utf-8?q?Gr=C3=BC=C3=9Fe?=");

            assertThat(state(id)).isEqualTo("SET_ASIDE");
            assertThat(ledger(id).subject()).isEqualTo("Grüße");
            assertThat(ledger(id).author()).isEqualTo("nobody at all");
            assertThat(doors.call(MailLedger.class, door -> door.find(id))
                            .orElseThrow()
                            .unreadable())
                    .contains("names no author");
        }

        @Test
        void aTicketIsOpenedByHandWithItsWords() {
            var id = unreadable("Lost");

            var ticket =
                    doors.call(MailDesk.class, door -> door.open(id, ANY, "Ann@example.org", "Ann Lee", "The lamp"));

            assertThat(state(id)).isEqualTo("OPENED");
            assertThat(ledger(id).ticket()).isEqualTo(ticket.value());
            assertThat(doors.sql("""
                            select t.subject || ' ' || c.email || ' ' || c.name || ' ' || m.text
                            from ticket t join customer c on c.id = t.customer_id join message m on m.ticket_id = t.id
                            where t.number = ? and m.kind = 'RECEIVED'
                            """, ticket.value())).isEqualTo("The lamp ann@example.org Ann Lee Help me");
            assertThat(doors.happened()).contains(new OpenedByHand(id, MailState.SET_ASIDE, MailState.OPENED, ticket));
            assertThat(doors.sql(
                            "select actor || ' ' || chain from event where type = 'mail.OpenedByHand' and payload ->> 'opened' = ?",
                            ticket.value()))
                    .isEqualTo(SUE + " mail:" + id);
        }

        @Test
        void theRawMailIsTheFileOfTheTicketWhereNoWordsAreFound() {
            var deep = "Subject: Deep\n" + nested(30);
            var id = keep(BOX, deep);
            read();
            assertThat(state(id)).isEqualTo("SET_ASIDE");

            var ticket = doors.call(MailDesk.class, door -> door.open(id, ANY, "ann@example.org", "", "Deep"));

            assertThat(doors.sql("""
                            select f.name || ' ' || f.media_type || ' ' || k.size from ticket t join message m on m.ticket_id = t.id
                                join message_file f on f.message_id = m.id join content k on k.id = f.content_id
                            where t.number = ?
                            """, ticket.value()))
                    .isEqualTo("mail-" + id + ".eml message/rfc822 " + MailRoom.wire(deep).length);
        }

        @Test
        void itIsDroppedWithAReason() {
            var id = unreadable("Rubbish");

            assertThatExceptionOfType(MailNotValid.class)
                    .isThrownBy(() -> doors.run(MailDesk.class, door -> door.drop(id, ANY, "  ")))
                    .matches(e -> e.member().equals("reason"));
            doors.run(MailDesk.class, door -> door.drop(id, ANY, "a broken robot"));

            assertThat(state(id)).isEqualTo("DROPPED");
            assertThat(ledger(id).reason()).isEqualTo("a broken robot");
            assertThat(doors.happened())
                    .contains(new Dropped(id, MailState.SET_ASIDE, MailState.DROPPED, "a broken robot"));
        }

        @Test
        void itIsReadAgainInTheBackground() {
            var id = unreadable("Again");
            doors.happened();

            doors.run(MailDesk.class, door -> door.readAgain(id, ANY));

            assertThat(state(id)).isEqualTo("KEPT");
            assertThat(doors.happened()).hasOnlyElementsOfType(ReadAgain.class).hasSize(1);
            doors.sql(
                    "update stored_mail set raw = cast(? as bytea) where id = ?",
                    MailRoom.wire(mail("Again", "", "x")),
                    id);
            read(); // as if this version could read it
            assertThat(state(id)).isEqualTo("OPENED");
        }

        @Test
        void allOfThemAreReadAgainSomeAtATimeInTheNameOfWhoWantedIt() {
            var ids = IntStream.range(0, 230)
                    .mapToObj(i -> unreadable("Many " + i))
                    .toList();
            doors.sql(
                    "update stored_mail set raw = convert_to('From: ann@example.org' || chr(10) || 'Subject: Many' || chr(10) || chr(10) || id, 'UTF8') where subject like 'Many %'");

            doors.run(MailDesk.class, MailDesk::readAllAgain);
            assertThat(state(ids.get(0))).isEqualTo("SET_ASIDE");
            read();

            assertThat(ids).allMatch(id -> state(id).equals("OPENED"));
            assertThat(doors.sql(
                            "select string_agg(distinct actor || ' ' || via, ', ') from event where type = 'mail.ReadAgain' and chain = ?",
                            "mail:" + ids.get(0)))
                    .isEqualTo(SUE + " mail");
        }

        @Test
        void ofTwoWhoDecideAtOnceOneIsToldWhatHasBecomeOfIt() {
            var id = unreadable("Contended");
            var seen = OptionalLong.of(ledger(id).version());
            var slower = doors.beside();
            slower.as(SUE, "agent", "supervisor");
            var late = new CompletableFuture<Throwable>();

            doors.run(MailDesk.class, door -> {
                door.drop(id, seen, "I was first");
                CompletableFuture.runAsync(() ->
                                slower.call(MailDesk.class, desk -> desk.open(id, seen, "ann@example.org", "", "Late")))
                        .whenComplete(
                                (done, failure) -> late.complete(failure == null ? new AssertionError() : failure));
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> !doors.sql("select count(*) from pg_locks where not granted")
                                .equals("0"));
            });

            assertThat(late.join()).hasCauseInstanceOf(ChangedMeanwhile.class);
            assertThat(state(id)).isEqualTo("DROPPED");
        }

        @Test
        void whatIsWrongIsSaidAtItsPlace() {
            var id = unreadable("Wrong");

            assertThatExceptionOfType(MailNotValid.class)
                    .isThrownBy(() -> doors.call(MailDesk.class, door -> door.open(id, ANY, "nobody", "", "Subject")))
                    .matches(e -> e.member().equals("customer"));
            assertThatExceptionOfType(MailNotValid.class)
                    .isThrownBy(() -> doors.call(
                            MailDesk.class, door -> door.open(id, ANY, "support@autocrm.example", "", "Subject")))
                    .matches(e -> e.member().equals("customer"));
            assertThatExceptionOfType(MailNotValid.class)
                    .isThrownBy(
                            () -> doors.call(MailDesk.class, door -> door.open(id, ANY, "ann@example.org", "", " ")))
                    .matches(e -> e.member().equals("subject"));
            assertThatExceptionOfType(UnknownMail.class)
                    .isThrownBy(() -> doors.run(MailDesk.class, door -> door.readAgain(-1, ANY)));
            assertThat(state(id)).isEqualTo("SET_ASIDE");
        }
    }

    @Nested
    class OfAMailThatWasKeptOut {

        @Test
        void aTicketIsOpenedByHandButNobodyIsAcknowledged() {
            var id = keep(BOX, mail("Automatic reply: Hello", "Auto-Submitted: auto-replied\n", "I am away."));
            read();
            assertThat(state(id)).isEqualTo("KEPT_OUT");

            var ticket = doors.call(MailDesk.class, door -> door.open(id, ANY, "ann@example.org", "", "She is away"));

            assertThat(state(id)).isEqualTo("OPENED");
            assertThat(doors.sql(
                            "select string_agg(m.kind, ' ') from message m join ticket t on t.id = m.ticket_id where t.number = ?",
                            ticket.value()))
                    .isEqualTo("RECEIVED");
        }

        @Test
        void nothingIsDecidedAboutWhatWasDeliveredBefore() {
            var mail = mail("Known", "Message-ID: <known@example.org>\n", "Hello");
            keep(BOX, mail);
            var again = keep(OTHER_BOX, mail);
            read();

            assertThat(ledger(again).undecided()).isFalse();
            assertThatExceptionOfType(MailDecided.class)
                    .isThrownBy(() -> doors.run(MailDesk.class, door -> door.readAgain(again, ANY)));
            assertThatExceptionOfType(MailDecided.class)
                    .isThrownBy(
                            () -> doors.call(MailDesk.class, door -> door.open(again, ANY, "a@example.org", "", "x")));
        }
    }

    @Nested
    class OfAMailThatMayBeSpam {

        private static final String FLAG = "X-Spam-Flag: YES\n";

        @Test
        void noTicketIsOpenedUntilSomebodySaysThatItIsNone() {
            var id = keep(BOX, mail("Cheap watches", FLAG, "Buy"));
            read();
            assertThat(state(id)).isEqualTo("SUSPECTED");
            assertThat(ledger(id).reason()).isEqualTo("it may be spam: X-Spam-Flag: YES");
            assertThat(tickets("Cheap watches")).isZero();

            doors.run(MailDesk.class, door -> door.readAgain(id, ANY));
            read();

            assertThat(state(id)).isEqualTo("OPENED");
            assertThat(tickets("Cheap watches")).isEqualTo(1);
        }

        @Test
        void whoTakesPartInTheTicketThatItAnswersIsNotSuspected() {
            var first = keep(BOX, mail("Talk", "Message-ID: <talk@example.org>\n", "Hello"));
            read();

            var answer = keep(BOX, mail("Re: Talk", FLAG + "In-Reply-To: <talk@example.org>\n", "More"));
            var stranger = keep(
                    BOX,
                    mail("Re: Talk", FLAG + "In-Reply-To: <talk@example.org>\n", "Hi")
                            .replace("ann@", "eve@"));
            var guessed = keep(BOX, mail("Re: [#" + ledger(first).ticket() + "] Talk", FLAG, "Hi"));
            read();

            assertThat(ledger(answer).ticket()).isEqualTo(ledger(first).ticket());
            assertThat(state(stranger)).isEqualTo("SUSPECTED");
            assertThat(state(guessed)).isEqualTo("SUSPECTED");
        }

        @Test
        void reportsOfMailServersAreReadAllTheSame() {
            var id = keep(BOX, mail("Automatic reply: Hello", FLAG + "Auto-Submitted: auto-replied\n", "Away."));
            read();

            assertThat(state(id)).isEqualTo("KEPT_OUT");
        }
    }

    @Nested
    class OfOldMail {

        @Test
        void theRawBytesGoAndTheRowStays() {
            var mail = mail("Old", "Message-ID: <old@example.org>\n", "Hello");
            var old = keep(BOX, mail);
            var waits = unreadable("Waits for long");
            read();

            doors.wait(Duration.ofDays(399));
            forget();
            assertThat(ledger(old).bytes()).isPositive();
            doors.wait(Duration.ofDays(2));
            forget();

            assertThat(ledger(old).bytes()).isZero();
            assertThat(ledger(waits).bytes()).isPositive();
            var again = keep(BOX, 3, mail);
            read();
            assertThat(state(again)).isEqualTo("KEPT_OUT");
        }

        @Test
        void nothingIsReadAgainThatIsNotThereAsAWhole() {
            var id = room.setAside(BOX, "Subject: Huge\nFrom: ann@example.org\n", "it is larger than 50 MB");

            assertThat(ledger(id).readable()).isFalse();
            assertThatExceptionOfType(RawMailGone.class)
                    .isThrownBy(() -> doors.run(MailDesk.class, door -> door.readAgain(id, ANY)));
            var ticket = doors.call(MailDesk.class, door -> door.open(id, ANY, "ann@example.org", "", "Huge"));
            assertThat(ledger(id).ticket()).isEqualTo(ticket.value());
        }
    }

    @Test
    void theLedgerIsReadPageByPageBothWaysAndByWhatMailsSay() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> keep(BOX, mail("Paged " + i + " 100%_x", "", "n " + i)))
                .toList();
        read();
        var filter = new MailFilter(MailState.OPENED, BOX, "100%_X");

        var first = page(filter, Keyset.first(2));
        var second = page(filter, new Keyset(first.get(1), false, 2));
        var back = page(filter, new Keyset(second.get(0), true, 2));

        assertThat(first).containsExactly(ids.get(4), ids.get(3));
        assertThat(second).containsExactly(ids.get(2), ids.get(1));
        assertThat(back).isEqualTo(first);
        assertThat(page(new MailFilter(MailState.OPENED, "", "100%ax"), Keyset.first(2)))
                .isEmpty();
        assertThat(page(new MailFilter(null, OTHER_BOX, "100%_x"), Keyset.first(2)))
                .isEmpty();
        int unread = doors.call(MailLedger.class, door -> door.count(MailState.KEPT));
        assertThat(unread).isZero();
    }

    private static List<Long> page(MailFilter filter, Keyset part) {
        return doors.call(MailLedger.class, door -> door.list(filter, part)).rows().stream()
                .map(MailRow::id)
                .toList();
    }

    private static void forget() {
        while (doors.call(OldRawMails.class, OldRawMails::forget)) {
            // some at a time
        }
    }

    private static String mail(String subject, String headers, String text) {
        return "From: Ann Lee <ann@example.org>\nTo: support@autocrm.example\nSubject: %s\n%s\n%s\n"
                .formatted(subject, headers, text);
    }

    /** A mail that was read, and set aside. */
    private static long unreadable(String subject) {
        var id = keep(
                BOX,
                "From: nobody at all\nSubject: " + subject + "\nMessage-ID: <" + subject.hashCode()
                        + "@unreadable>\n\nHelp me\n");
        read();
        return id;
    }

    private static String nested(int depth) {
        var all = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            all.append("Content-Type: multipart/mixed; boundary=\"b%1$d\"\n\n--b%1$d\n".formatted(i));
        }
        return all + "\nat the bottom\n";
    }

    private static long keep(String mailbox, String mail) {
        return keep(mailbox, 1, mail);
    }

    private static long keep(String mailbox, long validity, String mail) {
        return room.keep(mailbox, validity, mail);
    }

    private static void read() {
        room.read();
        doors.as(SUE, "agent", "supervisor");
    }

    private static String state(long id) {
        return doors.sql("select state from stored_mail where id = ?", id);
    }

    private static MailRow ledger(long id) {
        return room.row(id);
    }

    private static int tickets(String subject) {
        return Integer.parseInt(doors.sql("select count(*) from ticket where subject = ?", subject));
    }
}
