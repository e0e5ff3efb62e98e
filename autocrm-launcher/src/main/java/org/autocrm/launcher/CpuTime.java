package org.autocrm.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time of a process and of all its children, those that have ended included. */
final class CpuTime {

    private static final int TICKS_PER_SECOND = 100;

    private CpuTime() {}

    static Duration of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(CpuTime::ofOne)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration ofOne(ProcessHandle process) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
        } catch (IOException e) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    /** Reads utime, stime, cutime and cstime from a line of {@code /proc/PID/stat}. */
    static Duration parse(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
