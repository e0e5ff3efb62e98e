package org.autocrm.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.autocrm.bench.Scenario.Opening;
import org.autocrm.bench.Scenario.Turn;
import org.autocrm.bench.Site.Cpu;
import org.jspecify.annotations.Nullable;

/** Lets clients work for a while, and sees what that takes. */
final class Meter {

    private static final int MOST_FAILURES = 20; // of a client
    private static final int SLICE = 3; // seconds of a part of the warm-up
    private static final double STEADY = 0.05;

    private final World world;
    private final Site site;

    Meter(World world) {
        this.world = world;
        this.site = world.site();
    }

    /** Latencies of one client. */
    private static final class Samples {
        private long[] nanos = new long[1024];
        private int count;
        private long failures;
        private @Nullable String failure;

        void add(long value) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = value;
        }

        void fail(Exception e) {
            failures++;
            failure = failure == null ? String.valueOf(e.getMessage()) : failure;
        }
    }

    /** When to stop: after some seconds, or after so many requests of all clients, where that is not 0. */
    private record Bound(int seconds, int requests) {}

    /** What came of some clients that worked at once. */
    private record Run(List<Samples> samples, Duration took, Cpu answered, Cpu settled) {}

    /** Asks once, so that it is known whether there is anything to measure. */
    void probe(Scenario scenario) throws Exception {
        try {
            scenario.http().open(world).take();
        } finally {
            world.hangUp();
        }
    }

    /** Has the server work on all of this in turn, for so many seconds, so that its code is compiled. */
    void heat(List<Scenario> scenarios, int clients, int seconds) throws Exception {
        for (int spent = 0; spent < seconds && !scenarios.isEmpty(); spent += SLICE) {
            try {
                run(scenarios.get(spent / SLICE % scenarios.size()).http(), clients, new Bound(SLICE, 0), false);
            } catch (NotThere e) {
                continue; // its measurement will say so
            }
        }
    }

    /** Goes on until the processor time of a request is steady twice, for so many seconds at most. */
    void warmUp(Scenario scenario, int clients, int seconds) throws Exception {
        double before = Double.MAX_VALUE;
        int steady = 0;
        for (int spent = 0; spent < seconds && steady < 2; spent += SLICE) {
            var run = run(scenario.http(), clients, new Bound(SLICE, 0), false);
            var now = figure(clients, List.of(run)).cpu();
            steady = Math.abs(now - before) < STEADY * before ? steady + 1 : 0;
            before = now;
        }
    }

    /**
     * Measures through HTTP for so many seconds; a scenario in bursts pauses until the followers are done with each.
     */
    Figure http(Scenario scenario, int clients, int seconds) throws Exception {
        if (scenario.writes()) {
            site.settle();
        }
        if (scenario.burst() == 0) {
            return figure(clients, List.of(run(scenario.http(), clients, new Bound(seconds, 0), scenario.writes())));
        }
        var runs = new ArrayList<Run>();
        for (var spent = Duration.ZERO; spent.toMillis() < seconds * 500L; ) {
            var run = run(scenario.http(), clients, new Bound(seconds, scenario.burst()), true);
            spent = spent.plus(run.took());
            runs.add(run);
        }
        return figure(clients, runs);
    }

    /** Measures plain SQL for so many seconds. */
    Figure sql(Opening opening, int clients, int seconds) throws Exception {
        return figure(clients, List.of(run(opening, clients, new Bound(seconds, 0), false)));
    }

    private Run run(Opening opening, int clients, Bound bound, boolean settle) throws Exception {
        var turns = new ArrayList<Turn>();
        var pool = Executors.newFixedThreadPool(clients);
        try {
            for (int client = 0; client < clients; client++) {
                turns.add(opening.open(world));
            }
            var before = site.cpu();
            var begin = System.nanoTime();
            var left = new AtomicInteger(bound.requests() == 0 ? Integer.MAX_VALUE : bound.requests());
            var end = begin + Duration.ofSeconds(bound.seconds()).toNanos();
            var work = turns.stream()
                    .<Callable<Samples>>map(turn -> () -> repeat(turn, left, end))
                    .toList();
            var samples = new ArrayList<Samples>();
            for (var client : pool.invokeAll(work)) {
                samples.add(client.get());
            }
            var took = Duration.ofNanos(System.nanoTime() - begin);
            var answered = site.cpu().since(before);
            if (settle) {
                site.settle();
            }
            return new Run(samples, took, answered, settle ? site.cpu().since(before) : Cpu.NONE);
        } finally {
            pool.shutdownNow();
            world.hangUp();
        }
    }

    private static Samples repeat(Turn turn, AtomicInteger left, long end) {
        var samples = new Samples();
        var now = System.nanoTime();
        while (now < end && samples.failures < MOST_FAILURES && left.getAndDecrement() > 0) {
            try {
                turn.take();
                var then = System.nanoTime();
                samples.add(then - now);
                now = then;
            } catch (Exception e) {
                samples.fail(e);
                now = System.nanoTime();
            }
        }
        return samples;
    }

    private static Figure figure(int clients, List<Run> runs) {
        var samples = runs.stream().flatMap(run -> run.samples().stream()).toList();
        return Figure.of(
                clients,
                samples.stream()
                        .flatMapToLong(each -> Arrays.stream(each.nanos, 0, each.count))
                        .toArray(),
                runs.stream().map(Run::took).reduce(Duration.ZERO, Duration::plus),
                runs.stream().map(Run::answered).reduce(Cpu.NONE, Cpu::plus),
                runs.stream().map(Run::settled).reduce(Cpu.NONE, Cpu::plus),
                samples.stream().mapToLong(each -> each.failures).sum(),
                samples.stream()
                        .flatMap(each -> Stream.ofNullable(each.failure))
                        .findFirst()
                        .orElse(null));
    }
}
