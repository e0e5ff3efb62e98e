package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.autocrm.account.AgentDetails;
import org.autocrm.account.AgentFile;
import org.autocrm.account.Teams;
import org.autocrm.event.EventLog;
import org.autocrm.event.LoggedEvent;
import org.autocrm.routing.OldDecisions;
import org.autocrm.routing.Reason.Code;
import org.autocrm.routing.Router;
import org.autocrm.routing.RoutingDecisions;
import org.autocrm.routing.RoutingDecisions.Detail;
import org.autocrm.routing.RoutingDecisions.Explained;
import org.autocrm.routing.RoutingEngine;
import org.autocrm.routing.RoutingPolicies;
import org.autocrm.routing.RoutingPolicy;
import org.autocrm.shared.EmailAddress;
import org.autocrm.simulation.Draft;
import org.autocrm.simulation.Draft.AgentDraft;
import org.autocrm.simulation.Draft.Capacity;
import org.autocrm.simulation.SimulationResult;
import org.autocrm.simulation.Simulator;
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

/** Who gets a ticket, over a PostgreSQL: what waits, what is given out when, and what is said about it. */
class RoutingTest {

    private static final long BEN = 2;

    private static Doors doors;
    private long followed;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, confirmed, password_hash, created_at) values
                (1, 'amelia@x.example', 'Amelia', 'ADMINISTRATOR', true, 'x', now()),
                (2, 'ben@x.example', 'Ben', 'AGENT', true, 'x', now()),
                (3, 'cleo@x.example', 'Cleo', 'AGENT', true, 'x', now())
                """);
        doors.sql(
                "insert into team (id, name, address, is_default) values (1, 'Support', null, true), (2, 'Billing', 'billing@x.example', false)");
        doors.sql("insert into team_member values (1, 1), (1, 2), (2, 3)");
        doors.sql(
                "insert into skill (key, name, language) values ('lang-de', 'German', 'de'), ('network', 'Network', null)");
        doors.sql("insert into agent_skill values (2, 'lang-de', 5)");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void everybodyIsThere() {
        doors.as("amelia@x.example", "agent", "supervisor", "administrator");
        doors.sql("update account set available = true, active = true");
        followed = Long.parseLong(doors.sql("select coalesce(max(id), 0) from event"));
    }

    @AfterEach
    void asItWas() {
        doors.sql("delete from team_routing");
        doors.sql("delete from ticket_skill");
        doors.sql(
                "update agent_staffing set mail_units = null, out_from = null, out_until = null, substitute_id = null");
        doors.sql("update ticket set status = 'CLOSED', status_key = 'closed' where status <> 'CLOSED'");
        doors.sql("delete from routing_queue");
    }

    @Test
    void aNewTicketGoesToItsTeamAndToWhoIsNextInTurn() {
        var first = arrives("", "en");
        var second = arrives("", "en");
        var billed = arrives("billing@x.example", "en");

        follow();

        assertThat(List.of(assignee(first), assignee(second))).containsExactlyInAnyOrder("1", "2");
        assertThat(assignee(billed)).isEqualTo("3");
        assertThat(latest(billed).sentences())
                .containsExactly(
                        "It was sent to billing@x.example, the address of the team Billing.",
                        "Cleo was the next in turn, as the only one who could take it.");
        assertThat(doors.sql("select count(*) from routing_decision where ticket = ?", first.value()))
                .isEqualTo("1");
    }

    @Test
    void theSameEventTwiceChangesNothing() {
        var number = arrives("", "en");
        follow();
        doors.sql("update ticket set assignee_id = null where number = ?", number.value());
        followed = 0;

        var again = opened(number);
        doors.run(Router.class, router -> router.follow(again));

        assertThat(assignee(number)).isEqualTo("null");
    }

    @Test
    void theCustomersLanguageIsPreferred() {
        var numbers = Stream.generate(() -> arrives("", "de")).limit(3).toList();

        follow();

        assertThat(numbers).allSatisfy(number -> assertThat(assignee(number)).isEqualTo("2"));
        assertThat(detail(numbers.get(0)).decision().excluded().get(0).reason().code())
                .isEqualTo(Code.LACKS_PREFERRED);
    }

    @Test
    void whoIsFullGetsMoreWhenSomethingIsSolved() {
        doors.sql(
                "insert into agent_staffing (account_id, mail_units) values (3, 1) on conflict (account_id) do update set mail_units = 1");
        var first = arrives("billing@x.example", "en");
        var second = arrives("billing@x.example", "en");
        follow();
        assertThat(assignee(first)).isEqualTo("3");
        assertThat(assignee(second)).isEqualTo("null");
        assertThat(latest(second).sentences())
                .contains("All who could take it have enough to do, so it waits in the queue.");

        doors.run(
                TicketDesk.class,
                desk -> desk.change(
                        first, TicketChanges.begin().status("solved").end(), OptionalLong.empty()));
        follow();

        assertThat(assignee(second)).isEqualTo("3");
        assertThat(doors.sql("select count(*) from routing_queue")).isEqualTo("0");
    }

    @Test
    void theMoreUrgentIsGivenOutFirst() {
        doors.sql("update account set available = false where id = 3");
        doors.sql(
                "insert into agent_staffing (account_id, mail_units) values (3, 1) on conflict (account_id) do update set mail_units = 1");
        var normal = arrives("billing@x.example", "en");
        var urgent = arrives("billing@x.example", "en");
        doors.run(
                TicketDesk.class,
                desk -> desk.change(
                        urgent, TicketChanges.begin().priority("urgent").end(), OptionalLong.empty()));
        follow();
        assertThat(latest(urgent).sentences())
                .contains("Nobody of the team Billing was on duty, so it waits in the queue.");

        doors.as("cleo@x.example", "agent");
        doors.run(Teams.class, teams -> teams.goOnDuty(true));
        follow();

        assertThat(assignee(urgent)).isEqualTo("3");
        assertThat(assignee(normal)).isEqualTo("null");
    }

    @Test
    void aRequiredSkillIsWaitedForAndItsAbsenceSaid() {
        var number = arrives("billing@x.example", "en");
        doors.sql(
                "insert into ticket_skill select id, 'network', 2, true, 0 from ticket where number = ?",
                number.value());
        follow();
        assertThat(assignee(number)).isEqualTo("null");
        assertThat(latest(number).sentences())
                .contains("Nobody who is on duty has the skill Network as well as it takes, so it waits in the queue.");
    }

    @Test
    void whatFindsNobodyOverflowsToAnotherTeamAfterAWhile() {
        doors.sql("insert into team_routing (team_id, overflow_minutes, overflow_team_id) values (2, 10, 1)");
        doors.sql("update account set available = false where id = 3");
        var number = arrives("billing@x.example", "de");
        follow();
        int due = followTime();
        assertThat(due).isZero();

        doors.wait(Duration.ofMinutes(10));
        followTime();
        followTime();

        assertThat(assignee(number)).isEqualTo("2");
        List<Explained> said = doors.call(RoutingDecisions.class, decisions -> decisions.about(number, Locale.GERMAN));
        assertThat(said)
                .extracting(Explained::sentences)
                .extracting(sentences -> sentences.get(1))
                .containsExactly(
                        "Ben war an der Reihe und konnte es als Einzige(r) übernehmen.",
                        "Es fand 10 Minuten lang niemanden und geht daher an das Team Support.",
                        "Vom Team Billing war niemand im Dienst, daher wartet es in der Warteschlange.");
    }

    @Test
    void whatIsGivenBackGoesToSomebodyElse() {
        var number = arrives("", "de");
        follow();
        assertThat(assignee(number)).isEqualTo("2");

        doors.as("ben@x.example", "agent");
        doors.run(
                TicketDesk.class,
                desk -> desk.change(number, TicketChanges.begin().assignee(null).end(), OptionalLong.empty()));
        follow();

        assertThat(assignee(number)).isEqualTo("1");
    }

    @Test
    void theOpenWorkOfWhoLeavesComesBackAndIsGivenToOthers() {
        var number = arrives("", "de");
        follow();
        assertThat(assignee(number)).isEqualTo("2");

        doors.run(
                AgentFile.class,
                file -> file.change(
                        BEN,
                        OptionalLong.empty(),
                        is -> new AgentDetails(is.name(), is.role(), is.teams(), is.onDuty(), false)));
        follow();

        assertThat(assignee(number)).isEqualTo("1");
    }

    @Test
    void aKeptDecisionFollowsFromItsKeptInputs() {
        var number = arrives("", "de");
        follow();

        var kept = detail(number);

        assertThat(RoutingEngine.decide(Objects.requireNonNull(kept.inputs()))).isEqualTo(kept.decision());
    }

    @Test
    void whatADecisionWasMadeOfIsForgottenAfterAYearAndItsReasonsStay() {
        var number = arrives("", "de");
        follow();
        var sentences = latest(number).sentences();
        assertThat(doors.call(OldDecisions.class, OldDecisions::forget)).isZero();

        doors.sql(
                "update routing_decision set decided_at = decided_at - interval '500 days' where ticket = ?",
                number.value());
        assertThat(doors.call(OldDecisions.class, OldDecisions::forget)).isEqualTo(1);

        assertThat(latest(number).sentences()).last().isEqualTo(sentences.get(sentences.size() - 1));
        assertThat(detail(number).inputs()).isNull();
    }

    @Test
    void whatHasWaitedTooLongIsNotPouredOut() {
        doors.sql("insert into team_routing (team_id, stale_hours) values (2, 8)");
        doors.sql("update account set available = false where id = 3");
        var number = arrives("billing@x.example", "en");
        follow();

        doors.wait(Duration.ofHours(9));
        doors.as("cleo@x.example", "agent");
        doors.run(Teams.class, teams -> teams.goOnDuty(true));
        follow();

        assertThat(assignee(number)).isEqualTo("null");
        assertThat(latest(number).sentences())
                .contains("It has waited for more than 8 hours, so it is not given out by itself any more.");
    }

    @Test
    void theAgentWhomTheCustomerKnowsComesFirst() {
        doors.sql("insert into team_routing (team_id, sticky) values (1, true)");
        var known = arrives("", "en");
        follow();
        var agent = assignee(known);

        var more = Stream.generate(() -> arrives("", "en")).limit(3).toList();
        follow();

        assertThat(more).allSatisfy(number -> assertThat(assignee(number)).isEqualTo(agent));
    }

    @Test
    void whoComesFirstDoesNotGetAllAndMoreWhenTheWindowIsOver() {
        doors.sql("insert into team_routing (team_id, fair_tickets, fair_minutes) values (2, 2, 30)");
        doors.wait(Duration.ofMinutes(31)); // what she got before counts no more
        var numbers = Stream.generate(() -> arrives("billing@x.example", "en"))
                .limit(3)
                .toList();
        follow();
        assertThat(numbers.stream().map(RoutingTest::assignee)).containsExactly("3", "3", "null");
        assertThat(latest(numbers.get(2)).sentences())
                .contains("All who could take it got 2 new tickets in 30 minutes, so it waits in the queue.");

        doors.wait(Duration.ofMinutes(31));
        followTime();

        assertThat(assignee(numbers.get(2))).isEqualTo("3");
    }

    @Test
    void aLongQueueIsGivenOutWholeInItsOrder() {
        doors.sql("update account set available = false where id = 3");
        for (int i = 0; i < 250; i++) {
            arrives("billing@x.example", "en");
        }
        follow();
        assertThat(doors.sql("select count(*) from routing_queue where team_id = 2"))
                .isEqualTo("250");

        doors.as("cleo@x.example", "agent");
        doors.run(Teams.class, teams -> teams.goOnDuty(true));
        follow();

        assertThat(doors.sql("select count(*) from routing_queue")).isEqualTo("0");
        assertThat(doors.sql("select count(*) from ticket where assignee_id = 3 and status = 'OPEN'"))
                .isEqualTo("250");
    }

    @Test
    void whatIsSoAlreadyIsReproducedByASimulationAndAnotherStrategyIsNotAndNothingIsWritten() {
        for (int i = 0; i < 12; i++) {
            arrives("", i % 3 == 0 ? "de" : "en");
            follow();
        }
        var before = doors.sql("select (select count(*) from event) || ' ' || (select count(*) from routing_decision)");
        RoutingPolicy now = doors.call(RoutingPolicies.class, policies -> policies.of(1))
                .orElseThrow()
                .policy();
        var levels = Map.of("lang-de", 1);

        var same = simulate(new Draft(Map.of(1L, now), Map.of(), null));
        var other = simulate(new Draft(
                Map.of(), Map.of(BEN, new AgentDraft(levels, new Capacity(0, 0))), new Capacity(1_000, 1_000)));

        assertThat(same.tickets()).isGreaterThanOrEqualTo(12);
        assertThat(same.same()).isEqualTo(same.tickets());
        assertThat(same.simulated()).isEqualTo(same.happened());
        assertThat(other.agents().stream().filter(share -> share.agent() == BEN))
                .singleElement()
                .satisfies(share -> {
                    assertThat(share.happened()).isPositive();
                    assertThat(share.simulated()).isZero();
                });
        assertThat(doors.sql("select (select count(*) from event) || ' ' || (select count(*) from routing_decision)"))
                .isEqualTo(before);
        assertThatThrownBy(() -> simulate(new Draft(Map.of(99L, now), Map.of(), null)))
                .hasMessage("There is no team 99.");
    }

    private static SimulationResult simulate(Draft draft) {
        return doors.call(Simulator.class, simulator -> simulator.run(draft, Duration.ofDays(7)));
    }

    private TicketNumber arrives(String mailbox, String language) {
        var number = doors.call(
                        SystemDesk.class,
                        desk -> desk.receive(IncomingMessage.of(
                                new EmailAddress("c@y.example"), "C", "Help", Words.plain("Please"), Channel.MAIL)))
                .ticket();
        doors.sql(
                "update ticket set mailbox = nullif(?, ''), language = ? where number = ?",
                mailbox,
                language,
                number.value());
        return number;
    }

    /** Routing hears what happened since it heard last. */
    private void follow() {
        var ids = doors.sql(
                "select string_agg(cast(id as text), ',' order by id) from event where id > ? and via <> 'routing'",
                followed);
        followed = Long.parseLong(doors.sql("select max(id) from event"));
        var events = doors.call(
                EventLog.class,
                log -> log.findAll(
                        Stream.of(ids.split(",")).mapToLong(Long::parseLong).toArray()));
        doors.run(Router.class, router -> router.follow(events));
        followed = Long.parseLong(doors.sql("select max(id) from event"));
    }

    private static List<LoggedEvent> opened(TicketNumber number) {
        long id = Long.parseLong(
                doors.sql("select id from event where type = 'ticket.Opened' and ticket = ?", number.value()));
        return doors.call(EventLog.class, log -> log.findAll(id));
    }

    private static Explained latest(TicketNumber number) {
        return doors.call(RoutingDecisions.class, decisions -> decisions.about(number, Locale.ENGLISH))
                .get(0);
    }

    private static Detail detail(TicketNumber number) {
        return Objects.requireNonNull(latest(number).detail());
    }

    private static String assignee(TicketNumber number) {
        return doors.sql("select assignee_id from ticket where number = ?", number.value());
    }

    /** Time passes for routing; how many tickets it looked at. */
    private static int followTime() {
        var due = doors.call(Router.class, router -> router.due(50));
        doors.run(Router.class, router -> router.again(due));
        return due.size();
    }
}
