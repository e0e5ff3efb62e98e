package org.autocrm.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The feed while many write to it: with the statements by which the application gives places and reads them. */
class ChangeFeedTest {

    private static final int WRITERS = 16;
    private static final int TURNS = 120;
    private static final int NODES = 2;

    private static EventTables tables;

    /** An event of the test: when it was written, and when its transaction had ended. */
    private record Written(String name, long begun, long ended) {}

    /** An event that the reader got. */
    private record Read(long place, String name) {}

    @BeforeAll
    static void open() {
        tables = EventTables.open("feed");
    }

    @AfterAll
    static void close() {
        tables.close();
    }

    @Test
    void aReaderGetsEachEventOnceInOrderOfCommitAndMissesNoneThatCommitsLate() throws Exception {
        var stop = new CountDownLatch(1);
        var pool = Executors.newCachedThreadPool();
        try {
            var nodes = new ArrayList<Future<?>>();
            for (int node = 0; node < NODES; node++) {
                nodes.add(pool.submit(() -> givePlaces(stop)));
            }
            var reader = pool.submit(() -> follow(WRITERS * TURNS));

            var written = write(pool);
            var read = reader.get();
            stop.countDown();
            for (var node : nodes) {
                node.get();
            }

            assertThat(read)
                    .extracting(Read::name)
                    .containsExactlyInAnyOrderElementsOf(
                            written.stream().map(Written::name).toList());
            assertThat(read.stream().mapToLong(Read::place).toArray())
                    .isEqualTo(LongStream.rangeClosed(1, read.size()).toArray());
            assertThat(outOfOrder(read, written)).isEmpty();
        } finally {
            stop.countDown();
            pool.shutdown();
        }
    }

    /** Each writer changes tickets of its own and some that all change; a transaction stays open for up to 15 ms. */
    private static List<Written> write(ExecutorService pool) throws Exception {
        var written = new ConcurrentLinkedQueue<Written>();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var me = "w" + writer;
            writers.add(() -> {
                var random = ThreadLocalRandom.current();
                try (var connection = tables.connect()) {
                    connection.setAutoCommit(false);
                    for (int turn = 0; turn < TURNS; turn++) {
                        var chain = random.nextInt(4) == 0 ? "ticket:" + random.nextInt(3) : "ticket:" + me;
                        var begun = System.nanoTime();
                        EventTables.append(connection, chain, "{\"name\": \"" + me + "-" + turn + "\"}");
                        EventTables.run(connection, "select pg_sleep(random() * 0.015)");
                        if (random.nextInt(6) == 0) {
                            connection.rollback(); // an id that will never be there
                            begun = System.nanoTime();
                            EventTables.append(connection, chain, "{\"name\": \"" + me + "-" + turn + "\"}");
                        }
                        connection.commit();
                        written.add(new Written(me + "-" + turn, begun, System.nanoTime()));
                    }
                }
                return null;
            });
        }
        for (var done : pool.invokeAll(writers)) {
            done.get();
        }
        return List.copyOf(written);
    }

    private static Void givePlaces(CountDownLatch stop) throws SQLException {
        try (var connection = tables.connect()) {
            while (stop.getCount() > 0) {
                EventTables.number(connection);
            }
        }
        return null;
    }

    /** Goes on after the last place it has seen, as a program does that follows the feed. */
    private static List<Read> follow(int wanted) throws SQLException {
        var read = new ArrayList<Read>();
        long place = 0;
        try (var connection = tables.connect()) {
            while (read.size() < wanted) {
                for (var row : part(connection, place)) {
                    read.add(row);
                    place = row.place();
                }
            }
        }
        return read;
    }

    private static List<Read> part(Connection connection, long after) throws SQLException {
        var rows = EventTables.rows(
                connection,
                "select feed, payload->>'name' from event where feed > " + after + " order by feed limit 50");
        return rows.stream()
                .map(row -> new Read(Long.parseLong(String.valueOf(row.get(0))), String.valueOf(row.get(1))))
                .toList();
    }

    /** Events that come before one whose transaction had ended before they were begun. */
    private static List<String> outOfOrder(List<Read> read, List<Written> written) {
        var byName = new HashMap<String, Written>();
        written.forEach(event -> byName.put(event.name(), event));
        var wrong = new ArrayList<String>();
        var earliestEndBehind = Long.MAX_VALUE;
        var inverse = new ArrayList<>(read);
        inverse.sort(Comparator.comparingLong(Read::place).reversed());
        for (var event : inverse) {
            var times = byName.get(event.name());
            if (times == null || times.begun() > earliestEndBehind) {
                wrong.add(event.name());
            } else {
                earliestEndBehind = Math.min(earliestEndBehind, times.ended());
            }
        }
        return wrong;
    }
}
