package org.autocrm.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A process that this one started, whose output goes to a file, and which Ctrl-C on the terminal does not reach by
 * itself.
 */
final class ChildProcess {

    private static final List<String> OWN_SESSION = ownSession();

    private static final Set<ChildProcess> STARTED = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("NonFinalStaticField")
    private static boolean noMore;

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it. The log of the run before is kept beside the new one, with {@code .1} at its end. */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(concat(OWN_SESSION, command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AUTOCRM_"));
            builder.environment().putAll(environment);
            return started(builder, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized ChildProcess started(ProcessBuilder builder, Path log) throws IOException {
        if (noMore) {
            throw new Refusal("The start was interrupted.");
        }
        var child = new ChildProcess(builder.start(), log);
        STARTED.add(child);
        return child;
    }

    /** Ends all that are left and lets none start any more, because this process ends. */
    static synchronized void endAll() {
        noMore = true;
        STARTED.forEach(ChildProcess::kill);
    }

    private static List<String> ownSession() {
        for (var folder : List.of("/usr/bin", "/bin")) {
            if (Files.isExecutable(Path.of(folder, "setsid"))) {
                return List.of(folder + "/setsid");
            }
        }
        return List.of();
    }

    static List<String> concat(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** The processor time it and its children have used. */
    Duration cpuTime() {
        return CpuTime.of(process.toHandle());
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofMinutes(1));
    }

    /** Asks it to end, and ends it when it has not within this time. */
    void stop(Duration patience) {
        process.destroy();
        if (!awaitEnd(patience)) {
            kill();
        }
    }

    /** Sends a signal by its name, such as {@code STOP} or {@code CONT}. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it ended within this time. */
    boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Waits until it has ended, however long that takes. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }
}
