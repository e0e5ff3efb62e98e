package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.autocrm.event.EventLog;
import org.autocrm.event.LoggedEvent;
import org.autocrm.event.Origin;
import org.autocrm.event.Origin.Via;
import org.autocrm.routing.Router;
import org.autocrm.routing.TicketSkills;
import org.autocrm.rule.Anchor;
import org.autocrm.rule.ChangeKind;
import org.autocrm.rule.ChangeRules;
import org.autocrm.rule.FiredRules;
import org.autocrm.rule.FiredRules.FiredRule;
import org.autocrm.rule.RuleAction;
import org.autocrm.rule.RuleAction.Ask;
import org.autocrm.rule.RuleAction.Become;
import org.autocrm.rule.RuleAction.Fill;
import org.autocrm.rule.RuleAction.Mail;
import org.autocrm.rule.RuleAction.Note;
import org.autocrm.rule.RuleAction.Notify;
import org.autocrm.rule.RuleAction.Prioritize;
import org.autocrm.rule.RuleAction.Promise;
import org.autocrm.rule.RuleAction.Stop;
import org.autocrm.rule.RuleAction.Tag;
import org.autocrm.rule.RuleAction.ToAgent;
import org.autocrm.rule.RuleAction.ToTeam;
import org.autocrm.rule.RuleBook;
import org.autocrm.rule.RuleCard;
import org.autocrm.rule.RuleDetails;
import org.autocrm.rule.RuleMode;
import org.autocrm.rule.RuleNotValid;
import org.autocrm.rule.RulePreview;
import org.autocrm.rule.RuleSet;
import org.autocrm.rule.TimeRules;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.Metric;
import org.autocrm.sla.PolicyCard;
import org.autocrm.sla.PolicyDetails;
import org.autocrm.sla.SlaClocks;
import org.autocrm.sla.SlaPolicies;
import org.autocrm.sla.Target;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.ThreadHints;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketMatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over a real database; the test is the relay that tells followers what happened, and the timer. */
class RulesTest {

    private static final EmailAddress ANN = new EmailAddress("ann@acme.example");
    private static final OptionalLong ANY = OptionalLong.empty();

