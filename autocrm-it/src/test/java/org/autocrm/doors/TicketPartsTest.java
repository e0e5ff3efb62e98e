package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.autocrm.account.Directory;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.DeletedTicket;
import org.autocrm.ticket.DeliveryState;
import org.autocrm.ticket.Draft;
import org.autocrm.ticket.Drafts;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.LinkKind;
import org.autocrm.ticket.Links;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.RegroupingView;
import org.autocrm.ticket.Regroupings;
import org.autocrm.ticket.TicketBin;
import org.autocrm.ticket.TicketChangedMeanwhile;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets part by part, as programs read them, and changes of parts that others have changed meanwhile. */
class TicketPartsTest {

    private static final OptionalLong ANY = OptionalLong.empty();
    private static final OptionalLong OLD = OptionalLong.of(0);

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true),
                    (2, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (3, 'cleo@desk.example', 'Cleo Mann', 'AGENT', now(), true),
                    (4, 'ann@acme.example', 'Ann Lee', 'CUSTOMER', now(), true)
                """);
        doors.sql("insert into team (id, name, is_default, restricted) values (2, 'Board', false, true)");
        doors.sql("insert into team_member (team_id, account_id) values (2, 3)");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void benWorks() {
        doors.as("ben@desk.example", "agent");
    }

    @Test
    void aConversationIsReadPageByPageBothWays() {
        var number = opened("Long");
        List<Long> said = new ArrayList<>(messages(number, Keyset.first(10)));
        for (int i = 0; i < 4; i++) {
            said.add(0, note(number, "Note " + i));
        }

        var first = messages(number, Keyset.first(2));
        var second = messages(number, new Keyset(first.get(1), false, 2));
        var third = messages(number, new Keyset(second.get(1), false, 2));
        var back = messages(number, new Keyset(third.get(0), true, 2));

        assertThat(first).isEqualTo(said.subList(0, 2));
        assertThat(second).isEqualTo(said.subList(2, 4));
        assertThat(third).isEqualTo(said.subList(4, 5));
        assertThat(back).isEqualTo(second);
    }

    @Test
    void onlyMessagesOfOneKindAreReadWhereThatIsWanted() {
        var number = opened("Kinds");
        var note = note(number, "Among us");

        var found = doors.call(
                TicketQueries.class,
                queries -> queries.messages(number, Optional.of(MessageKind.NOTE), Keyset.first(10)));

        assertThat(found).extracting(MessageView::id).containsExactly(note);
    }

    @Test
    void aMessageIsReadOnItsOwnTicketOnly() {
        var number = opened("One");
        var other = opened("Other");
        var note = note(number, "Among us");

        assertThat(message(number, note)).map(MessageView::text).contains("Among us");
        assertThat(message(other, note)).isEmpty();
    }

    @Test
    void nobodyReadsPartsOfATicketOutOfSight() {
        var number = opened("Secret");
        var note = note(number, "Among us");
        doors.run(
                TicketDesk.class,
                desk -> desk.change(number, TicketChanges.begin().team(2L).end(), ANY));

        assertThatExceptionOfType(UnknownTicket.class).isThrownBy(() -> messages(number, Keyset.first(10)));
        assertThatExceptionOfType(UnknownTicket.class).isThrownBy(() -> message(number, note));
        assertThat(isThere(number)).isFalse();
    }

    @Test
    void theBinIsReadBothWays() {
        List<TicketNumber> deleted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            deleted.add(0, opened("Waste " + i));
            doors.wait(Duration.ofSeconds(1));
            doors.run(TicketBin.class, bin -> bin.delete(deleted.get(0), ANY));
        }

        var first = doors.call(TicketBin.class, bin -> bin.list(Optional.empty(), 2));
        var second = doors.call(
                TicketBin.class, bin -> bin.list(Optional.of(first.get(1).cursor()), 2));
        var back =
                doors.call(TicketBin.class, bin -> bin.listBefore(second.get(0).cursor(), 2));

        assertThat(first).extracting(DeletedTicket::number).isEqualTo(deleted.subList(0, 2));
        assertThat(second).extracting(DeletedTicket::number).isEqualTo(deleted.subList(2, 3));
        assertThat(back).isEqualTo(first);
    }

    @Test
    void mergesAreReadPageByPageAndOneByOne() {
        var target = opened("Target");
        var one = merge(target, opened("One"));
        var another = merge(target, opened("Another"));

        assertThat(regroupings(target, Keyset.first(1))).containsExactly(another);
        assertThat(regroupings(target, new Keyset(another, false, 5))).containsExactly(one);
        assertThat(regroupings(target, new Keyset(one, true, 5))).containsExactly(another);
        assertThat(regrouping(target, one)).map(RegroupingView::target).contains(target);
        assertThat(regrouping(opened("Stranger"), one)).isEmpty();
    }

    @Test
    void aSplitWaitsForWhatIsNotedOfItsMessagesAtThatMoment() throws Exception {
        var number = opened("In two");
        var goes = note(number, "Goes");
        try (var delivery = doors.connect()) {
            delivery.setAutoCommit(false);
            try (var statement = delivery.createStatement()) {
                statement.execute("update message set delivery = 'SENT', version = version + 1 where id = " + goes);
            }
            var committed = CompletableFuture.runAsync(() -> commitOnceSomebodyWaits(delivery));

            var split = doors.call(Regroupings.class, door -> door.split(number, Set.of(goes), Optional.empty(), ANY));

            committed.join();
            assertThat(message(split.ticket(), goes)).map(MessageView::delivery).contains(DeliveryState.SENT);
        }
    }

    private static void commitOnceSomebodyWaits(Connection connection) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !doors.sql("select count(*) from pg_locks where not granted")
                        .equals("0"));
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasSeenInAnOldVersionIsNeitherUnlinkedNorRemovedForGood() {
        var number = opened("Old");
        var other = opened("Other");
        doors.run(Links.class, links -> links.link(number, LinkKind.RELATED, other));

        assertThatExceptionOfType(TicketChangedMeanwhile.class)
                .isThrownBy(() -> doors.run(Links.class, links -> links.unlink(number, LinkKind.RELATED, other, OLD)));
        doors.run(TicketBin.class, bin -> bin.delete(number, ANY));
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
        assertThatExceptionOfType(TicketChangedMeanwhile.class)
                .isThrownBy(() -> doors.run(TicketBin.class, bin -> bin.purge(number, OLD)));
        assertThat(isThere(number)).isTrue();
    }

    @Test
    void aDraftIsNotSavedOverOneThatItsAuthorHasNotSeen() {
        var number = opened("Draft");
        var first = doors.call(Drafts.class, drafts -> drafts.save(number, MessageKind.REPLY, "One", 1));
        doors.wait(Duration.ofSeconds(1));
        var seen = OptionalLong.of(first.version());
        var second = doors.call(Drafts.class, drafts -> drafts.save(number, MessageKind.REPLY, "Two", 1, seen));

        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() ->
                        doors.call(Drafts.class, drafts -> drafts.save(number, MessageKind.REPLY, "Late", 1, seen)));
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() -> doors.run(Drafts.class, drafts -> drafts.discard(number, MessageKind.REPLY, seen)));
        Optional<Draft> kept = doors.call(Drafts.class, drafts -> drafts.find(number, MessageKind.REPLY));
        assertThat(kept).contains(second);
    }

    @Test
    void agentsAreLookedUpTogether() {
        var agents = doors.call(Directory.class, directory -> directory.agents(Set.of(2L, 3L, 4L)));

        assertThat(agents).extracting(agent -> agent.person().name()).containsExactly("Ben Okri", "Cleo Mann");
    }

    private static TicketNumber opened(String subject) {
        return doors.call(
                TicketDesk.class,
                desk -> desk.open(IncomingMessage.of(
                        new EmailAddress("ann@acme.example"), "Ann Lee", subject, Words.plain("Help"), Channel.API)));
    }

    private static long note(TicketNumber number, String text) {
        return doors.call(TicketDesk.class, desk -> desk.note(number, Writing.of(Words.plain(text))));
    }

    private static List<Long> messages(TicketNumber number, Keyset part) {
        return doors.call(TicketQueries.class, queries -> queries.messages(number, Optional.empty(), part)).stream()
                .map(MessageView::id)
                .toList();
    }

    private static Optional<MessageView> message(TicketNumber number, long id) {
        return doors.call(TicketQueries.class, queries -> queries.message(number, id));
    }

    private static boolean isThere(TicketNumber number) {
        return doors.call(TicketQueries.class, queries -> queries.find(number)).isPresent();
    }

    private static Optional<RegroupingView> regrouping(TicketNumber number, long id) {
        return doors.call(Regroupings.class, door -> door.find(number, id));
    }

    private static long merge(TicketNumber target, TicketNumber source) {
        return doors.call(Regroupings.class, door -> door.merge(target, List.of(source), ANY))
                .get(0);
    }

    private static List<Long> regroupings(TicketNumber number, Keyset part) {
        return doors.call(Regroupings.class, door -> door.of(number, part)).stream()
                .map(RegroupingView::id)
                .toList();
    }
}
