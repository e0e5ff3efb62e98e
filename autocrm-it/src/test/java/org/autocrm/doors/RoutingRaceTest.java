package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.autocrm.event.LoggedEvent;
import org.autocrm.routing.Router;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with four threads each give out 20,000 tickets to agents who share teams, while work is being solved. */
class RoutingRaceTest {

    private static final int TICKETS = 20_000;
    private static final int BATCH = 100;
    private static final int THREADS = 4;
    private static final int CAPACITY = 30;

    private static final String TOO_MUCH = """
            select count(*) from (select assignee_id from ticket where status = 'OPEN' and assignee_id is not null
            group by assignee_id having count(*) > %d) full_up
            """.formatted(CAPACITY);

    @Test
    void noTicketIsGivenTwiceAndNobodyGetsTooMuch(@TempDir Path folder) throws Exception {
        try (var doors = Doors.open(folder)) {
            prepare(doors);
            var work = new ConcurrentLinkedQueue<Integer>();
            for (int from = 0; from < TICKETS; from += BATCH) {
                work.add(from);
            }
            var other = doors.anotherNode();
            var solving = new AtomicInteger();
            var seenTooMuch = new AtomicInteger();
            var threads = Executors.newFixedThreadPool(2 * THREADS);
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                for (var node : List.of(doors, other)) {
                    done.add(threads.submit(route(node.beside(), work, solving, seenTooMuch)));
                }
            }
            for (var each : done) {
                await(each);
            }
            threads.shutdown();
            drain(doors, solving);

            assertThat(seenTooMuch).hasValue(0);
            assertThat(doors.sql("select count(*) from ticket where assignee_id is null"))
                    .isEqualTo("0");
            assertThat(doors.sql("select count(*) from routing_decision where outcome = 'GIVEN'"))
                    .isEqualTo(Integer.toString(TICKETS));
            assertThat(doors.sql("select count(distinct ticket) from routing_decision where outcome = 'GIVEN'"))
                    .isEqualTo(Integer.toString(TICKETS));
            assertThat(doors.sql("select count(*) from event where type = 'ticket.Assigned'"))
                    .isEqualTo(Integer.toString(TICKETS));
            assertThat(doors.sql("select count(*) from routing_queue")).isEqualTo("0");
            other.leave();
        }
    }

    private static Callable<Integer> route(
            Doors node, ConcurrentLinkedQueue<Integer> work, AtomicInteger solving, AtomicInteger seenTooMuch) {
        return () -> {
            int batches = 0;
            for (var from = work.poll(); from != null; from = work.poll()) {
                int first = from;
                node.run(Router.class, router -> router.follow(opened(node, first)));
                seenTooMuch.addAndGet(Integer.parseInt(node.sql(TOO_MUCH)));
                solveSome(node, solving);
                batches++;
            }
            return batches;
        };
    }

    private static void drain(Doors doors, AtomicInteger solving) {
        while (!doors.sql("select count(*) from routing_queue").equals("0")) {
            assertThat(solveSome(doors, solving)).isPositive();
        }
    }

    /** Solves what a hundred agents' hands are full of, and lets routing know. */
    private static int solveSome(Doors node, AtomicInteger solving) {
        var solved = node.sql("""
                with next as (select id from ticket where status = 'OPEN' and assignee_id is not null
                        order by id limit 400 for update skip locked),
                    done as (update ticket set status = 'SOLVED', status_key = 'solved' from next where next.id = ticket.id
                        returning number)
                select string_agg(number, ' ') from done
                """);
        if (solved.equals("null")) {
            return 0;
        }
        var numbers = List.of(solved.split(" "));
        long id = 1_000_000L + solving.addAndGet(numbers.size());
        var events = new ArrayList<LoggedEvent>();
        for (var number : numbers) {
            events.add(new LoggedEvent(id--, "ticket.StatusChanged", Optional.of(number), "system", node.now(), "{}"));
        }
        node.run(Router.class, router -> router.follow(events));
        return numbers.size();
    }

    private static List<LoggedEvent> opened(Doors node, int from) {
        var events = new ArrayList<LoggedEvent>();
        for (int i = from; i < from + BATCH; i++) {
            events.add(new LoggedEvent(
                    i + 1, "ticket.Opened", Optional.of(Integer.toString(100_000 + i)), "system", node.now(), "{}"));
        }
        return events;
    }

    /** Four teams of ten, of whom every other works in two. */
    private static void prepare(Doors doors) {
        doors.sql("update staffing_default set mail_units = ?", CAPACITY);
        doors.sql("insert into team (id, name, is_default) select g, 'Team ' || g, g = 1 from generate_series(1, 4) g");
        doors.sql("""
                insert into team_routing (team_id, strategy)
                select g, (array['ROUND_ROBIN', 'LEAST_LOADED', 'MOST_SPARE', 'SKILL_SCORE'])[g] from generate_series(1, 4) g
                """);
        doors.sql("""
                insert into account (id, email, name, role, created_at)
                select g, 'agent' || g || '@x.example', 'Agent ' || g, 'AGENT', now() from generate_series(1, 40) g
                """);
        doors.sql("insert into team_member select 1 + g % 4, g from generate_series(1, 40) g");
        doors.sql(
                "insert into team_member select 1 + (g / 2) % 4, g from generate_series(1, 40) g on conflict do nothing");
        doors.sql("insert into customer (id, email, name, created_at) values (1, 'c@x.example', 'C', now())");
        doors.sql("""
                insert into ticket (id, number, subject, customer_id, channel, status, status_key, priority, priority_rank, team_id,
                    created_at, updated_at, waiting_since)
                select g, cast(99999 + g as text), 'Help', 1, 'MAIL', 'OPEN', 'open', 'normal', 20, 1 + mod(g, 4), ?, ?, ?
                from generate_series(1, %d) g
                """.formatted(TICKETS), moment(doors), moment(doors), moment(doors));
    }

    private static Timestamp moment(Doors doors) {
        return Timestamp.from(doors.now());
    }

    private static void await(Future<Integer> each) throws InterruptedException {
        try {
            each.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed", e.getCause());
        }
    }
}
