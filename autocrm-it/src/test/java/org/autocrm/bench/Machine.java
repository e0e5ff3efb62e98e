package org.autocrm.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The machine that measures, described without its name.
 *
 * @param load how many processes wanted a processor in the minute before; figures of a busy machine say little
 */
record Machine(String processor, int processors, long memoryGigabytes, String system, String java, double load) {

    static Machine here() throws IOException {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(
                        Long.parseLong("0" + value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String value(String file, String name) throws IOException {
        var path = Path.of(file);
        var lines = Files.exists(path) ? Files.readAllLines(path) : List.<String>of();
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return "%d processors (%s), %d GB of memory, %s, Java %s, load %.1f before it began"
                .formatted(
                        processors, processor.isEmpty() ? "unknown" : processor, memoryGigabytes, system, java, load);
    }
}
