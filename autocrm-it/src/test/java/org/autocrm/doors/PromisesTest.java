package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.autocrm.calendar.Calendars;
import org.autocrm.event.EventLog;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.ClockState;
import org.autocrm.sla.ClockView;
import org.autocrm.sla.Metric;
import org.autocrm.sla.PolicyCard;
import org.autocrm.sla.PolicyDetails;
import org.autocrm.sla.PolicyNotValid;
import org.autocrm.sla.SlaAction;
import org.autocrm.sla.SlaClocks;
import org.autocrm.sla.SlaPolicies;
import org.autocrm.sla.SlaReceipts;
import org.autocrm.sla.SlaRecount;
import org.autocrm.sla.Step;
import org.autocrm.sla.Target;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.ThreadHints;
import org.autocrm.ticket.TicketBin;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies and clocks over a real database; the test is the relay that tells the follower what happened. */
class PromisesTest {

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
                "insert into team (id, name, is_default, restricted) values (1, 'Support', true, false), (2, 'Night', false, false)");
        doors.sql("insert into team_member (team_id, account_id) values (1, 2), (1, 3), (2, 3)");
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void ameliaDecides() {
        doors.as("amelia@desk.example", "agent", "administrator", "supervisor");
        follow();
    }

    @AfterEach
    void noPolicyIsLeft() {
        policies().forEach(policy -> doors.run(SlaPolicies.class, door -> door.delete(policy.id(), ANY)));
        recount();
    }

    @Test
    void aTicketKnowsByWhenSomethingIsPromised() {
        make(standard());
        var number = opened("Printer");

        follow();

        assertThat(read(number).dueAt()).isEqualTo(read(number).createdAt().plus(Duration.ofHours(1)));
        assertThat(clocks(number))
                .extracting(ClockView::metric, ClockView::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Metric.FIRST_RESPONSE, ClockState.RUNNING),
                        org.assertj.core.groups.Tuple.tuple(Metric.RESOLUTION, ClockState.RUNNING));
    }

    @Test
    void businessHoursAreThoseOfTheCalendarOfThePolicy() {
        doors.sql("insert into business_calendar (id, name, edition) values (900, 'Mondays', 1)");
        doors.sql("""
                insert into business_calendar_version (calendar_id, version, valid_from, definition) values
                    (900, 1, '2020-01-01', '{"zone":"UTC","week":{"monday":["09:00-17:00"]},"holidays":[]}')
                """);
        make(new PolicyDetails(
                "Mondays",
                "",
                900L,
                Set.of(),
                List.of(new Target(Metric.RESOLUTION, "normal", 600, true)),
                List.of(),
                List.of(),
                true));
        var number = opened("On Mondays");
        follow();

        var opened = read(number).createdAt();
        var hours = doors.call(Calendars.class, calendars -> calendars.at(900, opened))
                .orElseThrow();
        assertThat(read(number).dueAt()).isEqualTo(hours.add(opened, Duration.ofHours(10)));
        assertThat(Duration.between(opened, read(number).dueAt())).isGreaterThan(Duration.ofDays(6));
    }

    @Test
    void aCalendarThatIsNotThereIsRefused() {
        var unknown =
                new PolicyDetails("Unknown", "", 12345L, Set.of(), standard().targets(), List.of(), List.of(), true);

        assertThat(catchThrowableOfType(PolicyNotValid.class, () -> make(unknown))
                        .member())
                .isEqualTo("calendar");
    }

    @Test
    void listsAreSearchedAndOrderedByIt() {
        make(standard());
        var late = opened("Zebra one");
        doors.wait(Duration.ofMinutes(30));
        var later = opened("Zebra two");
        follow();

        assertThat(found("zebra due<35min", "due")).containsExactly(late);
        assertThat(found("zebra due>0h", "due")).containsExactly(late, later);
        assertThat(found("zebra", "-due")).containsExactly(later, late);
        assertThat(found("zebra due:none", "due")).isEmpty();
        doors.wait(Duration.ofMinutes(40));
        assertThat(found("zebra due<now", "due")).containsExactly(late);
    }

    @Test
    void withoutAPolicyNothingIsWritten() {
        var number = opened("Nothing");
        follow();

        assertThat(read(number).dueAt()).isNull();
        assertThat(doors.sql("select count(*) from sla_choice where ticket = ?", number.value()))
                .isEqualTo("0");
    }

    @Test
    void theFirstPolicyWhoseConditionHoldsMakesThePromises() {
        make(policy("Urgent ones", "priority:urgent", 10));
        make(standard());
        var number = opened("First match");
        follow();
        assertThat(clocks(number)).extracting(ClockView::policyName).containsOnly("Standard");

        change(number, TicketChanges.begin().priority("urgent").end());

        assertThat(clocks(number)).extracting(ClockView::policyName).containsOnly("Urgent ones");
        assertThat(read(number).dueAt()).isEqualTo(read(number).createdAt().plus(Duration.ofMinutes(10)));
    }

    @Test
    void aReplyKeepsThePromiseAndTheNextMessageBringsAnother() {
        make(standard());
        var number = opened("Back and forth");
        follow();
        doors.wait(Duration.ofMinutes(10));
        reply(number);
        assertThat(read(number).dueAt()).isNull(); // it waits for the customer

        doors.wait(Duration.ofMinutes(60));
        var asked = doors.now();
        write(number);

        assertThat(read(number).dueAt()).isEqualTo(asked.plus(Duration.ofMinutes(30)));
        assertThat(clocks(number))
                .extracting(ClockView::state)
                .containsExactly(ClockState.MET, ClockState.RUNNING, ClockState.RUNNING);
    }

    @Test
    void itsVersionStaysWhenAnotherMomentIsDue() {
        make(standard());
        var number = opened("Version");
        var before = read(number);

        follow();

        assertThat(read(number).version()).isEqualTo(before.version());
        assertThat(read(number).updatedAt()).isEqualTo(before.updatedAt());
        assertThat(events("ticket.DueChanged", number)).isEqualTo("1");
    }

    @Test
    void whatIsHeardAgainChangesNothing() {
        make(standard());
        var number = opened("Again");
        doors.wait(Duration.ofMinutes(10));
        reply(number);
        write(number);
        var before = rows(number);

        for (int i = 0; i < 3; i++) {
            hearAll(number);
        }

        assertThat(rows(number)).isEqualTo(before);
    }

    @Test
    void aReceiptShowsAnyPastMoment() {
        make(standard());
        var number = opened("Past");
        follow();
        var then = doors.now();
        doors.wait(Duration.ofMinutes(10));
        reply(number);

        var ticket = read(number);

        var past = doors.call(SlaReceipts.class, door -> door.of(ticket, Optional.of(then)));

        assertThat(past).extracting(ClockView::state).containsOnly(ClockState.RUNNING);
        assertThat(past.get(0).entries())
                .extracting(entry -> entry.why().name())
                .containsExactly("OPENED", "POLICY");
    }

    @Test
    void aBrokenPromiseIsToldAndTheTicketEscalatedStepByStep() {
        make(escalating());
        var number = opened("Escalation");
        doors.run(SystemDesk.class, desk -> desk.assign(number, 1L, 2L));
        follow();

        doors.wait(Duration.ofMinutes(46));
        speak();
        assertThat(events("sla.Reminded", number)).isEqualTo("1");
        assertThat(told(number)).containsExactly("ben@desk.example");

        doors.wait(Duration.ofMinutes(15));
        speak();
        assertThat(events("sla.Breached", number)).isEqualTo("1");
        assertThat(read(number).priority().key()).isEqualTo("urgent");
        assertThat(read(number).team()).isEqualTo(1L);

        doors.wait(Duration.ofMinutes(30));
        speak();
        assertThat(events("sla.Escalated", number)).isEqualTo("2");
        assertThat(read(number).team()).isEqualTo(2L);
        assertThat(read(number).assignee()).isNull();
        assertThat(told(number))
                .containsExactly("ben@desk.example", "ben@desk.example", "cleo@desk.example", "boss@desk.example");

        doors.wait(Duration.ofHours(30));
        follow();
        speak();
        assertThat(events("sla.Escalated", number)).isEqualTo("2");
    }

    @Test
    void anAlarmIsHeardOnceHoweverManyAreAtIt() {
        make(escalating());
        List<TicketNumber> numbers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            numbers.add(opened("Rush " + i));
        }
        follow();
        doors.wait(Duration.ofMinutes(61));
        var nodes = List.of(doors.beside(), doors.beside(), doors.beside());
        var start = new CyclicBarrier(nodes.size());

        CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(() -> {
                            await(start);
                            for (int round = 0; round < 3; round++) {
                                numbers.forEach(
                                        number -> node.call(SlaClocks.class, door -> door.speak(number.value())));
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(numbers).allSatisfy(number -> {
            assertThat(events("sla.Breached", number)).isEqualTo("1");
            assertThat(events("sla.Escalated", number)).isEqualTo("1");
        });
    }

    @Test
    void aReplyThatWasNotHeardOfYetKeepsTheAlarmQuiet() {
        make(standard());
        var number = opened("Just in time");
        follow();
        doors.wait(Duration.ofMinutes(59));
        doors.run(TicketDesk.class, desk -> desk.reply(number, Writing.of(Words.plain("Here it is."))));
        doors.wait(Duration.ofMinutes(10));

        speak();

        assertThat(events("sla.Breached", number)).isEqualTo("0");
        assertThat(clocks(number).get(0).state()).isEqualTo(ClockState.MET);
    }

    @Test
    void anAnswerThatComesLateIsABrokenPromiseOnceToo() {
        make(escalating());
        var number = opened("Late answer");
        follow();
        doors.wait(Duration.ofMinutes(61));

        reply(number);
        speak();

        assertThat(events("sla.Breached", number)).isEqualTo("1");
        assertThat(events("sla.Escalated", number)).isEqualTo("0");
        assertThat(clocks(number).get(0).state()).isEqualTo(ClockState.MISSED);
    }

    @Test
    void aPolicyThatIsMadeLaterCountsForOpenTicketsButRaisesNoAlarmForThePast() {
        var old = opened("Old one");
        doors.wait(Duration.ofHours(10));
        make(escalating());

        recount();
        speak();

        assertThat(read(old).dueAt()).isEqualTo(read(old).createdAt().plus(Duration.ofHours(1)));
        assertThat(events("sla.Breached", old)).isEqualTo("0");
        assertThat(events("sla.Escalated", old)).isEqualTo("0");
    }

    @Test
    void aChangedPolicyReachesOpenTicketsInTheBackground() {
        var policy = make(standard());
        var number = opened("Reached");
        follow();
        doors.wait(Duration.ofMinutes(30));

        doors.run(SlaPolicies.class, door -> door.change(policy.id(), ANY, is -> policy("Standard", "", 120)));
        recount();

        assertThat(clocks(number).get(0).minutes()).isEqualTo(120);
        assertThat(clocks(number).get(0).used()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
        assertThat(clocks(number).get(0).policyVersion()).isEqualTo(2);
    }

    @Test
    void inTheBinNothingIsDueAndWhatIsGoneForGoodLeavesNothing() {
        make(standard());
        var number = opened("Bin");
        follow();
        doors.run(TicketBin.class, bin -> bin.delete(number, ANY));
        follow();
        assertThat(doors.sql("select due_at from ticket where number = ?", number.value()))
                .isEqualTo("null");

        doors.run(TicketBin.class, bin -> bin.purge(number));
        follow();

        assertThat(doors.sql("select count(*) from sla_clock where ticket = ?", number.value()))
                .isEqualTo("0");
        assertThat(doors.sql("select count(*) from sla_alarm where ticket = ?", number.value()))
                .isEqualTo("0");
    }

    @Test
    void aWrongConditionIsRefusedWithASentenceThatPointsAtIt() {
        var refused =
                catchThrowableOfType(PolicyNotValid.class, () -> make(policy("Wrong", "tag:vip team:Nowhere", 60)));

        assertThat(refused.member()).isEqualTo("condition");
        assertThat(refused.offset()).isEqualTo("tag:vip team:".length());
        assertThat(refused.sentence()).contains("Nowhere");
        assertThat(catchThrowableOfType(PolicyNotValid.class, () -> make(policy("Me", "assignee:me", 60)))
                        .offset())
                .isEqualTo("assignee:".length());
        assertThat(catchThrowableOfType(PolicyNotValid.class, () -> make(policy("Mine", "team:mine", 60)))
                        .sentence())
                .contains("there is no \"mine\"");
    }

    @Test
    void aPolicyHasANameOfItsOwnAndAVersion() {
        var policy = make(standard());

        assertThat(catchThrowableOfType(PolicyNotValid.class, () -> make(standard()))
                        .member())
                .isEqualTo("name");
        assertThat(catchThrowableOfType(
                        ChangedMeanwhile.class,
                        () -> doors.call(
                                SlaPolicies.class,
                                door -> door.change(policy.id(), OptionalLong.of(7), is -> policy("X", "", 5)))))
                .isNotNull();
    }

    @Test
    void theOrderOfPoliciesIsDecidedAtOnce() {
        var one = make(policy("One", "tag:one", 60));
        var two = make(policy("Two", "tag:two", 60));

        doors.run(SlaPolicies.class, door -> door.order(List.of(two.id(), one.id())));

        assertThat(policies()).extracting(PolicyCard::id).containsExactly(two.id(), one.id());
        assertThat(catchThrowableOfType(
                                PolicyNotValid.class,
                                () -> doors.call(SlaPolicies.class, door -> door.order(List.of(two.id()))))
                        .sentence())
                .contains(Long.toString(one.id()));
    }

    @Test
    void dueAlarmsAreReadRightOffTheirIndex() {
        doors.sql("""
                insert into sla_alarm (ticket, metric, number, mark, at)
                select 'x' || n, 'RESOLUTION', 1, 'breach', now() + n * interval '1 second' from generate_series(1, 50000) n
                """);
        doors.sql("analyze sla_alarm");
        try {
            assertThat(
                            doors.sql(
                                    "explain (format json) select ticket from sla_alarm where at <= timestamptz '2026-03-02' order by at limit 50"))
                    .contains("sla_alarm_at")
                    .doesNotContain("Seq Scan");
        } finally {
            doors.sql("delete from sla_alarm where ticket like 'x%'");
        }
    }

    // ---------------------------------------------------------------------------------------------------------------

    private static PolicyDetails standard() {
        return policy("Standard", "", 60);
    }

    private static PolicyDetails policy(String name, String condition, int firstResponse) {
        return with(name, condition, firstResponse, List.of(), List.of());
    }

    private static PolicyDetails escalating() {
        return with(
                "Standard",
                "",
                60,
                List.of(new Step(15, List.of(new SlaAction.NotifyAssignee()))),
                List.of(
                        new Step(0, List.of(new SlaAction.Raise("urgent"))),
                        new Step(
                                30,
                                List.of(
                                        new SlaAction.NotifyTeam(),
                                        new SlaAction.NotifyAddress(new EmailAddress("boss@desk.example")),
                                        new SlaAction.MoveTo(2)))));
    }

    private static PolicyDetails with(
            String name, String condition, int firstResponse, List<Step> reminders, List<Step> escalations) {
        List<Target> targets = new ArrayList<>();
        for (var priority : List.of("low", "normal", "high", "urgent")) {
            targets.add(new Target(Metric.FIRST_RESPONSE, priority, firstResponse, false));
            targets.add(new Target(Metric.NEXT_RESPONSE, priority, 30, false));
            targets.add(new Target(Metric.RESOLUTION, priority, 3 * 24 * 60, true));
        }
        return new PolicyDetails(name, condition, null, Set.of("waiting"), targets, reminders, escalations, true);
    }

    private static PolicyCard make(PolicyDetails policy) {
        return doors.call(SlaPolicies.class, door -> door.make(policy));
    }

    private static List<PolicyCard> policies() {
        return doors.call(SlaPolicies.class, SlaPolicies::all);
    }

    private static TicketNumber opened(String subject) {
        return receive(subject, List.of());
    }

    private static void write(TicketNumber number) {
        receive("Re", List.of(number));
        follow();
    }

    private static TicketNumber receive(String subject, List<TicketNumber> continues) {
        return doors.call(
                        SystemDesk.class,
                        desk -> desk.receive(IncomingMessage.of(
                                        ANN, "Ann Lee", subject, Words.plain("It does not work."), Channel.API)
                                .in(ThreadHints.likely(continues))))
                .ticket();
    }

    private static void reply(TicketNumber number) {
        doors.run(TicketDesk.class, desk -> desk.reply(number, Writing.of(Words.plain("Try again."))));
        follow();
    }

    private static void change(TicketNumber number, TicketChanges changes) {
        doors.run(SystemDesk.class, desk -> desk.change(number, changes));
        follow();
    }

    private static TicketView read(TicketNumber number) {
        return doors.call(TicketQueries.class, queries -> queries.find(number)).orElseThrow();
    }

    private static List<ClockView> clocks(TicketNumber number) {
        var ticket = read(number);
        return doors.call(SlaReceipts.class, door -> door.of(ticket, Optional.<Instant>empty()));
    }

    private static List<TicketNumber> found(String query, String order) {
        return doors
                .call(
                        TicketSearch.class,
                        search -> search.page(Query.parse(query), Order.parse(order), Optional.empty(), 20))
                .lines()
                .stream()
                .map(TicketLine::number)
                .toList();
    }

    private static String events(String type, TicketNumber number) {
        return doors.sql("select count(*) from event where type = ? and ticket = ?", type, number.value());
    }

    private static List<String> told(TicketNumber number) {
        var all = doors.sql(
                "select string_agg(payload->>'to', ' ' order by id) from event where type = 'sla.Notified' and ticket = ?",
                number.value());
        return List.of(all.split(" ", -1));
    }

    private static String rows(TicketNumber number) {
        return doors.sql(
                        "select string_agg(c::text, ' ' order by metric, number) from sla_clock c where ticket = ?",
                        number.value())
                + doors.sql(
                        "select string_agg(a::text, ' ' order by metric, number, mark) from sla_alarm a where ticket = ?",
                        number.value())
                + doors.sql("select count(*) from event where ticket = ?", number.value())
                + doors.sql("select count(*) from sla_choice where ticket = ?", number.value());
    }

    /** Tells the follower of what it has not heard of. */
    private static void follow() {
        for (var id = next(); id > 0; id = next()) {
            hear(id);
            heard = id;
        }
    }

    private static long next() {
        return Long.parseLong(
                doors.sql("select coalesce(min(id), 0) from event where id > ? and type like 'ticket.%'", heard));
    }

    private static void hearAll(TicketNumber number) {
        for (var id : doors.sql(
                        "select string_agg(id::text, ' ' order by id desc) from event where ticket = ?", number.value())
                .split(" ", -1)) {
            hear(Long.parseLong(id));
        }
    }

    private static void hear(long id) {
        var event = doors.call(EventLog.class, log -> log.find(id)).orElseThrow();
        doors.run(SlaClocks.class, clocks -> clocks.follow(event));
    }

    private static void speak() {
        doors.call(SlaClocks.class, clocks -> clocks.due(50))
                .forEach(ticket -> doors.call(SlaClocks.class, clocks -> clocks.speak(ticket)));
    }

    private static void recount() {
        var more = true;
        while (more) {
            more = doors.call(SlaRecount.class, door -> door.next(50));
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
