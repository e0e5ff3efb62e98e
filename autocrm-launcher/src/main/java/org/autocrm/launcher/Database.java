package org.autocrm.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL that AutoCRM brings, with its data in a folder that is kept.
 *
 * <p>It listens on the loopback address only, for the superuser {@code postgres} and the user {@code autocrm}, who owns
 * the database {@code autocrm}; both have the password that lies beside the data. Takes over a folder that a killed run
 * left behind.
 */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> CONFIGURATION = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=80",
            "shared_buffers=" + sharedBuffers(memory()) + "MB",
            "effective_cache_size=" + 3 * sharedBuffers(memory()) + "MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "random_page_cost=1.1",
            "jit=off",
            "huge_pages=off",
            "lc_messages=C");

    private final PostgresPrograms programs;
    private final Path folder;
    private final int port;
    private final String password;
    private final FolderLock lock;
    private ChildProcess process;

    private Database(PostgresPrograms programs, Path folder, int port, String password, FolderLock lock) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.lock = lock;
        this.process = launch();
    }

    /** Starts PostgreSQL on this port and waits until it answers. An empty folder becomes a database first. */
    public static Database start(Path dataFolder, int port) {
        var folder = dataFolder.toAbsolutePath().normalize();
        if (!Ports.isFree("127.0.0.1", port)) {
            throw new Refusal("Port " + port + " for PostgreSQL is in use: choose another with AUTOCRM_DB_PORT.");
        }
        var lock = FolderLock.take(folder);
        try {
            var programs = PostgresPrograms.unpackedIn(BuildFolder.find().postgresql());
            refuseOtherVersion(programs, folder);
            var password = password(folder);
            create(programs, folder);
            endOrphan(folder);
            var database = new Database(programs, folder, port, password, lock);
            database.awaitAnswer();
            database.makeDatabase();
            return database;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path cluster(Path folder) {
        return folder.resolve("cluster");
    }

    private static void refuseOtherVersion(PostgresPrograms programs, Path folder) throws IOException {
        var file = cluster(folder).resolve("PG_VERSION");
        if (Files.exists(file)) {
            var made = Files.readString(file).strip();
            var ours = majorVersion(programs.run("postgres", "--version").output());
            if (!made.equals(ours)) {
                throw new Refusal("The database in " + folder + " was made by PostgreSQL " + made
                        + " and this AutoCRM brings PostgreSQL " + ours
                        + ": start it with the AutoCRM that made it, or move the data with pg_dump.");
            }
        }
    }

    /** The 18 in "postgres (PostgreSQL) 18.6". */
    static String majorVersion(String version) {
        return version.replaceFirst("^.*\\) ", "").replaceFirst("[^0-9].*$", "");
    }

    private static String password(Path folder) throws IOException {
        var file = folder.resolve("password");
        if (!Files.exists(file)) {
            var random = new byte[16];
            new SecureRandom().nextBytes(random);
            var unfinished = folder.resolve("password.unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, HexFormat.of().formatHex(random));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file);
    }

    private static void create(PostgresPrograms programs, Path folder) throws IOException {
        if (Files.isDirectory(cluster(folder))) {
            return;
        }
        var outcome = initialise(programs, folder, "C.UTF-8");
        if (!outcome.isGood()) {
            outcome = initialise(programs, folder, "C");
        }
        if (!outcome.isGood()) {
            throw new Refusal("PostgreSQL cannot make a database in " + folder + ": " + lastLine(outcome.output()));
        }
        Files.move(folder.resolve("unfinished"), cluster(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    private static PostgresPrograms.Outcome initialise(PostgresPrograms programs, Path folder, String locale) {
        Folders.delete(folder.resolve("unfinished"));
        return programs.run(
                "initdb",
                "--pgdata=" + folder.resolve("unfinished"),
                "--username=postgres",
                "--pwfile=" + folder.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale,
                "--locale-provider=icu",
                "--icu-locale=und");
    }

    private static String lastLine(String text) {
        return text.lines().reduce("no reason given", (first, second) -> second);
    }

    /**
     * Whoever still works on these files was started by a run that was killed, because the folder is locked by this
     * one.
     */
    private static void endOrphan(Path folder) throws IOException {
        Orphans.end(folder);
        var file = cluster(folder).resolve("postmaster.pid");
        if (Files.exists(file)) {
            Orphans.find(
                            Files.readString(file).lines().findFirst().orElse(""),
                            cluster(folder).toString())
                    .ifPresent(Orphans::end);
            Files.deleteIfExists(file);
        }
    }

    /**
     * The memory that PostgreSQL keeps tables in: a quarter of the machine's, as its manual advises (chapter Resource
     * Consumption), but no more than what a million tickets need. The system hands it out as it is used.
     *
     * @param memory of the machine, in bytes
     * @return in megabytes, from 128 to 2,048
     */
    static long sharedBuffers(long memory) {
        return Math.max(128, Math.min(2_048, memory / (4 * 1_024 * 1_024)));
    }

    private static long memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private ChildProcess launch() {
        var arguments = new ArrayList<String>(List.of("-D", cluster(folder).toString(), "-p", Integer.toString(port)));
        CONFIGURATION.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        var started = ChildProcess.start(
                programs.command("postgres", arguments), Map.of(), folder, folder.resolve("postgresql.log"));
        Orphans.note(folder, started.pid());
        return started;
    }

    private void awaitAnswer() {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                superuser("postgres").close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    if (Instant.now().isAfter(deadline) || !leftoversAreEnding()) {
                        throw new Refusal("PostgreSQL does not start: " + lastLine(logText()), e);
                    }
                    process = launch();
                } else if (Instant.now().isAfter(deadline)) {
                    throw new Refusal("PostgreSQL does not answer: " + lastLine(logText()), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /** After a kill, the processes of open connections end a moment later than their parent. */
    private boolean leftoversAreEnding() {
        return logText().contains("pre-existing shared memory block");
    }

    private String logText() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeDatabase() {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            try (var role = statement.executeQuery("select from pg_roles where rolname = 'autocrm'")) {
                if (!role.next()) {
                    statement.execute("create role autocrm login password '" + password + "'");
                }
            }
            try (var database = statement.executeQuery("select from pg_database where datname = 'autocrm'")) {
                if (!database.next()) {
                    statement.execute("create database autocrm owner autocrm");
                }
            }
        } catch (SQLException e) {
            throw new Refusal("PostgreSQL does not make the database: " + e.getMessage(), e);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", password);
    }

    /** A connection of the user autocrm to the database autocrm. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password);
    }

    /** A connection of the superuser to the database autocrm. */
    public Connection connectAsSuperuser() throws SQLException {
        return superuser("autocrm");
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/autocrm";
    }

    public int port() {
        return port;
    }

    public String user() {
        return "autocrm";
    }

    public String password() {
        return password;
    }

    /** The settings with which an application finds it. */
    public Map<String, String> settings() {
        return Map.of(
                Setting.DB_HOST.variable(),
                "127.0.0.1",
                Setting.DB_PORT.variable(),
                Integer.toString(port),
                Setting.DB_NAME.variable(),
                "autocrm",
                Setting.DB_USER.variable(),
                user(),
                Setting.DB_PASSWORD.variable(),
                password);
    }

    public Path log() {
        return folder.resolve("postgresql.log");
    }

    /** The process that all connections are children of. */
    public long pid() {
        return process.pid();
    }

    /** The processor time of PostgreSQL with all its connections, those that are closed included. */
    public Duration cpuTime() {
        return process.cpuTime();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends it at once, as {@code kill -9} does. The data survives, and {@link #restart} goes on with it. */
    public void kill() {
        process.kill();
    }

    /** Ends open connections and stops. */
    public void stop() {
        if (process.isAlive()) {
            programs.run("pg_ctl", "stop", "-D", cluster(folder).toString(), "-m", "fast", "-w", "-t", "30");
            process.stop(Duration.ofSeconds(5));
        }
    }

    /** Makes it stand still, as a machine that is away does. */
    public void pause() {
        process.signal("STOP");
    }

    public void resume() {
        process.signal("CONT");
    }

    /** Starts it again on the same port and data, and waits until it answers. */
    public void restart() {
        stop();
        try {
            endOrphan(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch();
        awaitAnswer();
    }

    /** Stops it and gives its folder free. */
    @Override
    public void close() {
        stop();
        lock.close();
    }
}
