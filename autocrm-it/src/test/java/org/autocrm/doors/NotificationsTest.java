package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.event.EventLog;
import org.autocrm.notification.Choice;
import org.autocrm.notification.MailsOff;
import org.autocrm.notification.NoticeChoices;
import org.autocrm.notification.NoticeKind;
import org.autocrm.notification.NoticePreferences;
import org.autocrm.notification.NoticeView;
import org.autocrm.notification.NoticeWriter;
import org.autocrm.notification.Notices;
import org.autocrm.notification.Relation;
import org.autocrm.notification.Rhythm;
import org.autocrm.notification.WaitingMails;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.DeliveryState;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.ThreadHints;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of what, on a real database. */
class NotificationsTest {

    private static final EmailAddress ANN = new EmailAddress("ann@acme.example");
    private static final String AMELIA = "amelia@desk.example";
    private static final String BEN = "ben@desk.example";
    private static final String CLEO = "cleo@desk.example";
    private static final String DAN = "dan@desk.example";

    private static Doors doors;
    private static long heard;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true),
                    (2, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (3, 'cleo@desk.example', 'Cleo Mann', 'AGENT', now(), true),
                    (4, 'dan@desk.example', 'Dan Fox', 'AGENT', now(), true)
                """);
        doors.sql(
                "insert into team (id, name, is_default, restricted) values (1, 'Support', true, false), (2, 'Board', false, true)");
        doors.sql("insert into team_member (team_id, account_id) values (1, 2), (1, 3), (2, 3)");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void nobodyHasHeardOfAnything() {
        follow();
        doors.sql("delete from notice");
        doors.sql("delete from notice_choice");
        doors.sql("delete from notice_digest");
    }

    @Nested
    class WhenTheCustomerWrites {

        @Test
        void whoHasTheTicketHearsOfItOnTheScreenAndByMail() {
            var number = bensTicket();

            answer(number);

            assertThat(kinds(BEN)).containsExactly(NoticeKind.ANSWERED);
            assertThat(notices(BEN).get(0))
                    .extracting(NoticeView::actor, NoticeView::relation, NoticeView::ticket)
                    .containsExactly("Ann Lee", Relation.MINE, number);
            assertThat(doors.sql("select mail || ' ' || mail_for from notice where mail_id is not null"))
                    .isEqualTo("DUE MINE");
        }

        @Test
        void theTeamHearsOfANewTicketAndOfNothingElse() {
            var number = opened();
            as("", () -> doors.run(SystemDesk.class, desk -> desk.assign(number, 1L, null)));
            follow();

            answer(number);

            assertThat(kinds(CLEO)).containsExactly(NoticeKind.OPENED);
            assertThat(notices(CLEO).get(0).actor()).isEqualTo("Ann Lee");
            assertThat(kinds(DAN)).isEmpty();
        }

        @Test
        void aChangeOfStatusThatComesWithAMessageIsNotToldBesides() {
            var number = bensTicket();
            as(CLEO, () -> doors.run(TicketDesk.class, desk -> desk.reply(number, writing("Try again."))));
            follow();
            readAll(BEN);

            answer(number);

            assertThat(unread(BEN)).containsExactly(NoticeKind.ANSWERED);
        }

        @Test
        void theSameEventAgainTellsNobodyTwice() {
            var number = bensTicket();
            answer(number);

            heard = 0;
            follow();

            assertThat(kinds(BEN)).containsExactly(NoticeKind.ANSWERED);
        }
    }

    @Nested
    class Colleagues {

        @Test
        void areNotToldWhatTheyDidThemselves() {
            var number = bensTicket();

            as(BEN, () -> doors.run(TicketDesk.class, desk -> desk.note(number, writing("Mine."))));
            follow();

            assertThat(kinds(BEN)).isEmpty();
        }

        @Test
        void whomANoteNamesAreToldSoAndNotOfTheNoteBesides() {
            var number = bensTicket();

            as(
                    CLEO,
                    () -> doors.run(
                            TicketDesk.class, desk -> desk.note(number, writing("@Ben Okri and @Dan Fox: look"))));
            follow();

            assertThat(kinds(BEN)).containsExactly(NoticeKind.MENTIONED);
            assertThat(kinds(DAN)).containsExactly(NoticeKind.MENTIONED);
            assertThat(notices(DAN).get(0).actor()).isEqualTo("Cleo Mann");
        }

        @Test
        void whoGetsATicketIsToldThatAndNotThatItIsNew() {
            var number = opened();

            as("", () -> doors.run(SystemDesk.class, desk -> desk.assign(number, 1L, 2L)));
            follow();

            assertThat(kinds(BEN)).containsExactly(NoticeKind.ASSIGNED);
            assertThat(kinds(CLEO)).containsExactly(NoticeKind.OPENED);
        }

        @Test
        void whoFollowsATicketHearsOfReplies() {
            var number = bensTicket();
            as(
                    DAN,
                    () -> change(
                            number,
                            TicketChanges.begin()
                                    .followers(SetChange.add(Set.of(4L)))
                                    .end()));

            as(BEN, () -> doors.run(TicketDesk.class, desk -> desk.reply(number, writing("Try again."))));
            follow();

            assertThat(kinds(DAN)).containsExactly(NoticeKind.REPLIED);
        }

        @Test
        void whoWroteAnAnswerThatFailedHearsOfItThoughTheTicketIsNotTheirs() {
            var number = bensTicket();
            var reply = new long[1];
            as(DAN, () -> reply[0] = doors.call(TicketDesk.class, desk -> desk.reply(number, writing("Try."))));
            follow();
            doors.sql("delete from notice");

            as(
                    "",
                    () -> doors.run(
                            SystemDesk.class,
                            desk -> desk.noteDelivery(reply[0], DeliveryState.FAILED, "no such address")));
            follow();

            assertThat(kinds(DAN)).containsExactly(NoticeKind.UNDELIVERED);
            assertThat(kinds(BEN)).containsExactly(NoticeKind.UNDELIVERED);
        }
    }

    @Nested
    class OutOfSight {

        @Test
        void nobodyHearsOfATicketThatTheyMayNotSee() {
            var number = opened();
            as(DAN, () -> choose(NoticeKind.ANSWERED, Relation.ALL, Choice.BOTH));
            as("", () -> doors.run(SystemDesk.class, desk -> desk.assign(number, 2L, null)));
            follow();

            answer(number);

            assertThat(kinds(DAN)).isEmpty();
            assertThat(kinds(CLEO)).containsExactly(NoticeKind.OPENED);
            assertThat(doors.sql("select count(*) from notice where account_id = 4"))
                    .isEqualTo("0");
        }

        @Test
        void whatWentOutOfSightIsShownAndCountedNoMore() {
            var number = bensTicket();
            answer(number);

            as("", () -> doors.run(SystemDesk.class, desk -> desk.assign(number, 2L, null)));

            assertThat(notices(BEN)).isEmpty();
            assertThat(count(BEN)).isZero();
        }
    }

    @Nested
    class Choices {

        @Test
        void whoWantsToHearOfAllDoes() {
            as(DAN, () -> choose(NoticeKind.ANSWERED, Relation.ALL, Choice.SCREEN));
            var number = bensTicket();

            answer(number);

            assertThat(notices(DAN)).extracting(NoticeView::relation).containsExactly(Relation.ALL);
            assertThat(doors.sql("select mail from notice where account_id = 4"))
                    .isEqualTo("NONE");
        }

        @Test
        void whoWantsToHearOfNothingCostsNoRow() {
            as(BEN, () -> choose(NoticeKind.ANSWERED, Relation.MINE, Choice.NEITHER));
            var number = bensTicket();

            answer(number);

            assertThat(doors.sql("select count(*) from notice")).isEqualTo("0");
        }

        @Test
        void areKeptOnlyWhereTheyDepartFromTheUsual() {
            as(BEN, () -> choose(NoticeKind.ANSWERED, Relation.MINE, Choice.NEITHER));
            assertThat(doors.sql("select count(*) from notice_choice")).isEqualTo("1");

            as(BEN, () -> doors.call(NoticeChoices.class, door -> door.choose(NoticePreferences.usual())));

            assertThat(doors.sql("select count(*) from notice_choice")).isEqualTo("0");
        }

        @Test
        void mailsAreCollectedForWhoWantsThemTogetherAndNotWrittenForWhoWantsNone() {
            as(BEN, () -> rhythm(Rhythm.HOURLY));
            var number = bensTicket();
            answer(number);
            assertThat(doors.sql("select mail from notice")).isEqualTo("COLLECTED");

            as(BEN, () -> rhythm(Rhythm.NEVER));
            doors.sql("delete from notice");
            answer(number);

            assertThat(doors.sql("select mail from notice")).isEqualTo("NONE");
        }

        @Test
        void aLinkInAMailEndsMailsOfItsKindAndLeavesTheScreen() {
            var token = "2.answered.m";
            assertThat(doors.call(MailsOff.class, door -> door.switchOff(token + ".00"))
                            .isPresent())
                    .isFalse();

            doors.run(MailsOff.class, door -> door.switchOff(signed(token)));
            answer(bensTicket());

            assertThat(kinds(BEN)).containsExactly(NoticeKind.ANSWERED);
            assertThat(doors.sql("select mail from notice")).isEqualTo("NONE");
        }

        @Test
        void aLinkInACollectedMailEndsAllMails() {
            as(BEN, () -> rhythm(Rhythm.DAILY));

            var asked = doors.call(MailsOff.class, door -> door.switchOff(signed("2.collected.")))
                    .orElseThrow();

            assertThat(asked.agent()).isEqualTo("Ben Okri");
            assertThat(doors.sql("select rhythm from notice_digest where account_id = 2"))
                    .isEqualTo("NEVER");
        }
    }

    @Nested
    class Reading {

        @Test
        void anOpenedTicketIsReadAndIsNotMailedAnyMore() {
            as(BEN, () -> rhythm(Rhythm.DAILY));
            var number = bensTicket();
            answer(number);
            answer(number);
            assertThat(count(BEN)).isEqualTo(2);

            as(BEN, () -> doors.call(Notices.class, door -> door.read(number)));

            assertThat(count(BEN)).isZero();
            assertThat(doors.sql("select string_agg(distinct mail, ' ') from notice"))
                    .isEqualTo("NONE");
        }

        @Test
        void nobodyReadsWhatIsSomebodyElses() {
            var number = bensTicket();
            answer(number);
            var id = notices(BEN).get(0).id();

            as(CLEO, () -> doors.call(Notices.class, door -> door.read(List.of(id))));
            as(CLEO, () -> doors.call(Notices.class, door -> door.readUpTo(Long.MAX_VALUE)));

            assertThat(unread(BEN)).containsExactly(NoticeKind.ANSWERED);
            as(BEN, () -> doors.call(Notices.class, door -> door.read(List.of(id))));
            assertThat(unread(BEN)).isEmpty();
        }

        @Test
        void theListGoesOnWhereItsPartEnds() {
            var number = bensTicket();
            Stream.of(1, 2, 3).forEach(any -> answer(number));
            var all = notices(BEN);

            as(BEN, () -> {
                var first = doors.call(Notices.class, door -> door.list(false, Keyset.first(2)));
                var rest = doors.call(
                        Notices.class,
                        door -> door.list(false, new Keyset(first.get(1).id(), false, 2)));
                assertThat(Stream.concat(first.stream(), rest.stream())).containsExactlyElementsOf(all);
            });
        }

        @Test
        void whatIsOldIsForgotten() {
            answer(bensTicket());
            doors.sql("update notice set at = at - interval '91 days'");

            assertThat(doors.call(WaitingMails.class, WaitingMails::forget)).isFalse();

            assertThat(doors.sql("select count(*) from notice")).isEqualTo("0");
        }
    }

    /** Signed as the database's own key does, by the database itself. */
    private static String signed(String said) {
        return said + "."
                + doors.sql("select encode(hmac_sha256, 'hex') from (select " + hmac() + " as hmac_sha256) h", said);
    }

    /** RFC 2104 in SQL, for a key shorter than a block of 64 bytes. */
    private static String hmac() {
        return """
                (select sha256(outer_pad || sha256(inner_pad || convert_to(?, 'UTF8'))) from (
                    select decode(string_agg(lpad(to_hex(b # 54), 2, '0'), '' order by i), 'hex') as inner_pad,
                        decode(string_agg(lpad(to_hex(b # 92), 2, '0'), '' order by i), 'hex') as outer_pad
                    from (select i, case when i < length(secret) then get_byte(secret, i) else 0 end as b
                        from notice_signing_key, generate_series(0, 63) as i) bytes) pads)
                """;
    }

    private static TicketNumber opened() {
        var number = receive(List.of());
        follow();
        doors.sql("delete from notice");
        return number;
    }

    private static TicketNumber bensTicket() {
        var number = opened();
        as("", () -> doors.run(SystemDesk.class, desk -> desk.assign(number, 1L, 2L)));
        follow();
        doors.sql("delete from notice");
        return number;
    }

    private static void answer(TicketNumber number) {
        receive(List.of(number));
        follow();
    }

    private static TicketNumber receive(List<TicketNumber> continues) {
        var number = new TicketNumber[1];
        as(
                "",
                () -> number[0] = doors.call(
                                SystemDesk.class,
                                desk -> desk.receive(IncomingMessage.of(
                                                ANN,
                                                "Ann Lee",
                                                "Printer",
                                                Words.plain("It does not work."),
                                                Channel.API)
                                        .in(ThreadHints.likely(continues))))
                        .ticket());
        return number[0];
    }

    private static void change(TicketNumber number, TicketChanges changes) {
        doors.run(TicketDesk.class, desk -> desk.change(number, changes, OptionalLong.empty()));
        follow();
    }

    private static Writing writing(String text) {
        return Writing.of(Words.plain(text));
    }

    private static void choose(NoticeKind kind, Relation relation, Choice choice) {
        var mine = doors.call(NoticeChoices.class, NoticeChoices::mine);
        doors.call(
                NoticeChoices.class,
                door -> door.choose(
                        new NoticePreferences(mine.matrix().with(kind, relation, choice), mine.rhythm(), mine.hour())));
    }

    private static void rhythm(Rhythm rhythm) {
        var mine = doors.call(NoticeChoices.class, NoticeChoices::mine);
        doors.call(NoticeChoices.class, door -> door.choose(new NoticePreferences(mine.matrix(), rhythm, mine.hour())));
    }

    private static List<NoticeView> notices(String agent) {
        return list(agent, false);
    }

    private static List<NoticeKind> kinds(String agent) {
        return notices(agent).stream().map(NoticeView::kind).toList();
    }

    private static List<NoticeKind> unread(String agent) {
        return list(agent, true).stream().map(NoticeView::kind).toList();
    }

    private static List<NoticeView> list(String agent, boolean unreadOnly) {
        doors.as(agent, "agent");
        return doors.call(Notices.class, door -> door.list(unreadOnly, Keyset.first(50)));
    }

    private static int count(String agent) {
        doors.as(agent, "agent");
        return doors.call(Notices.class, Notices::unread);
    }

    private static void readAll(String agent) {
        as(agent, () -> doors.call(Notices.class, door -> door.readUpTo(Long.MAX_VALUE)));
    }

    private static void as(String agent, Runnable work) {
        doors.as(agent, agent.equals(AMELIA) ? new String[] {"agent", "supervisor"} : new String[] {"agent"});
        work.run();
    }

    /** As the relay does, in one message. */
    private static void follow() {
        var ids = doors.sql("select string_agg(id::text, ' ' order by id) from event where id > ?", heard);
        if (!ids.equals("null")) {
            var numbers =
                    Stream.of(ids.split(" ", -1)).mapToLong(Long::parseLong).toArray();
            var events = doors.call(EventLog.class, log -> log.findAll(numbers));
            doors.call(NoticeWriter.class, writer -> writer.write(events));
            heard = numbers[numbers.length - 1];
        }
    }
}
