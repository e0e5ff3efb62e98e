package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.autocrm.calendar.CalendarDefinition;
import org.autocrm.calendar.CalendarDetails;
import org.autocrm.calendar.CalendarFile;
import org.autocrm.calendar.Hours;
import org.autocrm.event.EventLog;
import org.autocrm.routing.Reason;
import org.autocrm.routing.Router;
import org.autocrm.routing.RoutingDecisions;
import org.autocrm.routing.RoutingSettings;
import org.autocrm.routing.TeamBoard.AgentLoad;
import org.autocrm.routing.Wallboard;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.staffing.Absence;
import org.autocrm.staffing.Presence;
import org.autocrm.staffing.Presences;
import org.autocrm.staffing.StaffingDefaults;
import org.autocrm.staffing.StaffingDetails;
import org.autocrm.staffing.StaffingFile;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is there, who stands in, how much work everybody may have, and what a wallboard shows of it. */
class StaffingTest {

    private static final long BEN = 2;
    private static final long CLEO = 3;

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, confirmed, password_hash, created_at) values
                (1, 'amelia@x.example', 'Amelia', 'ADMINISTRATOR', true, 'x', now()),
                (2, 'ben@x.example', 'Ben', 'AGENT', true, 'x', now()),
                (3, 'cleo@x.example', 'Cleo', 'AGENT', true, 'x', now())
                """);
        doors.sql("insert into team (id, name, is_default) values (1, 'Support', true)");
        doors.sql("insert into team_member values (1, 2), (1, 3)");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void anAdministratorCalls() {
        doors.as("amelia@x.example", "agent", "supervisor", "administrator");
        doors.sql("update account set available = true");
    }

    @AfterEach
    void asItWas() {
        doors.sql("update ticket set status = 'CLOSED', status_key = 'closed', due_at = null");
        doors.sql("delete from routing_queue");
        doors.sql("delete from routing_weight");
        doors.sql(
                "update agent_staffing set out_from = null, out_until = null, substitute_id = null, next_moment = null, calendar_id = null");
        doors.sql("update staffing_default set mail_units = null, away_after_minutes = 30");
    }

    @Test
    void whoShowsNoSignOfLifeIsAwayAndWhoShowsOneStays() {
        doors.run(Presences.class, presences -> presences.seen("ben@x.example"));
        doors.run(Presences.class, presences -> presences.seen("cleo@x.example"));
        doors.wait(Duration.ofMinutes(20));
        doors.run(Presences.class, presences -> presences.seen("cleo@x.example"));
        doors.wait(Duration.ofMinutes(11));

        doors.run(Presences.class, Presences::timeOut);

        assertThat(presence(BEN)).isEqualTo(Presence.AWAY);
        assertThat(presence(CLEO)).isEqualTo(Presence.ONLINE);
        assertThat(
                        doors.sql(
                                "select count(*) from event where type = 'staffing.PresenceChanged' and payload ->> 'byTimeOut' = 'true'"))
                .isEqualTo("1");
    }

    @Test
    void whoStandsInGetsTheOpenWorkOfWhoGoesOutOfOffice() {
        doors.sql("update account set available = false where id = 3");
        var number = arrives();
        follow(doors.sql("select min(id) from event where ticket = ?", number.value()));
        assertThat(assignee(number)).isEqualTo("2");
        doors.sql("update account set available = true where id = 3");

        var from = doors.now().plus(Duration.ofHours(1));
        change(BEN, new Absence(from, from.plus(Duration.ofDays(7)), CLEO, "Holidays"));
        doors.run(StaffingFile.class, StaffingFile::announceAbsences);
        assertThat(doors.sql("select count(*) from event where type = 'staffing.AbsenceBegan'"))
                .isEqualTo("0");
        doors.wait(Duration.ofHours(1));
        doors.run(StaffingFile.class, StaffingFile::announceAbsences);
        follow(doors.sql("select max(id) from event where type = 'staffing.AbsenceBegan'"));

        assertThat(assignee(number)).isEqualTo("3");
        doors.wait(Duration.ofDays(8));
        doors.run(StaffingFile.class, StaffingFile::announceAbsences);
        assertThat(doors.sql("select count(*) from event where type = 'staffing.AbsenceEnded'"))
                .isEqualTo("1");
    }

    @Test
    void outsideOfTheirWorkingHoursNobodyGetsNewTicketsAndAtTheirBeginningWhatWaits() {
        doors.sql("update account set available = false where id = 3");
        var tomorrow = doors.now().atZone(ZoneOffset.UTC).plusDays(1).getDayOfWeek();
        var definition = new CalendarDefinition(
                ZoneOffset.UTC, Map.of(tomorrow, List.of(Hours.parse("00:00-24:00"))), List.of());
        long calendar = doors.call(
                        CalendarFile.class,
                        file -> file.make(new CalendarDetails("Once a week", false, false, definition)))
                .id();
        doors.run(
                StaffingFile.class,
                file -> file.change(
                        BEN,
                        OptionalLong.empty(),
                        is -> new StaffingDetails(
                                is.skills(),
                                is.mailUnits(),
                                is.portalUnits(),
                                is.chatUnits(),
                                calendar,
                                is.absence())));
        var number = arrives();
        follow(doors.sql("select min(id) from event where ticket = ?", number.value()));
        assertThat(assignee(number)).isEqualTo("null");

        assertThat(doors.call(RoutingDecisions.class, decisions -> decisions.about(number, Locale.ENGLISH))
                        .get(0)
                        .detail())
                .isNotNull()
                .satisfies(detail -> assertThat(
                                detail.decision().excluded().get(0).reason().code())
                        .isEqualTo(Reason.Code.OFF_HOURS));

        doors.wait(Duration.ofDays(1));
        var due = doors.call(Router.class, router -> router.due(50));
        doors.run(Router.class, router -> router.again(due));

        assertThat(assignee(number)).isEqualTo("2");
    }

    @Test
    void whoIsBackByTheTimeThatTheirAbsenceIsHeardOfKeepsTheirWork() {
        doors.sql("update account set available = false where id = 3");
        var number = arrives();
        follow(doors.sql("select min(id) from event where ticket = ?", number.value()));
        assertThat(assignee(number)).isEqualTo("2");
        change(BEN, new Absence(doors.now(), doors.now().plus(Duration.ofHours(1)), null, null));
        doors.run(StaffingFile.class, StaffingFile::announceAbsences);

        doors.wait(Duration.ofHours(2));
        follow(doors.sql("select max(id) from event where type = 'staffing.AbsenceBegan'"));

        assertThat(assignee(number)).isEqualTo("2");
    }

    @Test
    void whoIsOutKeepsTheWorkTheyWereHandedMeanwhileWhateverElseIsChangedAboutThem() {
        var began = "select count(*) from event where type = 'staffing.AbsenceBegan' and payload ->> 'agent' = '3'";
        var ended = "select count(*) from event where type = 'staffing.AbsenceEnded' and payload ->> 'agent' = '3'";
        change(CLEO, new Absence(doors.now(), doors.now().plus(Duration.ofDays(7)), null, null));
        doors.run(StaffingFile.class, StaffingFile::announceAbsences);
        assertThat(doors.sql(began)).isEqualTo("1");

        doors.run(
                StaffingFile.class,
                file -> file.change(
                        CLEO,
                        OptionalLong.empty(),
                        is -> new StaffingDetails(
                                is.skills(), 7, is.portalUnits(), is.chatUnits(), is.calendar(), is.absence())));
        doors.run(StaffingFile.class, StaffingFile::announceAbsences);
        assertThat(doors.sql(began)).isEqualTo("1");

        doors.wait(Duration.ofDays(1));
        var from = doors.now().minus(Duration.ofDays(1));
        change(CLEO, new Absence(from, doors.now(), null, null)); // she is back sooner
        assertThat(doors.sql(ended)).isEqualTo("1");
        doors.run(StaffingFile.class, StaffingFile::announceAbsences);
        assertThat(doors.sql(ended)).isEqualTo("1");
    }

    @Test
    void whatATicketCountsFillsAgentsAndTheSettingsSayWhoWasSlower() {
        var seen = doors.call(RoutingSettings.class, RoutingSettings::kept);
        doors.run(
                RoutingSettings.class,
                settings -> settings.change(
                        OptionalLong.of(seen.version()),
                        is -> new RoutingSettings.Values(
                                new StaffingDefaults.Values(3, null, null, 30), Map.of("urgent", 3))));
        assertThatThrownBy(() -> doors.run(
                        RoutingSettings.class, settings -> settings.change(OptionalLong.of(seen.version()), is -> is)))
                .isInstanceOf(ChangedMeanwhile.class);

        doors.sql("update account set available = false where id = 3");
        var urgent = arrives();
        doors.run(
                TicketDesk.class,
                desk -> desk.change(
                        urgent, TicketChanges.begin().priority("urgent").end(), OptionalLong.empty()));
        var normal = arrives();
        follow(doors.sql("select min(id) from event where ticket = ?", urgent.value()));

        assertThat(assignee(urgent)).isEqualTo("2");
        assertThat(assignee(normal)).isEqualTo("null");
        assertThat(
                        doors.sql(
                                "select count(*) from event where type in ('staffing.DefaultChanged', 'routing.WeightChanged')"))
                .isEqualTo("2");
    }

    @Test
    void aCapacityOrAPriorityThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new StaffingDefaults.Values(-1, null, null, null))
                .isInstanceOf(StaffingNotValid.class)
                .hasMessageContaining("from 0 to 10000");
        assertThatThrownBy(() -> doors.run(
                        RoutingSettings.class,
                        settings -> settings.change(
                                OptionalLong.empty(),
                                is -> new RoutingSettings.Values(is.everybody(), Map.of("nonsense", 2)))))
                .isInstanceOf(StaffingNotValid.class)
                .hasMessage("There is no priority nonsense.");
        assertThatThrownBy(
                        () -> change(BEN, new Absence(doors.now(), doors.now().plusSeconds(60), BEN, null)))
                .isInstanceOf(StaffingNotValid.class)
                .hasMessage("The substitute is another agent.");
    }

    @Test
    void theWallboardCountsWhatWaitsWhatIsLateAndWhoIsThere() {
        doors.sql("update account set available = id = 2 where id in (2, 3)");
        doors.sql("update staffing_default set mail_units = 1");
        var given = arrives();
        var first = doors.now();
        doors.wait(Duration.ofMinutes(5));
        arrives();
        follow(doors.sql("select min(id) from event where ticket = ?", given.value()));
        doors.sql(
                "update ticket set due_at = cast(? as timestamptz) where number = ?",
                doors.now().minusSeconds(60).toString(),
                given.value());

        var boards = doors.call(Wallboard.class, Wallboard::all);

        assertThat(boards).singleElement().satisfies(board -> {
            assertThat(List.of(board.open(), board.waiting(), board.breached(), board.atRisk()))
                    .containsExactly(2, 1, 1, 0);
            assertThat(board.longestWait()).isAfter(first.plus(Duration.ofMinutes(4)));
            assertThat(board.agents().stream().map(AgentLoad::name)).containsExactly("Ben", "Cleo");
            assertThat(board.agents().get(0).isThere()).isTrue();
            assertThat(board.agents().get(0).load()).isEqualTo(1);
            assertThat(board.agents().get(1).isThere()).isFalse();
        });
    }

    private static void change(long agent, Absence absence) {
        doors.run(
                StaffingFile.class,
                file -> file.change(
                        agent,
                        OptionalLong.empty(),
                        is -> new StaffingDetails(
                                is.skills(),
                                is.mailUnits(),
                                is.portalUnits(),
                                is.chatUnits(),
                                is.calendar(),
                                absence)));
    }

    private static Presence presence(long agent) {
        return doors.call(StaffingFile.class, file -> file.of(agent).orElseThrow())
                .presence();
    }

    private static TicketNumber arrives() {
        return doors.call(
                        SystemDesk.class,
                        desk -> desk.receive(IncomingMessage.of(
                                new EmailAddress("c@y.example"), "C", "Help", Words.plain("Please"), Channel.MAIL)))
                .ticket();
    }

    /** Routing hears what happened from that event on. */
    private static void follow(String first) {
        var ids = doors.sql(
                "select string_agg(cast(id as text), ',' order by id) from event where id >= ? and via <> 'routing'",
                Long.parseLong(first));
        var events = doors.call(
                EventLog.class,
                log -> log.findAll(
                        Stream.of(ids.split(",")).mapToLong(Long::parseLong).toArray()));
        doors.run(Router.class, router -> router.follow(events));
    }

    private static String assignee(TicketNumber number) {
        return doors.sql("select assignee_id from ticket where number = ?", number.value());
    }
}
