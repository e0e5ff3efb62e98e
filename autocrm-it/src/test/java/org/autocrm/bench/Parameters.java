package org.autocrm.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of the benchmark is asked for, by {@code -Dbench.NAME=...}.
 *
 * @param tickets in the large database; a multiple of 1000
 * @param small tickets in the small one that it is compared with; 0 leaves it out
 * @param clients how many at once, one measurement each
 * @param seconds of each measurement
 * @param heat seconds that the server works on all scenarios in turn before the first measurement
 * @param warmUp seconds at most until the CPU of a request is steady
 * @param reuse whether the large database of the run before is good enough
 * @param only the names of the scenarios to measure contain this; the pages are not written then
 * @param folder of the databases
 * @param seed of all that is random
 * @param threads that make and copy rows
 */
record Parameters(
        long tickets,
        long small,
        List<Integer> clients,
        int seconds,
        int heat,
        int warmUp,
        boolean reuse,
        String only,
        Path folder,
        long seed,
        int threads) {

    static Parameters ofThisProcess() {
        return new Parameters(
                Long.parseLong(get("tickets", "1000000")),
                Long.parseLong(get("small", "20000")),
                Stream.of(get("clients", "1,4,16").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(get("seconds", "10")),
                Integer.parseInt(get("heat", "300")),
                Integer.parseInt(get("warmup", "20")),
                Boolean.parseBoolean(get("reuse", "false")),
                get("only", ""),
                Path.of(get("folder", "target/bench")),
                Long.parseLong(get("seed", "1")),
                Integer.parseInt(get("threads", "3")));
    }

    private static String get(String name, String otherwise) {
        return System.getProperty("bench." + name, otherwise);
    }
}
