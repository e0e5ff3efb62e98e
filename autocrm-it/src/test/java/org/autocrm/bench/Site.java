package org.autocrm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.autocrm.bench.load.Loader;
import org.autocrm.it.Stage;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Installation;
import org.autocrm.launcher.MailServer;
import org.autocrm.launcher.Ports;
import org.autocrm.launcher.RunningServer;
import org.autocrm.launcher.demo.DemoData;

/** AutoCRM as the run command runs it, but with a heap of 512 MB and very many tickets. */
final class Site implements AutoCloseable {

    static final String HEAP = "512m";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final double QUIET = 0.1; // of a processor

    /** A program that measures wants no limit of its own rate. */
    private static final String NO_LIMIT = """
            do $$ begin
                if exists (select from information_schema.columns where table_name = 'api_key' and column_name = 'rate_limit') then
                    update api_key set rate_limit = 1000000000;
                end if;
            end $$
            """;

    private static final String UNSETTLED = """
            select exists (select from event where feed is null)
                or exists (select from event where not relayed)
                or exists (select from message where delivery in ('QUEUED', 'SENDING'))
                or exists (select from stored_mail where state = 'KEPT')
            """;

    private final Database database;
    private final Installation installation;
    private final Deque<AutoCloseable> running;
    private List<Loader.Step> steps = List.of();
    private RunningServer server;

    @SuppressWarnings("NullAway.Init") // start() gives it the server
    private Site(Path folder) {
        running = new ConcurrentLinkedDeque<>();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close-site"));
        database = kept(Database.start(folder.resolve("postgresql"), Ports.free()));
        var mail = kept(MailServer.start(Ports.free(), Ports.free(), "support@autocrm.example"));
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(mail.settings());
        settings.putAll(Map.of("AUTOCRM_HEAP", HEAP, "AUTOCRM_DEMO", "true"));
        installation = Installation.of(Stage.kind(), folder, settings);
    }

    /** Processor time used so far. */
    record Cpu(Duration server, Duration database) {

        static final Cpu NONE = new Cpu(Duration.ZERO, Duration.ZERO);

        Cpu plus(Cpu more) {
            return new Cpu(server.plus(more.server), database.plus(more.database));
        }

        Cpu since(Cpu before) {
            return new Cpu(server.minus(before.server), database.minus(before.database));
        }

        Duration sum() {
            return server.plus(database);
        }
    }

    /** Starts all of it on the database in the folder, which is loaded first unless it may be reused. */
    static Site open(Path folder, long tickets, boolean reuse, Parameters parameters) throws Exception {
        var mark = folder.resolve("loaded");
        var wanted = tickets + " tickets of seed " + parameters.seed();
        var kept = reuse && Files.exists(mark) ? Files.readAllLines(mark) : List.<String>of();
        boolean loaded = !kept.isEmpty() && kept.get(0).equals(wanted);
        if (!loaded) {
            Folders.fresh(folder);
        }
        var site = new Site(folder);
        try {
            if (loaded) {
                site.steps = kept.stream().skip(1).map(Loader.Step::parse).toList();
            } else {
                site.load(tickets, parameters);
                var lines = Stream.concat(Stream.of(wanted), site.steps.stream().map(Loader.Step::line));
                Files.write(mark, lines.toList());
            }
            site.start();
            return site;
        } catch (Exception e) {
            site.close();
            throw e;
        }
    }

    private void load(long tickets, Parameters parameters) throws Exception {
        start();
        try (var connection = database.connect()) {
            DemoData.load(connection);
        }
        server.stop();
        steps = Loader.load(database, tickets, parameters.seed(), parameters.threads());
    }

    private void start() throws SQLException {
        server = kept(installation.start());
        server.waitUntilReady();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(NO_LIMIT);
        }
    }

    private <T extends AutoCloseable> T kept(T started) {
        running.push(started);
        return started;
    }

    List<Loader.Step> steps() {
        return steps;
    }

    String url() {
        return server.url();
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    Cpu cpu() {
        return new Cpu(server.cpuTime(), database.cpuTime());
    }

    /** Bytes of the largest tables with their indexes, the largest first, and of the whole database. */
    Map<String, Long> sizes() throws SQLException {
        var sizes = new LinkedHashMap<String, Long>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        (select relname, pg_total_relation_size(oid) from pg_class
                            where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc limit 8)
                        union all select 'all of it', pg_database_size(current_database())
                        """)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sizes;
    }

    /** The most memory that the server's process took so far, in MB; 0 where the system does not tell. */
    long peakMemory() throws IOException {
        var status = Path.of("/proc", Long.toString(server.pid()), "status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(0);
    }

    /** Waits until the followers have nothing left to do and nobody works any more. */
    void settle() throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while ((isAtWork() || isUnsettled()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private boolean isAtWork() {
        var before = cpu();
        var begin = System.nanoTime();
        LockSupport.parkNanos(LOOK.toNanos());
        return cpu().since(before).sum().toNanos() > QUIET * (System.nanoTime() - begin);
    }

    private boolean isUnsettled() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(UNSETTLED)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Ends all of it, also when the benchmark is interrupted; a second time does nothing. */
    @Override
    public synchronized void close() {
        for (var each = running.poll(); each != null; each = running.poll()) {
            try {
                each.close();
            } catch (Exception e) {
                System.err.println("does not end: " + e);
            }
        }
    }
}
