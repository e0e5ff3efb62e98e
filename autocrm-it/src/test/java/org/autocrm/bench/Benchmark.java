package org.autocrm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.autocrm.bench.load.Loader;
import org.jspecify.annotations.Nullable;

/**
 * What AutoCRM does with a million tickets: loads them, measures through HTTP and by plain SQL beside it, and writes
 * {@code docs/performance.md} and {@code docs/performance.json}.
 *
 * <p>Run it with {@code mvn -Pbench}; {@link Parameters} says what can be asked for.
 */
public final class Benchmark {

    private static final int USUAL_CLIENTS = 4;

    private Benchmark() {}

    /** What was found with so many tickets. */
    record Result(long tickets, List<Loader.Step> steps, Map<String, Long> sizes, long peakMemory, List<Line> lines) {}

    /**
     * A scenario with so many tickets and clients.
     *
     * @param sql the same by plain SQL; null where there is nothing to compare
     * @param missing why it could not be measured; null where it could
     */
    record Line(
            Scenario scenario,
            long tickets,
            @Nullable Figure http,
            @Nullable Figure sql,
            @Nullable String missing) {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT); // of the figures
        var parameters = Parameters.ofThisProcess();
        var machine = Machine.here();
        System.out.println(machine);
        var results = new ArrayList<Result>();
        if (parameters.small() > 0) {
            results.add(run(parameters, parameters.small(), List.of(USUAL_CLIENTS), false));
        }
        results.add(run(parameters, parameters.tickets(), parameters.clients(), parameters.reuse()));
        new Report(parameters, machine, results).write();
    }

    private static Result run(Parameters parameters, long tickets, List<Integer> clients, boolean reuse)
            throws Exception {
        System.out.printf("%n%,d tickets%n", tickets);
        var folder = parameters.folder().resolve(Long.toString(tickets)).toAbsolutePath();
        try (var site = Site.open(folder, tickets, reuse, parameters)) {
            var world = new World(site, tickets, parameters.seed());
            var meter = new Meter(world);
            var lines = new ArrayList<Line>();
            var scenarios = Scenarios.ALL.stream()
                    .filter(scenario -> scenario.name().contains(parameters.only()))
                    .toList();
            meter.heat(scenarios, USUAL_CLIENTS, parameters.heat());
            for (var scenario : scenarios) {
                lines.addAll(measure(meter, scenario, tickets, clients, parameters));
            }
            return new Result(tickets, site.steps(), site.sizes(), site.peakMemory(), lines);
        }
    }

    private static List<Line> measure(
            Meter meter, Scenario scenario, long tickets, List<Integer> clients, Parameters parameters)
            throws Exception {
        var lines = new ArrayList<Line>();
        try {
            meter.probe(scenario);
            meter.warmUp(scenario, USUAL_CLIENTS, parameters.warmUp());
            for (int count : clients) {
                var http = meter.http(scenario, count, parameters.seconds());
                var sql = sql(meter, scenario, count, Math.max(1, parameters.seconds() / 2));
                lines.add(new Line(scenario, tickets, http, sql, null));
                System.out.println("  " + Report.line(scenario, http, sql));
            }
        } catch (NotThere e) {
            lines.add(new Line(scenario, tickets, null, null, e.getMessage()));
            System.out.printf("  %-28s not there: %s%n", scenario.name(), e.getMessage());
        }
        return lines;
    }

    private static @Nullable Figure sql(Meter meter, Scenario scenario, int clients, int seconds) throws Exception {
        if (scenario.sql().isEmpty()) {
            return null;
        }
        try {
            return meter.sql(scenario.sql().get(), clients, seconds);
        } catch (NotThere e) {
            return null;
        }
    }
}
