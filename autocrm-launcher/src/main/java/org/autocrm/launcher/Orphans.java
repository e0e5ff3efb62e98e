package org.autocrm.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A note of which process works on a folder, so that a later run can end it when this one was killed.
 *
 * <p>The note has the process' number and the moment it started, because numbers are given out again.
 */
final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphans() {}

    static void note(Path folder, long pid) {
        ProcessHandle.of(pid).ifPresent(process -> write(folder.resolve("process"), describe(process)));
    }

    /**
     * Ends the process that an earlier run left on this folder, if it still works. Call only with the folder locked.
     */
    static void end(Path folder) {
        try {
            var note = folder.resolve("process");
            if (Files.exists(note)) {
                parse(Files.readString(note)).ifPresent(Orphans::end);
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The living process that this note is of. */
    static Optional<ProcessHandle> parse(String note) {
        var words = note.strip().split(" ", 2);
        if (!words[0].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> describe(process).equals(note.strip()));
    }

    /** The living process of this number, if its command line has this text. */
    static Optional<ProcessHandle> find(String pid, String text) {
        if (!pid.strip().matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .filter(process -> process.info().commandLine().orElse("").contains(text));
    }

    static String describe(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
