package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.autocrm.bulk.BulkAction;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Restore;
import org.autocrm.bulk.BulkBatch;
import org.autocrm.bulk.BulkEvent.Cancelled;
import org.autocrm.bulk.BulkEvent.Finished;
import org.autocrm.bulk.BulkEvent.Started;
import org.autocrm.bulk.BulkJobs;
import org.autocrm.bulk.ItemResult;
import org.autocrm.bulk.ItemView;
import org.autocrm.bulk.JobKeeper;
import org.autocrm.bulk.JobNotOver;
import org.autocrm.bulk.JobState;
import org.autocrm.bulk.JobUndone;
import org.autocrm.bulk.JobView;
import org.autocrm.bulk.Selection.Chosen;
import org.autocrm.bulk.Selection.Matching;
import org.autocrm.bulk.TooManyTickets;
import org.autocrm.bulk.UnknownBulkJob;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.FieldType;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketBin;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketEvent.TagsChanged;
import org.autocrm.ticket.TicketFields;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.UnknownValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkJobsTest {

    private static final OptionalLong ANY = OptionalLong.empty();
    private static final int ALL = 1_000;

    private static Doors doors;
    private static int subjects;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
        doors.sql("""
                insert into account (id, email, name, role, created_at, confirmed) values
                    (1, 'amelia@desk.example', 'Amelia Hart', 'ADMINISTRATOR', now(), true),
                    (2, 'ben@desk.example', 'Ben Okri', 'AGENT', now(), true),
                    (3, 'cleo@desk.example', 'Cleo Mann', 'AGENT', now(), true),
                    (4, 'sue@desk.example', 'Sue Roe', 'SUPERVISOR', now(), true),
                    (5, 'dan@desk.example', 'Dan Ito', 'AGENT', now(), true)
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
        asBen();
        doors.happened();
    }

    @Nested
    class WhileItWorks {

        @Test
        void everythingThatMatchedAtItsStartIsDoneAndNothingElse() {
            var about = subject();
            var one = opened(about);
            var two = opened(about);

            var job = start("subject:" + about + " status:open", solve());
            change(two, TicketChanges.begin().status("waiting").end()); // matches no more
            var late = opened(about);
            finish(job);

            assertThat(status(one)).isEqualTo("solved");
            assertThat(status(two)).isEqualTo("solved");
            assertThat(status(late)).isEqualTo("open");
            assertThat(read(job).total()).isEqualTo(2);
        }

        @Test
        void itTellsHowFarItIs() {
            var job = start(open(5), solve());

            assertThat(read(job).state()).isEqualTo(JobState.QUEUED);
            step(job, 2);
            assertThat(read(job).state()).isEqualTo(JobState.RUNNING);
            assertThat(read(job).done()).isEqualTo(2);
            finish(job);

            var view = read(job);
            assertThat(view.state()).isEqualTo(JobState.FINISHED);
            assertThat(view.done()).isEqualTo(5);
            assertThat(view.changed()).isEqualTo(5);
            assertThat(view.agentName()).isEqualTo("Ben Okri");
            assertThat(view.what()).isEqualTo("status: solved");
            assertThat(view.startedAt()).isNotNull();
            assertThat(view.endedAt()).isNotNull();
            assertThat(view.canBeUndone()).isTrue();
        }

        @Test
        void aTicketThatRefusesSaysWhyAndStopsNoOther() {
            var field = asAdministrator(() -> doors.call(
                    TicketFields.class,
                    door -> door.add("Cause " + subject(), FieldType.TEXT, List.of(), Set.of("closed"))
                            .key()));
            var without = opened("without");
            var with = opened("with");
            change(with, TicketChanges.begin().field(field, List.of("dust")).end());
            var already = opened("already");
            change(
                    already,
                    TicketChanges.begin()
                            .field(field, List.of("dust"))
                            .status("closed")
                            .end());

            var job = finish(start(
                    List.of(without, with, already, new TicketNumber("999999999")),
                    new Change(TicketChanges.begin().status("closed").end())));

            assertThat(results(job))
                    .extracting(ItemView::ticket, ItemView::result, ItemView::code)
                    .containsExactlyInAnyOrder(
                            Tuple.tuple(without, ItemResult.REFUSED, "change-refused"),
                            Tuple.tuple(with, ItemResult.CHANGED, null),
                            Tuple.tuple(already, ItemResult.UNCHANGED, null),
                            Tuple.tuple(new TicketNumber("999999999"), ItemResult.REFUSED, "unknown-ticket"));
            assertThat(results(job, ItemResult.REFUSED))
                    .extracting(ItemView::reason)
                    .anyMatch(reason -> reason.contains("needs a value in: Cause"));
            assertThat(status(without)).isEqualTo("open");
            asAdministrator(() -> doors.sql("delete from ticket_field_required"));
            doors.wait(Duration.ofSeconds(5)); // the catalogue is read again
        }

        @Test
        void whatTheAgentMayNotSeeIsNeitherFoundNorDone() {
            var about = subject();
            var hidden = opened(about);
            var shown = opened(about);
            doors.run(SystemDesk.class, desk -> desk.assign(hidden, 2L, null));

            var found = finish(start("subject:" + about, solve()));
            var named = finish(start(List.of(hidden), solve()));

            assertThat(results(found)).extracting(ItemView::ticket).containsExactly(shown);
            assertThat(results(named)).extracting(ItemView::code).containsExactly("unknown-ticket");
            asCleo();
            assertThat(status(hidden)).isEqualTo("open");
        }

        @Test
        void theRightsOfTheMomentCount() {
            asDan();
            var ticket = opened("demoted");
            var job = start(List.of(ticket), solve());
            doors.sql("update account set role = 'CUSTOMER' where id = 5");

            finish(job);

            doors.sql("update account set role = 'AGENT' where id = 5");
            asDan();
            assertThat(results(job)).extracting(ItemView::code).containsExactly("forbidden");
            assertThat(status(ticket)).isEqualTo("open");
        }

        @Test
        void theAuditTrailNamesTheAgentAndTheJob() {
            var ticket = opened("audited");

            var job = finish(start(List.of(ticket), solve()));

            assertThat(doors.sql(
                            "select actor || ', ' || via || ', ' || via_detail from event where ticket = ? and type = 'ticket.StatusChanged'",
                            ticket.value()))
                    .isEqualTo("ben@desk.example, bulk, job " + job);
            assertThat(doors.happened())
                    .contains(
                            new Started(job, "status: solved", Optional.empty(), Optional.empty(), 1),
                            new Finished(job, 1, 0, 0, 0));
        }

        @Test
        void whatIsDeliveredTwiceIsDoneOnce() {
            var tickets = open(3);
            var job = start(
                    tickets,
                    new Change(TicketChanges.begin()
                            .tags(SetChange.add(Set.of("twice")))
                            .end()));
            step(job, 2);

            finish(job);
            finish(job);

            assertThat(read(job).changed()).isEqualTo(3);
            assertThat(doors.happened().stream().filter(TagsChanged.class::isInstance))
                    .hasSize(3);
        }

        @Test
        void oneThatRestsIsFound() {
            var job = start(open(1), solve());
            assertThat(doors.call(JobKeeper.class, JobKeeper::resting)).doesNotContain(job);

            doors.wait(Duration.ofMinutes(2));
            assertThat(doors.call(JobKeeper.class, JobKeeper::resting)).contains(job);
            finish(job);

            assertThat(doors.call(JobKeeper.class, JobKeeper::resting)).doesNotContain(job);
        }

        @Test
        void aTicketThatFailsIsPassedOver() {
            var job = start(open(2), solve());

            doors.run(BulkBatch.class, batch -> batch.passOver(job));
            finish(job);

            assertThat(results(job))
                    .extracting(ItemView::result)
                    .containsExactlyInAnyOrder(ItemResult.REFUSED, ItemResult.CHANGED);
            assertThat(results(job, ItemResult.REFUSED))
                    .extracting(ItemView::code)
                    .containsExactly("internal-error");
        }

        @Test
        void oneAboutNothingIsFinishedAtOnce() {
            var job = finish(start("subject:" + subject(), solve()));

            assertThat(read(job).state()).isEqualTo(JobState.FINISHED);
            assertThat(read(job).canBeUndone()).isFalse();
        }
    }

    @Nested
    class WhenItIsCancelled {

        @Test
        void whatIsDoneStaysAndCanBeUndone() {
            var tickets = open(5);
            var job = start(tickets, solve());
            step(job, 2);

            cancel(job);
            finish(job);

            assertThat(read(job).state()).isEqualTo(JobState.CANCELLED);
            assertThat(tickets)
                    .filteredOn(ticket -> status(ticket).equals("solved"))
                    .hasSize(2);
            assertThat(results(job, ItemResult.NOT_DONE)).hasSize(3);
            assertThat(doors.happened()).contains(new Cancelled(job, 2));

            finish(undo(job));
            assertThat(tickets).allMatch(ticket -> status(ticket).equals("open"));
        }

        @Test
        void nothingHappensWhereItIsOver() {
            var job = finish(start(open(1), solve()));

            cancel(job);

            assertThat(read(job).state()).isEqualTo(JobState.FINISHED);
        }
    }

    @Nested
    class WhenItIsUndone {

        @Test
        void everyPropertyIsWhatItWas() {
            var ticket = opened("all of it");
            var before = read(ticket);
            var job = finish(start(
                    List.of(ticket),
                    new Change(TicketChanges.begin()
                            .status("waiting")
                            .priority("urgent")
                            .team(3L)
                            .assignee(3L)
                            .language("de")
                            .tags(SetChange.add(Set.of("vip")))
                            .followers(SetChange.add(Set.of(2L)))
                            .copies(SetChange.add(Set.of(new EmailAddress("bo@acme.example"))))
                            .snooze(doors.now().plus(Duration.ofDays(1)))
                            .end())));
            assertThat(read(ticket).tags()).containsExactly("vip");

            var undo = finish(undo(job));

            assertThat(comparable(read(ticket))).isEqualTo(comparable(before));
            assertThat(read(undo).changed()).isEqualTo(1);
            assertThat(read(undo).what()).startsWith("undo job " + job + " (status: waiting;");
            assertThat(read(job).undoneBy()).isEqualTo(undo);
        }

        @Test
        void whatSomebodyHasChangedSinceStaysAndTheRestIsPutBack() {
            var ticket = opened("changed since");
            var job = finish(start(
                    List.of(ticket),
                    new Change(TicketChanges.begin()
                            .priority("urgent")
                            .team(3L)
                            .tags(SetChange.add(Set.of("vip", "late")))
                            .end())));
            change(
                    ticket,
                    TicketChanges.begin()
                            .priority("low")
                            .tags(new SetChange<>(false, Set.of("mine"), Set.of("late")))
                            .end());

            var undo = finish(undo(job));

            assertThat(read(ticket).priority().key()).isEqualTo("low");
            assertThat(read(ticket).team()).isNull();
            assertThat(read(ticket).tags()).containsExactly("mine");
            assertThat(results(undo))
                    .extracting(ItemView::result, ItemView::code, ItemView::reason)
                    .containsExactly(Tuple.tuple(
                            ItemResult.PARTLY, "changed-meanwhile", "Somebody has changed priority since."));
        }

        @Test
        void aStatusStaysWhereSomebodyWroteSince() {
            var ticket = opened("written since");
            var job = finish(start(
                    List.of(ticket),
                    new Change(TicketChanges.begin().status("waiting").end())));
            change(ticket, TicketChanges.begin().status("open").end());
            change(ticket, TicketChanges.begin().status("waiting").end()); // as the job left it
            doors.run(TicketDesk.class, desk -> desk.reply(ticket, Writing.of(Words.plain("Try again"))));

            var undo = finish(undo(job));

            assertThat(status(ticket)).isEqualTo("waiting");
            assertThat(results(undo)).extracting(ItemView::result).containsExactly(ItemResult.REFUSED);
        }

        @Test
        void whatIsGoneOrHiddenByThenSaysSo() {
            var gone = opened("gone");
            var job = finish(start(List.of(gone), solve()));
            doors.run(TicketBin.class, bin -> bin.delete(gone, ANY));

            var undo = finish(undo(job));

            assertThat(results(undo)).extracting(ItemView::code).containsExactly("unknown-ticket");
        }

        @Test
        void theBinGivesBackAndTakesBack() {
            var ticket = opened("binned");

            var deleting = finish(start(List.of(ticket), new Delete()));
            var since = read(ticket).deletedAt();
            assertThat(since).isNotNull();
            var restoring = finish(undo(deleting));
            assertThat(read(ticket).deletedAt()).isNull();
            finish(undo(restoring));

            assertThat(read(ticket).deletedAt()).isEqualTo(since);
            finish(start("is:deleted subject:binned", new Restore()));
            assertThat(read(ticket).deletedAt()).isNull();
        }

        @Test
        void thatIsDoneOnceUnlessItWasCancelled() {
            var job = start(open(2), solve());
            assertThatExceptionOfType(JobNotOver.class).isThrownBy(() -> undo(job));
            finish(job);

            var first = undo(job);
            assertThatExceptionOfType(JobUndone.class).isThrownBy(() -> undo(job));
            step(first, 1);
            cancel(first);
            var second = finish(undo(job));

            assertThat(read(second).changed()).isEqualTo(1);
            assertThat(read(second).unchanged()).isEqualTo(1);
            assertThatExceptionOfType(JobUndone.class).isThrownBy(() -> undo(job));
        }
    }

    @Nested
    class BeforeItStarts {

        @Test
        void whatNoTicketCouldTakeIsRefused() {
            var tickets = open(1);

            for (var changes : List.of(
                    TicketChanges.none(),
                    TicketChanges.begin().status("nowhere").end(),
                    TicketChanges.begin().team(99L).end(),
                    TicketChanges.begin().assignee(99L).end(),
                    TicketChanges.begin().subject("the same for all").end(),
                    TicketChanges.begin().field("nothing", List.of("x")).end(),
                    TicketChanges.begin().snooze(doors.now()).end())) {
                assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> start(tickets, new Change(changes)));
            }
            assertThatExceptionOfType(UnknownValue.class).isThrownBy(() -> start("team:nowhere", solve()));
        }

        @Test
        void moreTicketsThanOneJobTakesAreRefused() {
            var many = IntStream.rangeClosed(1, BulkJobs.MOST + 1)
                    .mapToObj(i -> new TicketNumber(Integer.toString(i)))
                    .toList();

            assertThatExceptionOfType(TooManyTickets.class)
                    .isThrownBy(() -> start(many, solve()))
                    .withMessageContaining("10,000");
        }

        @Test
        void aTicketThatIsNamedTwiceIsDoneOnce() {
            var ticket = opened("named twice");

            assertThat(read(start(List.of(ticket, ticket), solve())).total()).isEqualTo(1);
        }
    }

    @Nested
    class AmongAgents {

        @Test
        void othersHaveNoSuchJobButSupervisorsDo() {
            var job = start(open(1), solve());

            asCleo();
            assertThatExceptionOfType(UnknownBulkJob.class).isThrownBy(() -> read(job));
            assertThatExceptionOfType(UnknownBulkJob.class).isThrownBy(() -> results(job));
            assertThatExceptionOfType(UnknownBulkJob.class).isThrownBy(() -> cancel(job));
            assertThatExceptionOfType(UnknownBulkJob.class).isThrownBy(() -> undo(job));
            doors.as("sue@desk.example", "agent", "supervisor");
            cancel(job);

            assertThat(read(job).state()).isEqualTo(JobState.CANCELLED);
        }

        @Test
        void jobsAndResultsArePagedBothWays() {
            asDan();
            var first = start(open(3), solve());
            var second = start(open(1), solve());

            assertThat(ids(Keyset.first(1))).containsExactly(second);
            assertThat(ids(new Keyset(second, false, 1))).containsExactly(first);
            assertThat(ids(new Keyset(first, true, 5))).containsExactly(second);
            assertThat(positions(first, new Keyset(3, false, 5))).containsExactly(2L, 1L);
            assertThat(positions(first, new Keyset(1, true, 5))).containsExactly(3L, 2L);
        }

        @Test
        void oldOnesAreForgottenWithTheirTickets() {
            var job = finish(start(open(1), solve()));
            var undo = finish(undo(job));
            doors.wait(JobKeeper.KEPT.plusDays(1));

            doors.run(JobKeeper.class, JobKeeper::forgetOld);

            assertThatExceptionOfType(UnknownBulkJob.class).isThrownBy(() -> read(job));
            assertThatExceptionOfType(UnknownBulkJob.class).isThrownBy(() -> read(undo));
            assertThat(doors.sql("select count(*) from bulk_item where job_id = ?", job))
                    .isEqualTo("0");
        }
    }

    /** Whatever is done to however many: undone in reverse order, everything is as it was. */
    @Nested
    class AtRandom {

        @Test
        void undoingInReverseOrderLeavesEverythingAsItWas() {
            for (int seed = 0; seed < 4; seed++) {
                var random = new RandomBulk(seed, doors.now());
                var tickets = open(6);
                tickets.forEach(ticket -> change(ticket, random.properties()));
                var before = tickets.stream().map(BulkJobsTest::read).toList();

                List<Long> jobs = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    jobs.add(finish(start(random.some(tickets), random.action())));
                }
                for (int i = jobs.size(); i > 0; i--) {
                    var undo = finish(undo(jobs.get(i - 1)));
                    assertThat(results(undo))
                            .as("seed %d, job %s", seed, read(jobs.get(i - 1)).what())
                            .allMatch(item -> item.result() == ItemResult.CHANGED);
                }

                for (int i = 0; i < tickets.size(); i++) {
                    assertThat(comparable(read(tickets.get(i))))
                            .as("seed %d", seed)
                            .isEqualTo(comparable(before.get(i)));
                }
            }
        }
    }

    private static BulkAction solve() {
        return new Change(TicketChanges.begin().status("solved").end());
    }

    private static long start(String query, BulkAction action) {
        return doors.call(BulkJobs.class, jobs -> jobs.start(new Matching(Query.parse(query)), action));
    }

    private static long start(List<TicketNumber> tickets, BulkAction action) {
        return doors.call(BulkJobs.class, jobs -> jobs.start(new Chosen(tickets), action));
    }

    private static boolean step(long job, int tickets) {
        return doors.call(BulkBatch.class, batch -> batch.work(job, tickets));
    }

    /** As the listener does it. */
    private static long finish(long job) {
        var goesOn = true;
        while (goesOn) {
            goesOn = step(job, 3);
        }
        return job;
    }

    private static JobView read(long job) {
        return doors.call(BulkJobs.class, jobs -> jobs.read(job));
    }

    private static List<ItemView> results(long job) {
        return doors.call(BulkJobs.class, jobs -> jobs.results(job, Optional.empty(), Keyset.first(ALL)));
    }

    private static List<ItemView> results(long job, ItemResult only) {
        return doors.call(BulkJobs.class, jobs -> jobs.results(job, Optional.of(only), Keyset.first(ALL)));
    }

    private static List<Long> ids(Keyset part) {
        List<JobView> mine = doors.call(BulkJobs.class, jobs -> jobs.mine(part));
        return mine.stream().map(JobView::id).toList();
    }

    private static List<Long> positions(long job, Keyset part) {
        List<ItemView> items = doors.call(BulkJobs.class, jobs -> jobs.results(job, Optional.empty(), part));
        return items.stream().map(ItemView::position).toList();
    }

    private static void cancel(long job) {
        doors.run(BulkJobs.class, jobs -> jobs.cancel(job));
    }

    private static long undo(long job) {
        return doors.call(BulkJobs.class, jobs -> jobs.undo(job));
    }

    private static List<TicketNumber> open(int many) {
        return IntStream.range(0, many).mapToObj(i -> opened("one of many")).toList();
    }

    private static TicketNumber opened(String subject) {
        return doors.call(
                TicketDesk.class,
                desk -> desk.open(IncomingMessage.of(
                        new EmailAddress("ann@acme.example"), "Ann", subject, Words.plain("Please"), Channel.API)));
    }

    private static void change(TicketNumber number, TicketChanges changes) {
        doors.run(TicketDesk.class, desk -> desk.change(number, changes, ANY));
    }

    private static TicketView read(TicketNumber number) {
        return doors.call(TicketQueries.class, queries -> queries.read(number));
    }

    private static String status(TicketNumber number) {
        return read(number).status().key();
    }

    /** All of a ticket that anybody sees, but for how often and when it was changed. */
    private static List<Object> comparable(TicketView ticket) {
        return java.util.Arrays.asList(
                ticket.subject(),
                ticket.customer(),
                ticket.status().key(),
                ticket.priority().key(),
                ticket.team(),
                ticket.assignee(),
                ticket.language(),
                ticket.waitingSince(),
                ticket.solvedAt(),
                ticket.snoozedUntil(),
                ticket.deletedAt(),
                ticket.tags(),
                ticket.fields(),
                ticket.followers(),
                ticket.copies());
    }

    private static String subject() {
        subjects++;
        return "bulk" + subjects + "x";
    }

    private static void asBen() {
        doors.as("ben@desk.example", "agent");
    }

    private static void asCleo() {
        doors.as("cleo@desk.example", "agent");
    }

    private static void asDan() {
        doors.as("dan@desk.example", "agent");
    }

    private static <T> T asAdministrator(java.util.function.Supplier<T> work) {
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
        try {
            return work.get();
        } finally {
            asBen();
        }
    }
}