    private static Doors doors;
    private static long heard;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true),
                    (2, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (3, 'cleo@desk.example', 'Cleo Mann', 'AGENT', now(), true)
                """);
        doors.sql(
                "insert into team (id, name, is_default, restricted) values (1, 'Support', true, false), (2, 'Billing', false, false)");
        doors.sql("insert into team_member (team_id, account_id) values (1, 2), (2, 3)");
        doors.sql("insert into team_lead (team_id, account_id) values (2, 3)");
        doors.sql("insert into skill (key, name) values ('network', 'Network')");
        doors.sql("insert into agent_skill (account_id, skill, level) values (2, 'network', 3)");
        doors.sql("""
                insert into ticket_field (id, key, name, type, position) values (900, 'cause', 'Cause', 'TEXT', 1)
                """);
        doors.sql("insert into ticket_field_required (field_id, status_key) values (900, 'solved')");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void ameliaDecides() {
        doors.as("amelia@desk.example", "agent", "administrator", "supervisor");
        doors.sql("update account set available = true");
        heard = last();
    }

    @AfterEach
    void noRuleIsLeft() {
        rules().forEach(rule -> doors.run(RuleBook.class, book -> book.delete(rule.id(), ANY)));
        for (var set : List.of(RuleSet.CREATE, RuleSet.CHANGE)) {
            doors.run(RuleBook.class, book -> book.ask(set, ANY, RuleMode.ALL));
        }
    }

    // on create -----------------------------------------------------------------------------------------------------

    @Test
    void aRuleGivesATicketAPolicyWhicheverWouldMatchIt() {
        var first = policy("For all", 60);
        var gold = policy("Gold", 30);
        make(onCreate("Contract", "subject:contract", new Promise(gold.id())));
        assertThat(catchThrowableOfType(RuleNotValid.class, () -> make(onCreate("Nothing", "", new Promise(999))))
                        .member())
                .isEqualTo("actions/0/policy");

        var number = opened("The contract");
        var other = opened("Something else");
        route();
        followPromises();

        assertThat(policyOf(number)).isEqualTo(Long.toString(gold.id()));
        assertThat(policyOf(other)).isEqualTo(Long.toString(first.id()));
        assertThat(fired(number))
                .singleElement()
                .satisfies(rule -> assertThat(rule.did()).containsExactly("sla: " + gold.id()));
        for (var card : List.of(first, gold)) {
            doors.run(SlaPolicies.class, policies -> policies.delete(card.id(), ANY));
        }
    }

    private static PolicyCard policy(String name, int minutes) {
        return doors.call(
                SlaPolicies.class,
                policies -> policies.make(new PolicyDetails(
                        name,
                        "",
                        null,
                        Set.of(),
                        List.of(new Target(Metric.FIRST_RESPONSE, "normal", minutes, false)),
                        List.of(),
                        List.of(),
                        true)));
    }

    private static String policyOf(TicketNumber number) {
        return doors.sql("select policy_id from sla_clock where ticket = ? and state = 'RUNNING'", number.value());
    }

    private static void followPromises() {
        since().forEach(event -> doors.run(SlaClocks.class, clocks -> clocks.follow(event)));
    }

    @Test
    void aRuleOnCreateDecidesTheTeamBeforeRoutingDoes() {
        make(onCreate("Invoices", "subject:invoice", new ToTeam(2L), new Tag(List.of("money"), List.of())));

        var number = opened("My invoice is wrong");
        route();

        assertThat(read(number).team()).isEqualTo(2L);
        assertThat(doors.sql("select assignee_id from ticket where number = ?", number.value()))
                .isEqualTo("3");
        assertThat(read(number).tags()).contains("money");
        assertThat(doors.sql(
                        "select via || ' ' || via_detail from event where type = 'ticket.TagsChanged' and ticket = ?",
                        number.value()))
                .isEqualTo("rule rule");
        assertThat(fired(number)).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo("Invoices");
            assertThat(rule.edition()).isEqualTo(1);
            assertThat(rule.set()).isEqualTo(RuleSet.CREATE);
            assertThat(rule.did()).containsExactly("team: Billing", "tags: +money");
            assertThat(rule.refused()).isEmpty();
        });
    }

    @Test
    void theOthersSeeWhatARuleDid() {
        make(onCreate("Tagged", "tag:vip", new Prioritize("urgent")));
        make(onCreate("Tags", "subject:crown", new Tag(List.of("vip"), List.of())));

        var number = opened("The crown is lost");
        route();

        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("Tags", "Tagged");
        assertThat(read(number).priority().key()).isEqualTo("urgent");
    }

    @Test
    void theFirstThatMatchesEndsIfTheSetSaysSo() {
        doors.run(RuleBook.class, book -> book.ask(RuleSet.CREATE, ANY, RuleMode.FIRST));
        make(onCreate("One", "", new Tag(List.of("one"), List.of())));
        make(onCreate("Two", "", new Tag(List.of("two"), List.of())));

        var number = opened("First");
        route();

        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("One");
    }

    @Test
    void aRuleThatStopsEndsThePassAndOneThatIsInactiveIsNotAsked() {
        make(onCreate("Never", "", new Tag(List.of("never"), List.of())).active(false));
        make(onCreate("Ends", "", new Tag(List.of("ends"), List.of()), new Stop()));
        make(onCreate("Later", "", new Tag(List.of("later"), List.of())));

        var number = opened("Stop");
        route();

        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("Ends");
    }

    @Test
    void aTicketAsksForTheSkillThatARuleWants() {
        make(onCreate("Networks", "subject:router", new Ask("network", 2, true)));

        var number = opened("My router blinks");
        route();

        assertThat(doors.call(TicketSkills.class, skills -> skills.of(number)).required())
                .singleElement()
                .satisfies(need -> assertThat(need.key() + need.level()).isEqualTo("network2"));
        assertThat(doors.sql("select assignee_id from ticket where number = ?", number.value()))
                .isEqualTo("2");
    }

    @Test
    void whatIsRefusedIsNotedAndHoldsNothingUp() {
        make(onCreate(
                "Solves", "subject:spam", new Become("solved"), new Note("For {customer.name}: #{ticket.number}")));
        make(onCreate("Goes on", "", new Tag(List.of("on"), List.of())));

        var number = opened("spam");
        route();

        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("Solves", "Goes on");
        assertThat(fired(number).get(0).did()).containsExactly("note");
        assertThat(fired(number).get(0).refused())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("Cause"));
        assertThat(doors.sql(
                        "select text from message where kind = 'NOTE' and ticket_id = (select id from ticket where number = ?)",
                        number.value()))
                .isEqualTo("For Ann Lee: #" + number.value());
        assertThat(read(number).status().key()).isEqualTo("open");
    }

    @Test
    void theSameOpeningTwiceFiresOnce() {
        make(onCreate("Once", "", new Note("once")));
        var number = opened("Twice");
        var events = since();

        doors.run(Router.class, router -> router.follow(events));
        doors.run(Router.class, router -> router.follow(events));

        assertThat(fired(number)).hasSize(1);
    }

    // on change -----------------------------------------------------------------------------------------------------

    @Test
    void aRuleOnChangeFiresOnceForAllThatOneChangeBrings() {
        make(onChange("Answered", "", Set.of(), new Note("an answer")));
        var number = opened("Reply");
        follow();

        reply(number); // an answer, a status and an assignee

        follow();
        assertThat(fired(number)).hasSize(1);
        follow();
        assertThat(fired(number)).hasSize(1);
    }

    @Test
    void aRuleLooksAtTheKindsOfChangeThatItSays() {
        make(onChange("Urgent", "priority:urgent", Set.of(ChangeKind.PRIORITY), new Tag(List.of("hot"), List.of())));
        make(onChange("Written", "", Set.of(ChangeKind.MESSAGE), new Tag(List.of("written"), List.of())));
        var number = opened("Kinds");
        follow();

        change(number, TicketChanges.begin().priority("urgent").end());
        follow();

        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("Urgent");
        receive("Again", List.of(number));
        follow();
        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("Urgent", "Written");
    }

    @Test
    void whatRulesAndRoutingChangeAsksNoRule() {
        make(onChange("Takes away", "", Set.of(), new ToAgent(null)));
        var number = opened("Loop");
        route();
        follow();
        assertThat(fired(number)).isEmpty(); // routing gave it to somebody, which asks nobody

        change(number, TicketChanges.begin().priority("high").end());
        for (int i = 0; i < 5; i++) {
            follow();
            route();
        }

        assertThat(fired(number)).hasSize(1);
    }

    @Test
    void twoNodesAtOnceFireOnce() throws Exception {
        make(onChange("Race", "", Set.of(), new Note("raced")));
        var number = opened("Race");
        follow();
        change(number, TicketChanges.begin().priority("high").status("waiting").end());
        var events = since();
        var nodes = List.of(doors.anotherNode(), doors.anotherNode());
        var barrier = new CyclicBarrier(2);
        var runs = new ArrayList<CompletableFuture<Void>>();
        for (var node : nodes) {
            runs.add(CompletableFuture.runAsync(() -> {
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                for (var event : events) {
                    node.run(ChangeRules.class, rules -> rules.follow(event));
                }
            }));
        }
        for (var run : runs) {
            run.get();
        }
        nodes.forEach(Doors::leave);

        assertThat(fired(number)).hasSize(1);
    }

    @Test
    void mailsAreEventsToBeSentAndTooManyAreRefused() {
        make(onChange(
                "Mails",
                "",
                Set.of(),
                new Mail("customer", "About {ticket.subject}", "Dear {customer.name}"),
                new Notify("leads")));
        var number = opened("Mail");
        follow();
        doors.run(SystemDesk.class, desk -> desk.assign(number, 2L, null));

        for (int i = 0; i < 6; i++) {
            change(number, TicketChanges.begin().subject("Mail " + i).end());
            follow();
        }

        assertThat(doors.sql(
                        "select count(*) from event where type = 'rule.Mailed' and ticket = ? and payload->>'to' = 'ann@acme.example'",
                        number.value()))
                .isEqualTo("5");
        assertThat(doors.sql(
                        "select count(*) from event where type = 'rule.Mailed' and ticket = ? and payload->>'to' = 'cleo@desk.example'",
                        number.value()))
                .isEqualTo("5");
        assertThat(doors.sql(
                        "select distinct via_detail from event where type = 'rule.Mailed' and ticket = ?",
                        number.value()))
                .isEqualTo("rule-mails");
        assertThat(fired(number).get(5).did()).isEmpty();
        assertThat(fired(number).get(5).refused())
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason).contains("within a day"));
    }

    @Test
    void aProgramThatOpenedATicketByMailGetsNoMail() {
        make(onCreate("Welcomes", "", new Mail("customer", "Hello", "Hello")));
        var number = arrives("A monitor complains", List.of(), Channel.MAIL);

        route();

        assertThat(fired(number).get(0).refused())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("not known that a person wrote"));
    }

    // on time -------------------------------------------------------------------------------------------------------

    @Test
    void aRuleOnTimeFiresWhenItsTimeHasComeAndOnce() {
        var before = opened("Clock zero");
        doors.wait(Duration.ofHours(3));
        var rule = make(onTime("Old", "subject:clock", Anchor.OPENED, 60, new Tag(List.of("old"), List.of())));
        assertThat(tick(rule)).isFalse(); // it looks from now on
        var number = opened("Clock one");
        var other = opened("Other");

        doors.wait(Duration.ofMinutes(59));
        tick(rule);
        assertThat(fired(number)).isEmpty();
        doors.wait(Duration.ofMinutes(2));
        tick(rule);
        tick(rule);

        assertThat(fired(number)).hasSize(1);
        assertThat(read(number).tags()).contains("old");
        assertThat(fired(other)).isEmpty();
        assertThat(fired(before)).isEmpty();
    }

    @Test
    void aNodeThatDoesNotKnowYetThatARuleOnTimeIsAnotherLeavesItAlone() {
        var rule = make(onTime("Later", "", Anchor.OPENED, 1_440, new Note("One day old")));
        var number = opened("Three hours ago");
        doors.wait(Duration.ofHours(3));
        var other = doors.beside();
        assertThat(tick(other, rule)).isFalse();

        doors.call(
                RuleBook.class,
                book -> book.change(
                        rule.id(),
                        ANY,
                        is -> onTime("Sooner", "", Anchor.OPENED, 60, new Note("One hour old")),
                        OptionalInt.empty()));
        assertThat(tick(other, rule)).isFalse();
        assertThat(tick(rule)).isFalse();
        assertThat(tick(other, rule)).isFalse();
        assertThat(tick(rule)).isFalse();

        assertThat(fired(number)).isEmpty();
    }

    private static boolean tick(Doors node, RuleCard rule) {
        try (var here = Origin.ofFollower("rule").enter()) {
            return node.call(TimeRules.class, rules -> rules.next(rule.id(), 20));
        }
    }

    @Test
    void onlyTheTicketThatCannotBeDoneIsPassedOver() {
        doors.wait(Duration.ofMinutes(11)); // what others opened is behind it
        var rule = make(onTime("Passes", "subject:passes", Anchor.OPENED, 10, new Note("Ten minutes")));
        tick(rule);
        var first = opened("Passes one");
        var second = opened("Passes two");
        doors.wait(Duration.ofMinutes(11));
        long stuck =
                doors.call(TimeRules.class, rules -> rules.first(rule.id())).orElseThrow();

        doors.run(TimeRules.class, rules -> rules.skip(rule.id(), stuck));
        doors.run(TimeRules.class, rules -> rules.skip(rule.id(), stuck)); // as another node would, a little later
        tick(rule);

        assertThat(fired(first)).isEmpty();
        assertThat(fired(second)).hasSize(1);
    }

    @Test
    void noRunIsLostWhileTheServerIsDownAndManyAreTakenInBatches() {
        var rule = make(onTime("Batch", "subject:batch", Anchor.OPENED, 10, new Tag(List.of("batch"), List.of())));
        tick(rule);
        List<TicketNumber> numbers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            numbers.add(opened("Batch " + i));
        }
        doors.sql(
                "update ticket set created_at = (select min(created_at) from ticket where subject like 'Batch %') where subject like 'Batch %'");

        doors.wait(Duration.ofDays(2));
        while (doors.call(TimeRules.class, rules -> rules.next(rule.id(), 3))) {
            assertThat(numbers).isNotEmpty();
        }

        assertThat(numbers).allSatisfy(number -> assertThat(fired(number)).hasSize(1));
    }

    @Test
    void aStatusIsWaitedForAndRulesOnTimeDoNotKeepEachOtherGoing() {
        var there = make(onTime("There", "status:waiting", Anchor.STATUS, 1, new Become("open")));
        var back = make(onTime("Back", "status:open", Anchor.STATUS, 1, new Become("waiting")));
        tick(there);
        tick(back);
        var number = opened("Ping");
        follow();

        for (int i = 0; i < 10; i++) {
            doors.wait(Duration.ofMinutes(2));
            tick(there);
            tick(back);
        }
        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("Back", "There");

        change(number, TicketChanges.begin().status("waiting").end()); // somebody did something
        for (int i = 0; i < 10; i++) {
            doors.wait(Duration.ofMinutes(2));
            tick(there);
            tick(back);
        }
        assertThat(fired(number)).extracting(FiredRule::name).containsExactly("Back", "There", "There", "Back");
    }

    @Test
    void whatIsDueSoonIsFoundBeforehand() {
        var rule = make(onTime("Soon", "", Anchor.DUE, -30, new Prioritize("high")));
        tick(rule);
        var number = opened("Due");
        var due = doors.now().plus(Duration.ofHours(2));
        doors.run(SystemDesk.class, desk -> desk.promise(number, due));

        doors.wait(Duration.ofMinutes(89));
        tick(rule);
        assertThat(fired(number)).isEmpty();
        doors.wait(Duration.ofMinutes(2));
        tick(rule);

        assertThat(fired(number)).hasSize(1);
    }

    @Test
    void whatBecomesDueSoonerThanARuleLooksAheadIsFoundAtOnce() {
        var rule = make(onTime("Sooner", "", Anchor.DUE, -30, new Prioritize("high")));
        tick(rule);
        var urgent = opened("Due in a quarter of an hour");
        var moved = opened("Due later, then sooner");
        doors.run(SystemDesk.class, desk -> desk.promise(moved, doors.now().plus(Duration.ofHours(5))));
        tick(rule);
        assertThat(fired(urgent)).isEmpty();

        doors.run(SystemDesk.class, desk -> desk.promise(urgent, doors.now().plus(Duration.ofMinutes(15))));
        doors.run(SystemDesk.class, desk -> desk.promise(moved, doors.now().plus(Duration.ofMinutes(31))));
        ticks(rule);
        assertThat(fired(urgent)).hasSize(1);
        assertThat(fired(moved)).isEmpty();

        change(urgent, TicketChanges.begin().priority("low").end()); // it may fire again, but not for the same moment
        doors.wait(Duration.ofMinutes(2));
        ticks(rule);
        assertThat(fired(urgent)).hasSize(1);
        assertThat(fired(moved)).hasSize(1);
    }

    private static void ticks(RuleCard rule) {
        while (tick(rule)) {
            assertThat(rule.id()).isPositive();
        }
    }

    @Test
    void twoNodesDoNotTakeTheSameTicket() throws Exception {
        var rule = make(onTime("Nodes", "subject:nodes", Anchor.OPENED, 1, new Note("timed")));
        tick(rule);
        var number = opened("Nodes");
        doors.wait(Duration.ofMinutes(5));
        var nodes = List.of(doors.beside(), doors.beside());
        var barrier = new CyclicBarrier(2);
        var runs = nodes.stream()
                .map(node -> CompletableFuture.runAsync(() -> {
                    try {
                        barrier.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    node.call(TimeRules.class, rules -> rules.next(rule.id(), 10));
                }))
                .toList();
        for (var run : runs) {
            run.get();
        }

        assertThat(fired(number)).hasSize(1);
    }

    @Test
    void theMomentsAreFoundByAnIndexAmongManyTickets() throws Exception {
        var rule = make(onTime("Explained", "", Anchor.OPENED, 60, new Note("x")));
        tick(rule);
        opened("Explained");
        doors.sql("""
                insert into ticket (id, number, subject, customer_id, channel, status, status_key, priority, priority_rank,
                    created_at, updated_at, waiting_since, solved_at, due_at)
                select 1000000 + n, 'X' || (1000000 + n), 'Filler', t.customer_id, 'API', 'OPEN', 'open', 'normal', t.priority_rank,
                    now() - interval '1 year' + n * interval '1 minute', now() - interval '1 year' + n * interval '1 minute',
                    now() - interval '1 year' + n * interval '1 minute', now() - interval '1 year' + n * interval '1 minute',
                    now() - interval '1 year' + n * interval '1 minute'
                from generate_series(1, 20000) n, (select * from ticket order by id desc limit 1) t
                """);
        doors.sql("update ticket set status_at = created_at where number like 'X%'");
        doors.sql("analyze ticket");

        for (var anchor : Anchor.values()) {
            assertThat(plan(anchor, rule.id()))
                    .as("%s", anchor)
                    .contains("Index")
                    .doesNotContain("Seq Scan on ticket", "Sort");
        }
        doors.sql("delete from ticket where number like 'X%'");
    }

    // what cannot be
    // ---------------------------------------------------------------------------------------------------

    @Test
    void aWrongRuleIsRefusedWithASentenceThatPointsAtIt() {
        assertThat(refused(onCreate("Syntax", "tag:vip team:Nowhere", new Stop())))
                .extracting(RuleNotValid::member, RuleNotValid::offset)
                .containsExactly("condition", 13);
        assertThat(refused(onCreate("Me", "assignee:me", new Stop())).sentence())
                .contains("\"me\"");
        assertThat(refused(onCreate("Nothing", "")).member()).isEqualTo("actions");
        assertThat(where(new ToTeam(77L))).isEqualTo("actions/1/team");
        assertThat(where(new ToAgent(77L))).isEqualTo("actions/1/agent");
        assertThat(where(new Ask("flying", 1, true))).isEqualTo("actions/1/skill");
        assertThat(where(new Ask("network", 6, true))).isEqualTo("actions/1/level");
        assertThat(where(new Prioritize("never"))).isEqualTo("actions/1/priority");
        assertThat(where(new Become("never"))).isEqualTo("actions/1/status");
        assertThat(where(new Tag(List.of("no tag, this"), List.of()))).isEqualTo("actions/1/add");
        assertThat(where(new Fill("nofield", List.of("x")))).isEqualTo("actions/1/field");
        assertThat(where(new Note("Dear {customer.nickname}"))).isEqualTo("actions/1/text");
        assertThat(where(new Mail("nobody", "s", "t"))).isEqualTo("actions/1/to");
        assertThat(where(new Notify("99"))).isEqualTo("actions/1/whom");
        assertThat(refused(onTime("Now", "", Anchor.OPENED, 0, new Stop())).member())
                .isEqualTo("minutes");
        make(onCreate("Twice", "", new Stop()));
        assertThat(refused(onCreate("Twice", "", new Stop())).member()).isEqualTo("name");
    }

    @Test
    void rulesOnTimeHaveNoFirst() {
        var refused = catchThrowableOfType(
                RuleNotValid.class,
                () -> doors.run(RuleBook.class, book -> book.ask(RuleSet.TIME, ANY, RuleMode.FIRST)));

        assertThat(refused.member()).isEqualTo("mode");
    }

    @Test
    void everyEditionIsKeptAndTheAuditTellsWhatIsDifferent() {
        var rule = make(onCreate("Kept", "tag:a", new Stop()));
        var other = make(onCreate("Other", "tag:b", new Stop()));
        doors.happened();

        var changed = doors.call(
                RuleBook.class,
                book -> book.change(
                        rule.id(), OptionalLong.of(1), is -> onCreate("Kept", "tag:c", new Stop()), OptionalInt.of(2)));

        assertThat(changed.edition()).isEqualTo(2);
        assertThat(rules()).extracting(card -> card.details().name()).containsExactly("Other", "Kept");
        assertThat(doors.sql("select count(*) from rule_edition where rule_id = ?", rule.id()))
                .isEqualTo("2");
        assertThat(doors.happened())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("RuleChanged", "RulesOrdered");
        assertThat(catchThrowableOfType(
                        ChangedMeanwhile.class,
                        () -> doors.run(RuleBook.class, book -> book.delete(rule.id(), OptionalLong.of(1)))))
                .isNotNull();
        assertThat(other.position()).isEqualTo(2);
    }

    @Test
    void aConditionIsTriedOnTheTicketsOfTheLastThirtyDays() {
        var number = opened("Previewed elephants");

        var preview = doors.call(RulePreview.class, door -> door.of("subject:elephants"));

        assertThat(preview.count().value()).isEqualTo(1);
        assertThat(preview.examples())
                .singleElement()
                .satisfies(line -> assertThat(line.number()).isEqualTo(number));
        doors.wait(Duration.ofDays(31));
        assertThat(doors.call(RulePreview.class, door -> door.of("subject:elephants"))
                        .count()
                        .value())
                .isZero();
        assertThat(catchThrowableOfType(
                                RuleNotValid.class,
                                () -> doors.call(RulePreview.class, door -> door.of("team:Nowhere")))
                        .member())
                .isEqualTo("condition");
    }

    @Test
    void conditionsKnowTheSenderTheLastMessageTheHourAndTheDay() {
        var number = opened("What conditions know");
        var hour = doors.now().atZone(ZoneOffset.UTC).getHour();
        var isWeekend = doors.now().atZone(ZoneOffset.UTC).getDayOfWeek().getValue() > 5;

        assertThat(isTrue(number, "from:acme.example")).isTrue();
        assertThat(isTrue(number, "from:ann@acme.example")).isTrue();
        assertThat(isTrue(number, "from:other.example")).isFalse();
        assertThat(isTrue(number, "last:\"does not work\"")).isTrue();
        assertThat(isTrue(number, "last:fine")).isFalse();
        assertThat(isTrue(number, "hour:" + hour)).isTrue();
        assertThat(isTrue(number, "hour>" + hour)).isFalse();
        assertThat(isTrue(number, "hour:" + (hour + 23) % 24 + ".." + (hour + 1) % 24))
                .isTrue();
        assertThat(isTrue(number, "-hour:" + hour)).isFalse();
        assertThat(isTrue(number, "day:weekend")).isEqualTo(isWeekend);
        assertThat(isTrue(number, "day:weekday OR day:sat,sun")).isTrue();
        assertThat(refused(onCreate("Hour", "hour>24", new Stop())).sentence()).contains("0 to 23");
        assertThat(refused(onCreate("Day", "day:someday", new Stop())).member()).isEqualTo("condition");
    }

    private static boolean isTrue(TicketNumber number, String condition) {
        return doors.call(TicketMatch.class, match -> match.of(number, List.of(Query.parse(condition))))
                .get(0);
    }

    // how
    // ---------------------------------------------------------------------------------------------------------------

    private static RuleDetails onCreate(String name, String condition, RuleAction... actions) {
        return new RuleDetails(RuleSet.CREATE, name, condition, Set.of(), null, 0, List.of(actions), true);
    }

    private static RuleDetails onChange(String name, String condition, Set<ChangeKind> on, RuleAction... actions) {
        return new RuleDetails(RuleSet.CHANGE, name, condition, on, null, 0, List.of(actions), true);
    }

    private static RuleDetails onTime(
            String name, String condition, Anchor anchor, int minutes, RuleAction... actions) {
        return new RuleDetails(RuleSet.TIME, name, condition, Set.of(), anchor, minutes, List.of(actions), true);
    }

    private static RuleCard make(RuleDetails details) {
        return doors.call(RuleBook.class, book -> book.make(details));
    }

    private static RuleNotValid refused(RuleDetails details) {
        return catchThrowableOfType(RuleNotValid.class, () -> make(details));
    }

    private static String where(RuleAction wrong) {
        return refused(onCreate("Wrong", "", new Stop(), wrong)).member();
    }

    private static List<RuleCard> rules() {
        return doors.call(RuleBook.class, RuleBook::all);
    }

    private static TicketNumber opened(String subject) {
        return receive(subject, List.of());
    }

    private static TicketNumber receive(String subject, List<TicketNumber> continues) {
        return arrives(subject, continues, Channel.API);
    }

    private static TicketNumber arrives(String subject, List<TicketNumber> continues, Channel channel) {
        try (var here = Origin.of(Via.MAIL, "mail-intake").enter()) {
            return doors.call(
                            SystemDesk.class,
                            desk -> desk.receive(IncomingMessage.of(
                                            ANN, "Ann Lee", subject, Words.plain("It does not work."), channel)
                                    .in(ThreadHints.likely(continues))))
                    .ticket();
        }
    }

    private static void change(TicketNumber number, TicketChanges changes) {
        try (var here = Origin.of(Via.DESK, "").enter()) {
            doors.run(TicketDesk.class, desk -> desk.change(number, changes, ANY));
        }
    }

    private static void reply(TicketNumber number) {
        try (var here = Origin.of(Via.DESK, "").enter()) {
            doors.run(TicketDesk.class, desk -> desk.reply(number, Writing.of(Words.plain("Here you are."))));
        }
    }

    private static TicketView read(TicketNumber number) {
        return doors.call(TicketQueries.class, queries -> queries.read(number));
    }

    private static List<FiredRule> fired(TicketNumber number) {
        return doors.call(FiredRules.class, rules -> rules.on(number));
    }

    private static long last() {
        return Long.parseLong(doors.sql("select coalesce(max(id), 0) from event"));
    }

    /** What happened since that was asked last, but for what followers did. */
    private static List<LoggedEvent> since() {
        var ids = doors.sql("""
                select string_agg(id::text, ' ' order by id) from event
                where id > ? and type like 'ticket.%' and coalesce(via_detail, '') <> 'rule'
                """, heard);
        heard = last();
        return ids.isEmpty() || ids.equals("null")
                ? List.of()
                : doors.call(
                        EventLog.class,
                        log -> log.findAll(Stream.of(ids.split(" "))
                                .mapToLong(Long::parseLong)
                                .toArray()));
    }

    private static void follow() {
        since().forEach(event -> doors.run(ChangeRules.class, rules -> rules.follow(event)));
    }

    private static void route() {
        var from = heard;
        var events = since();
        heard = from;
        try (var here = Origin.ofFollower("routing").enter()) {
            doors.run(Router.class, router -> router.follow(events));
        }
    }

    private static boolean tick(RuleCard rule) {
        try (var here = Origin.ofFollower("rule").enter()) {
            return doors.call(TimeRules.class, rules -> rules.next(rule.id(), 20));
        }
    }

    private static String plan(Anchor anchor, long rule) throws SQLException, ReflectiveOperationException {
        var candidates = TimeRules.class.getDeclaredMethod("candidates", Anchor.class);
        candidates.setAccessible(true);
        try {
            var sql = ((String) candidates.invoke(null, anchor))
                    .replace("?1", Long.toString(rule))
                    .replace("?2", "now() + interval '1 hour'")
                    .replace("?3", "20");
            var plan = new StringBuilder();
            try (var connection = doors.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("explain " + sql)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
