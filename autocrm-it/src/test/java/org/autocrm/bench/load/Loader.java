package org.autocrm.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.autocrm.launcher.Database;

/**
 * Fills a database that the application has migrated and the demo has given its staff: so many tickets, five times as
 * many messages, sixty thousand customers. The server must not run meanwhile.
 *
 * <p>Several threads make rows and copy them. Triggers and the checks of foreign keys rest on their connections, so
 * what triggers keep is rebuilt afterwards (see {@link Derived}); secondary indexes are built when the rows are there.
 * A load that failed leaves a database that nobody can use.
 */
public final class Loader {

    private static final int CHUNK = 10_000;
    private static final int RANGE = 5_000;
    private static final List<String> TABLES = List.of("ticket", "message", "ticket_tag", "event", "routing_decision");

    /** Left to itself, PostgreSQL would write a checkpoint every gigabyte, and vacuum what is being filled. */
    private static final List<String> TUNING =
            List.of("max_wal_size = '8GB'", "checkpoint_timeout = '1h'", "autovacuum = off");

    private static final String WORK_MEMORY = "set work_mem = '256MB'; set maintenance_work_mem = '512MB'";

    private final Database database;
    private final long tickets;
    private final TicketMaker maker;
    private final Chunk.Ids ids;
    private final int threads;
    private final List<Step> steps = new ArrayList<>();

    /** A part of the loading: how many rows or indexes it wrote, and how long it took. */
    public record Step(String name, long count, Duration took) {

        /** It as a line, to be kept beside what was loaded. */
        public String line() {
            return count + "\t" + took.toMillis() + "\t" + name;
        }

        /** What {@link #line} wrote. */
        public static Step parse(String line) {
            var parts = line.split("\t", 3);
            return new Step(parts[2], Long.parseLong(parts[0]), Duration.ofMillis(Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return "%-32s %,12d  %7.1f s".formatted(name, count, took.toMillis() / 1e3);
        }
    }

    private interface Work {
        long run() throws Exception;
    }

    private Loader(Database database, long tickets, long seed, int threads) throws SQLException {
        this.database = database;
        this.tickets = tickets;
        this.threads = threads;
        try (var connection = database.connect()) {
            var sequences = new Sequences(connection);
            ids = new Chunk.Ids(
                    sequences.takeInBlocks("ticket_seq", tickets),
                    sequences.take("ticket_number", tickets),
                    sequences.take("message_seq", tickets * 5),
                    sequences.take("event_seq", tickets),
                    sequences.take("event_feed", tickets),
                    sequences.takeInBlocks("customer_seq", Customers.CUSTOMERS),
                    sequences.takeInBlocks("organization_seq", Customers.ORGANIZATIONS));
            maker = new TicketMaker(Staff.read(connection), tickets, ids.number(), Instant.now(), seed);
        }
    }

    /**
     * Loads, and says what took how long.
     *
     * @param tickets a multiple of 1000
     * @param seed the same one writes the same, but for the times, which end with last week
     */
    public static List<Step> load(Database database, long tickets, long seed, int threads) throws Exception {
        var loader = new Loader(database, tickets, seed, threads);
        loader.tune(true);
        try {
            loader.run();
        } finally {
            loader.tune(false);
        }
        return loader.steps;
    }

    private void run() throws Exception {
        step("customers and organizations", this::copyPeople);
        var derived = Derived.in(database);
        var late = derived.stream().map(Derived::table).toList();
        var early = TABLES.stream().filter(table -> !late.contains(table)).toList();
        var indexes = SecondaryIndexes.dropped(database, early);
        var lateIndexes = SecondaryIndexes.dropped(database, late);
        step("tickets and all that is theirs", this::copyTickets);
        step("secondary indexes", () -> inThreads(indexes.definitions().map(this::command)));
        step("statistics", () -> inThreads(TABLES.stream().map(table -> command("analyze " + table))));
        for (var each : derived) {
            step(each.name(), () -> inThreads(each.isInRanges() ? ranges(each.sql()) : Stream.of(command(each.sql()))));
        }
        if (!derived.isEmpty()) {
            step("their indexes", () -> inThreads(lateIndexes.definitions().map(this::command)));
        }
        step("vacuum and checkpoint", () -> command("vacuum analyze").call() + checkpoint());
    }

    private void step(String name, Work work) throws Exception {
        var begin = System.nanoTime();
        var count = work.run();
        var step = new Step(name, count, Duration.ofNanos(System.nanoTime() - begin));
        steps.add(step);
        System.out.println("  " + step);
    }

    private void tune(boolean on) throws SQLException {
        try (var connection = database.connectAsSuperuser();
                var statement = connection.createStatement()) {
            for (var setting : TUNING) {
                statement.execute("alter system "
                        + (on ? "set " + setting : "reset " + setting.substring(0, setting.indexOf(' '))));
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    private long copyPeople() throws SQLException {
        var customers = maker.customers();
        var since = maker.begin();
        var organizations = new CopyTable("organization", "id, name, domain");
        long id = ids.organization();
        for (var organization : customers.organizations()) {
            organizations.add(id++, organization.name(), organization.domain());
        }
        var people = new CopyTable("customer", "id, email, name, organization_id, language, created_at");
        id = ids.customer();
        for (var customer : customers.all()) {
            var organization = customer.isAlone() ? null : ids.organization() + customer.organization();
            people.add(id++, customer.email(), customer.name(), organization, customer.language(), since);
        }
        var tags = new CopyTable("tag", "name, created_at");
        TicketMaker.tags().forEach(name -> tags.add(name, since));
        try (var connection = copying()) {
            long rows = organizations.send(connection) + people.send(connection) + tags.send(connection);
            connection.commit();
            return rows;
        }
    }

    private long copyTickets() throws Exception {
        return inThreads(LongStream.range(0, (tickets + CHUNK - 1) / CHUNK).mapToObj(chunk -> () -> {
            var rows = new Chunk(maker, ids, chunk * CHUNK, Math.min(tickets, (chunk + 1) * CHUNK));
            try (var connection = copying()) {
                var count = rows.send(connection);
                connection.commit();
                return count;
            }
        }));
    }

    /** A connection whose rows pass no trigger and no foreign key. */
    private Connection copying() throws SQLException {
        var connection = database.connectAsSuperuser();
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica; set synchronous_commit = off");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private Callable<Long> command(String sql) {
        return () -> {
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute(WORK_MEMORY);
                statement.execute(sql);
                return (long) Math.max(1, statement.getUpdateCount());
            }
        };
    }

    /** A statement for all tickets that there are, some thousands at a time. */
    private Stream<Callable<Long>> ranges(String sql) {
        long last = ids.ticket() + tickets - 1;
        return LongStream.rangeClosed(0, last / RANGE).mapToObj(range -> () -> {
            try (var connection = database.connect();
                    var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, range * RANGE);
                statement.setLong(2, Math.min(last, (range + 1) * RANGE - 1));
                statement.execute();
                return Math.min(last + 1 - range * RANGE, RANGE);
            }
        });
    }

    private long checkpoint() throws SQLException {
        try (var connection = database.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
            return 1;
        }
    }

    private long inThreads(Stream<Callable<Long>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            long sum = 0;
            for (Future<Long> done : work.map(pool::submit).toList()) {
                sum += done.get();
            }
            return sum;
        } finally {
            pool.shutdownNow();
        }
    }
}
