package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.SortKey;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.ticket.search.UnknownValue;
import org.autocrm.view.Audience;
import org.autocrm.view.Audience.Everybody;
import org.autocrm.view.Audience.OfTeam;
import org.autocrm.view.Audience.Personal;
import org.autocrm.view.Audience.Standard;
import org.autocrm.view.Column;
import org.autocrm.view.Definition;
import org.autocrm.view.NotYourView;
import org.autocrm.view.UnknownView;
import org.autocrm.view.View;
import org.autocrm.view.ViewChangedMeanwhile;
import org.autocrm.view.ViewEvent.Changed;
import org.autocrm.view.ViewEvent.Created;
import org.autocrm.view.ViewEvent.Deleted;
import org.autocrm.view.ViewNotValid;
import org.autocrm.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {

    private static final Audience SUPPORT = new OfTeam(1);

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true),
                    (2, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (3, 'cleo@desk.example', 'Cleo Mann', 'SUPERVISOR', now(), true),
                    (4, 'dan@desk.example', 'Dan Roe', 'AGENT', now(), true)
                """);
        doors.sql("""
                insert into team (id, name, is_default, restricted) values
                    (1, 'Support', true, false), (2, 'Board', false, true), (3, 'Sales', false, false)
                """);
        doors.sql("insert into team_member (team_id, account_id) values (1, 2), (1, 3), (2, 3)");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void benWorks() {
        doors.sql("delete from saved_view");
        doors.sql("delete from ticket");
        asBen();
        doors.happened();
    }

    @Nested
    class OfEveryInstallation {

        @Test
        void areQueriesThatEverybodyCanRead() {
            assertThat(doors.call(Views.class, Views::all))
                    .filteredOn(view -> view.audience() instanceof Standard)
                    .extracting(View::key, view -> view.definition().query().toString())
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("inbox", "status:open -is:snoozed"),
                            org.assertj.core.groups.Tuple.tuple("mine", "assignee:me status:unsolved -is:snoozed"),
                            org.assertj.core.groups.Tuple.tuple("team-1", "status:open team:1 -is:snoozed"));
        }

        @Test
        void leaveOutTeamsThatAreOutOfSight() {
            assertThat(keys()).contains("team-1", "team-3").doesNotContain("team-2");

            asCleo();
            assertThat(keys()).contains("team-2");
        }

        @Test
        void countWhatTheyShow() {
            doors.call(
                    TicketDesk.class,
                    desk -> desk.open(IncomingMessage.of(
                            new EmailAddress("ann@acme.example"), "Ann", "Help", Words.plain("Please"), Channel.API)));

            var counts = doors.call(Views.class, views -> views.counts(views.all()));

            assertThat(counts.get("inbox")).hasToString("1");
            assertThat(counts.get("unassigned")).hasToString("1");
            assertThat(counts.get("mine")).hasToString("0");
        }
    }

    @Nested
    class ThatSomebodyMade {

        @Test
        void areReadAsTheyWereWritten() {
            var definition = new Definition(
                    "  Urgent \n here ",
                    Query.parse("priority>=high (tag:vip OR team:support)"),
                    List.of(Column.NUMBER, Column.SUBJECT),
                    Order.parse("-priority,created"),
                    Optional.of(SortKey.TEAM),
                    3);

            var id = create(new Personal(), definition);

            var view =
                    doors.call(Views.class, views -> views.find("view-" + id)).orElseThrow();
            assertThat(view.definition()).isEqualTo(definition);
            assertThat(view.definition().name()).isEqualTo("Urgent here");
            assertThat(view.definition().groupedOrder()).hasToString("team,-priority,created");
            assertThat(view.changeable()).isTrue();
        }

        @Test
        void areAnnounced() {
            var id = create(new Personal(), Definition.of("VIPs", Query.parse("tag:vip")));
            change(id, 1, Definition.of("Friends", Query.parse("tag:friend")));
            doors.run(Views.class, views -> views.delete(id, 2));

            assertThat(doors.happened())
                    .containsExactly(
                            new Created(
                                    id,
                                    "VIPs",
                                    Optional.of(2L),
                                    Optional.empty(),
                                    "tag:vip",
                                    "status,subject,customer,team,assignee,updated",
                                    "-updated",
                                    Optional.empty(),
                                    0),
                            new Changed(id, "name", Optional.of("VIPs"), Optional.of("Friends")),
                            new Changed(id, "query", Optional.of("tag:vip"), Optional.of("tag:friend")),
                            new Deleted(id, "Friends", "tag:friend"));
        }

        @Test
        void ofTheirOwnAreSeenByNobodyElse() {
            var id = create(new Personal(), named("Mine alone"));

            asAmelia();

            assertThat(keys()).doesNotContain("view-" + id);
            assertThatExceptionOfType(UnknownView.class).isThrownBy(() -> change(id, 1, named("Taken")));
            assertThatExceptionOfType(UnknownView.class)
                    .isThrownBy(() -> doors.run(Views.class, views -> views.delete(id, 1)));
        }

        @Test
        void ofATeamAreMadeByItsSupervisorsAndSeenByItsMembers() {
            assertThatExceptionOfType(NotYourView.class).isThrownBy(() -> create(SUPPORT, named("Ours")));
            asCleo();
            var id = create(SUPPORT, named("Ours"));
            assertThatExceptionOfType(NotYourView.class).isThrownBy(() -> create(new OfTeam(3), named("Theirs")));

            asBen();
            assertThat(keys()).contains("view-" + id);
            assertThatExceptionOfType(NotYourView.class).isThrownBy(() -> change(id, 1, named("Mine now")));
            doors.as("dan@desk.example", "agent");
            assertThat(keys()).doesNotContain("view-" + id);
            asAmelia();
            change(id, 1, named("Ours indeed"));
            assertThat(doors.sql("select name from saved_view")).isEqualTo("Ours indeed");
        }

        @Test
        void ofEverybodyAreMadeByAdministrators() {
            asCleo();
            assertThatExceptionOfType(NotYourView.class).isThrownBy(() -> create(new Everybody(), named("All of us")));
            assertThatExceptionOfType(NotYourView.class).isThrownBy(() -> create(new Standard(), named("All of us")));
            asAmelia();
            var id = create(new Everybody(), named("All of us"));

            asBen();

            Optional<View> found = doors.call(Views.class, views -> views.find("view-" + id));
            assertThat(found)
                    .hasValueSatisfying(view -> assertThat(view.changeable()).isFalse());
        }

        @Test
        void areNotOverwrittenByWhoHasNotSeenThem() {
            var id = create(new Personal(), named("One"));
            change(id, 1, named("Two"));

            assertThatExceptionOfType(ViewChangedMeanwhile.class).isThrownBy(() -> change(id, 1, named("Three")));

            assertThat(doors.sql("select name from saved_view")).isEqualTo("Two");
        }

        @Test
        void nameNothingThatDoesNotExist() {
            assertThatExceptionOfType(UnknownValue.class)
                    .isThrownBy(() -> create(new Personal(), Definition.of("X", Query.parse("team:biling"))));
            assertThatExceptionOfType(ViewNotValid.class).isThrownBy(() -> named("  "));
            assertThat(doors.sql("select count(*) from saved_view")).isEqualTo("0");
        }

        @Test
        void haveNoCounterWhenWhatTheyNameIsGone() {
            var id = create(new Personal(), Definition.of("Sales", Query.parse("team:sales")));
            doors.sql("update saved_view set query = 'team:vanished'");

            var counts = doors.call(Views.class, views -> views.counts(views.all()));

            assertThat(counts).doesNotContainKey("view-" + id).containsKey("inbox");
        }
    }

    @Nested
    class Searching {

        @Test
        void showsSimilarWordsWhereThereIsNothingElse() {
            doors.call(
                    TicketDesk.class,
                    desk -> desk.open(IncomingMessage.of(
                            new EmailAddress("ann@acme.example"),
                            "Ann",
                            "Zwibbelmaschine",
                            Words.plain("x"),
                            Channel.API)));

            var page = doors.call(
                    TicketSearch.class,
                    search -> search.page(Query.parse("zwibelmaschine"), Order.RELEVANCE, Optional.empty(), 10));

            assertThat(page.similar()).contains(Query.parse("zwibelmaschine~"));
            assertThat(page.lines()).extracting(line -> line.subject()).containsExactly("Zwibbelmaschine");
        }

        @Test
        void knowsTheLanguageThatTheCustomerWrites() {
            var number = doors.call(
                    TicketDesk.class,
                    desk -> desk.open(IncomingMessage.of(
                            new EmailAddress("ann@acme.example"),
                            "Ann",
                            "Drucker",
                            Words.plain("Warum ist der Drucker nicht mehr da?"),
                            Channel.API)));

            assertThat(doors.sql("select language from ticket where number = ?", number.value()))
                    .isEqualTo("de");
            assertThat(doors.call(
                                    TicketSearch.class,
                                    search -> search.page(
                                            Query.parse("druckern number:" + number),
                                            Order.RELEVANCE,
                                            Optional.empty(),
                                            10))
                            .lines())
                    .hasSize(1);
        }
    }

    private static Definition named(String name) {
        return Definition.of(name, Query.parse("status:open"));
    }

    private static long create(Audience audience, Definition definition) {
        return doors.call(Views.class, views -> views.create(audience, definition));
    }

    private static void change(long id, int seen, Definition definition) {
        doors.run(Views.class, views -> views.change(id, seen, definition));
    }

    private static List<String> keys() {
        return doors.call(Views.class, Views::all).stream().map(View::key).toList();
    }

    private static void asBen() {
        doors.as("ben@desk.example", "agent");
    }

    private static void asCleo() {
        doors.as("cleo@desk.example", "agent", "supervisor");
    }

    private static void asAmelia() {
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
    }
}
