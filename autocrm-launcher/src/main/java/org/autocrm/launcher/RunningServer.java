package org.autocrm.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A server process with AutoCRM in it. */
public final class RunningServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LAST_LINES = 15;

    private final ChildProcess process;
    private final Distribution distribution;
    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    RunningServer(ChildProcess process, Distribution distribution, Settings settings) {
        this.process = process;
        this.distribution = distribution;
        this.url = "http://" + settings.get(Setting.HTTP_HOST) + ":" + settings.get(Setting.HTTP_PORT);
    }

    /** Waits until the health address says that AutoCRM is ready. Refuses with the reason when it never will be. */
    public RunningServer waitUntilReady() {
        var deadline = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            var alive = process.isAlive();
            Log.sentence(Log.lines(logFile()), distribution).ifPresent(sentence -> {
                throw new Refusal(sentence);
            });
            if (!alive) {
                throw new Refusal("The server ended before AutoCRM was ready; its last lines, from " + logFile() + ":\n"
                        + lastLines());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Refusal("AutoCRM is not ready after " + PATIENCE.toMinutes()
                        + " minutes; the server's last lines, from " + logFile() + ":\n" + lastLines());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return this;
    }

    /** Whether the health address answers 200 now. */
    public boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "/autocrm/health/ready"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The start was interrupted.", e);
        }
    }

    /** The address the server listens at, without a path. */
    public String url() {
        return url;
    }

    public Path logFile() {
        return process.log();
    }

    public long pid() {
        return process.pid();
    }

    public Duration cpuTime() {
        return process.cpuTime();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The link with which the first administrator is made, if the application has printed one. */
    public Optional<String> setUpLink() {
        return Log.setUpLink(Log.lines(logFile()));
    }

    /** The last lines the server wrote. */
    public String lastLines() {
        var lines = Log.lines(logFile());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Asks it to stop, and waits until it has. */
    public void stop() {
        process.stop(Duration.ofSeconds(40));
    }

    /** Makes it stand still, as a machine that is away does. */
    public void pause() {
        process.signal("STOP");
    }

    public void resume() {
        process.signal("CONT");
    }

    /** Waits until the server ends by itself. */
    public void waitForEnd() throws InterruptedException {
        process.awaitEnd();
    }

    @Override
    public void close() {
        stop();
    }

    /** Reads what a server wrote. */
    static final class Log {

        private static final String REFUSAL = "AutoCRM cannot start: ";
        /** Payara writes it. */
        private static final String END_OF_A_RECORD = "|#]";

        private static final String SET_UP = "AutoCRM set-up: ";

        private Log() {}

        static List<String> lines(Path file) {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Why the application does not start: its own sentence if it said one, else what the server says. */
        static Optional<String> sentence(List<String> lines, Distribution distribution) {
            return after(lines, REFUSAL)
                    .map(sentence -> "AutoCRM cannot start: " + sentence)
                    .or(() -> lines.stream()
                            .flatMap(line -> distribution.failureIn(line).stream())
                            .findFirst()
                            .map(line -> "The server could not start AutoCRM: " + line));
        }

        static Optional<String> setUpLink(List<String> lines) {
            return after(lines, SET_UP).map(text -> text.split("\\s", 2)[0]);
        }

        private static Optional<String> after(List<String> lines, String mark) {
            return lines.stream()
                    .filter(line -> line.contains(mark))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(mark) + mark.length()))
                    .map(text -> text.replace(END_OF_A_RECORD, "").strip());
        }
    }
}
