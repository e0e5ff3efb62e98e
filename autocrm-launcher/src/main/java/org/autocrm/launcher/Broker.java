package org.autocrm.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipInputStream;

/** A remote Artemis broker in a process of its own, with the queues of AutoCRM, for tests that stop and start it. */
public final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private ChildProcess process;

    private Broker(Path folder, int port, Map<String, String> settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * Starts it with its journal in the folder and waits until it takes connections. The settings are the
     * AUTOCRM_RETRY_ ones.
     */
    public static Broker start(Path folder, int port, Map<String, String> settings) {
        unpack(BuildFolder.find().rar(), folder.resolve("jars"));
        var broker = new Broker(folder.toAbsolutePath(), port, settings);
        broker.awaitAnswer();
        return broker;
    }

    private static void unpack(Path rar, Path folder) {
        if (!Files.exists(rar)) {
            throw new Refusal(rar + " is missing: build autocrm-artemis-rar first.");
        }
        Folders.fresh(folder);
        try (var zip = new ZipInputStream(Files.newInputStream(rar))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches("[^/]+\\.jar")) {
                    Files.copy(zip, folder.resolve(entry.getName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProcess launch() {
        var environment = new TreeMap<>(settings);
        environment.put("AUTOCRM_BROKER_HOST", "127.0.0.1");
        environment.put("AUTOCRM_BROKER_PORT", Integer.toString(port));
        environment.put("AUTOCRM_BROKER_DATA", folder.resolve("data").toString());
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                folder.resolve("jars") + "/*",
                "org.autocrm.artemis.StandaloneBroker");
        return ChildProcess.start(command, environment, folder, folder.resolve("broker.log"));
    }

    private void awaitAnswer() {
        var deadline = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new Refusal("The broker does not start; see " + process.log() + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The settings with which a server finds it. */
    public Map<String, String> settings() {
        return Map.of(
                Setting.BROKER_HOST.variable(), "127.0.0.1", Setting.BROKER_PORT.variable(), Integer.toString(port));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return process.log();
    }

    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Makes it stand still, as a machine that is away does. */
    public void pause() {
        process.signal("STOP");
    }

    public void resume() {
        process.signal("CONT");
    }

    /** Starts it again on the same port and journal. */
    public void restart() {
        stop();
        process = launch();
        awaitAnswer();
    }

    @Override
    public void close() {
        stop();
    }
}
