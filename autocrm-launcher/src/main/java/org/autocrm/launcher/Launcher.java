package org.autocrm.launcher;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.autocrm.launcher.demo.DemoData;

/**
 * Runs AutoCRM in the foreground until it is told to stop: PostgreSQL, in a demo a mail server, the server with the
 * application.
 *
 * <p>What cannot work ends it with one sentence and the exit code 1.
 */
public final class Launcher {

    private final Console console = new Console();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Path root;
    private Settings settings;
    private volatile boolean stopping;

    private Launcher(Settings settings, Path root) {
        this.settings = settings;
        this.root = root;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Launcher(Settings.ofThisProcess(), BuildFolder.find().root()).runUntilStopped();
        } catch (Refusal refusal) {
            new Console().refuse(refusal);
            System.exit(1);
        }
    }

    private void runUntilStopped() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-all"));
        try {
            run();
        } catch (Refusal refusal) {
            if (stopping) {
                new CountDownLatch(1).await(); // whatever failed, failed because everything is being stopped
            }
            throw refusal;
        }
    }

    private void run() throws InterruptedException {
        var begin = Instant.now();
        var data = root.resolve(settings.get(Setting.DATA)).normalize();
        keep(FolderLock.take(data));
        endOrphanServers(data);
        refuseBusyPort();
        if (!settings.has(Setting.SECRET_KEY)) {
            settings = settings.with(Setting.SECRET_KEY, SecretKey.keptIn(data));
        }
        bringDatabase(data);
        bringMailServer();
        var server = startServer(data);
        server.waitUntilReady();
        console.welcome(
                settings,
                server.logFile(),
                Duration.between(begin, Instant.now()).toSeconds());
        if (settings.isOn(Setting.DEMO)) {
            fillDemo();
        }
        server.setUpLink().ifPresent(console::setUp);
        console.farewell();
        server.waitForEnd();
        throw new Refusal("The server ended; its last lines, from " + server.logFile() + ":\n" + server.lastLines());
    }

    private void refuseBusyPort() {
        var host = settings.get(Setting.HTTP_HOST);
        var port = settings.port(Setting.HTTP_PORT);
        if (!Ports.isFree(host, port)) {
            throw new Refusal("Port " + port + " on " + host + " is in use: choose another with AUTOCRM_HTTP_PORT.");
        }
        settings = settings.withDefault(Setting.PUBLIC_URL, "http://localhost:" + port);
    }

    /** A server that a killed run left behind holds connections, so it goes before its PostgreSQL. */
    private void endOrphanServers(Path data) {
        for (var server : Server.values()) {
            Orphans.end(data.resolve(server.id()));
        }
    }

    private void bringDatabase(Path data) {
        if (settings.has(Setting.DB_HOST)) {
            settings = settings.withDefault(Setting.DB_PORT, "5432");
            DatabaseCheck.check(settings);
        } else {
            console.say("Starting PostgreSQL in " + data.resolve("postgresql") + " ...");
            var port = settings.isSet(Setting.DB_PORT) ? settings.port(Setting.DB_PORT) : Ports.free();
            var database = keep(Database.start(data.resolve("postgresql"), port));
            take(database.settings());
        }
    }

    private void bringMailServer() {
        if (settings.isOn(Setting.DEMO) && !settings.has(Setting.SMTP_HOST) && !settings.has(Setting.MAILBOX_HOST)) {
            var mail = keep(MailServer.start(
                    settings.port(Setting.DEMO_SMTP_PORT),
                    settings.port(Setting.DEMO_IMAP_PORT),
                    settings.get(Setting.MAILBOX_ADDRESS)));
            take(mail.settings());
        }
    }

    private RunningServer startServer(Path data) {
        var kind = Server.of(settings.get(Setting.SERVER));
        console.say("Starting AutoCRM on " + kind.id() + " ...");
        return keep(Installation.of(kind, data, settings.asEnvironment()).start());
    }

    private void fillDemo() {
        try (var connection = connect()) {
            DemoData.load(connection);
        } catch (SQLException e) {
            throw new Refusal("The demo's people and tickets cannot be written: " + e.getMessage(), e);
        }
        console.demo(settings, DemoData.logIns());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + settings.get(Setting.DB_HOST) + ":" + settings.get(Setting.DB_PORT) + "/"
                        + settings.get(Setting.DB_NAME),
                settings.get(Setting.DB_USER),
                settings.get(Setting.DB_PASSWORD));
    }

    private void take(Map<String, String> found) {
        for (var setting : Setting.values()) {
            var value = found.get(setting.variable());
            if (value != null) {
                settings = settings.with(setting, value);
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        synchronized (running) {
            running.push(part);
        }
        return part;
    }

    /** The last started first. A part that does not stop keeps no other from it. */
    private void stopAll() {
        stopping = true;
        synchronized (running) {
            while (!running.isEmpty()) {
                try {
                    running.pop().close();
                } catch (Exception e) {
                    console.say("While stopping: " + e.getMessage());
                }
            }
        }
        ChildProcess.endAll();
    }
}
