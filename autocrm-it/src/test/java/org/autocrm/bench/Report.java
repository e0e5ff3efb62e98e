package org.autocrm.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.bench.Benchmark.Line;
import org.autocrm.bench.Benchmark.Result;
import org.autocrm.bench.Scenario.Goal;
import org.autocrm.it.Stage;
import org.jspecify.annotations.Nullable;

/** Writes the figures into {@code docs/performance.md}, between two marks, and into {@code docs/performance.json}. */
final class Report {

    private static final String BEGIN = "<!-- measured: written by mvn -Pbench -->";
    private static final String END = "<!-- end of what was measured -->";
    private static final int USUAL_CLIENTS = 4;
    private static final double MOST_GROWTH = 1.3;

    private final Parameters parameters;
    private final Machine machine;
    private final List<Result> results;
    private final Result largest;

    Report(Parameters parameters, Machine machine, List<Result> results) {
        this.parameters = parameters;
        this.machine = machine;
        this.results = results;
        this.largest = results.get(results.size() - 1);
    }

    /** A line for the terminal. */
    static String line(Scenario scenario, Figure http, @Nullable Figure sql) {
        var text = "%-28s %2d clients %7.0f/s  p50 %6.1f  p95 %6.1f  p99 %6.1f ms  CPU %5.2f + %5.2f ms"
                .formatted(
                        scenario.name(),
                        http.clients(),
                        http.perSecond(),
                        http.p50(),
                        http.p95(),
                        http.p99(),
                        http.server(),
                        http.database());
        text += scenario.writes() ? ", settled %5.2f ms".formatted(http.settled()) : "";
        text += sql == null ? "" : "  | plain SQL %7.0f/s %5.2f ms".formatted(sql.perSecond(), sql.database());
        return text + failed(http) + (sql == null ? "" : failed(sql));
    }

    private static String failed(Figure figure) {
        return figure.failures() == 0 ? "" : "  %d FAILED: %s".formatted(figure.failures(), figure.failure());
    }

    void write() throws IOException {
        var docs = Path.of(System.getProperty("autocrm.root", "."), "docs");
        var page = docs.resolve("performance.md");
        var folder = parameters.only().isEmpty() ? docs : Files.createDirectories(parameters.folder());
        var text = Files.readString(page);
        var written = text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + "\n" + measured()
                + text.substring(text.indexOf(END));
        Files.writeString(folder.resolve("performance.md"), written);
        Files.writeString(folder.resolve("performance.json"), json());
    }

    private String measured() {
        var text = new StringBuilder();
        text.append("\nMeasured on ").append(LocalDate.now(Clock.systemUTC())).append(", ");
        text.append(machine)
                .append("; ")
                .append(versions())
                .append(". Heap of the server ")
                .append(Site.HEAP);
        text.append(
                ", its process took %,d MB at most. Each measurement took %d s, after %d s of work on all scenarios.\n"
                        .formatted(largest.peakMemory(), parameters.seconds(), parameters.heat()));
        summary(text);
        everything(text);
        loading(text);
        return text.append('\n').toString();
    }

    private static String versions() {
        return System.getProperty("bench.versions", Stage.kind().id());
    }

    private void summary(StringBuilder text) {
        text.append("\n## With %,d tickets and %d clients\n\n".formatted(largest.tickets(), USUAL_CLIENTS));
        text.append(
                "| what | goal | requests/s | p50, p95, p99 ms | CPU ms: server + database | plain SQL/s | its CPU ms |"
                        + " CPU in times of plain SQL | CPU in times of %s tickets | |\n".formatted(smallName()));
        text.append("|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
        for (var line : largest.lines()) {
            var http = line.http();
            if (http == null) {
                text.append("| %s | %s | not there | | | | | | | |\n"
                        .formatted(line.scenario().name(), goal(line.scenario().goal())));
            } else if (http.clients() == USUAL_CLIENTS) {
                text.append(summary(line, http));
            }
        }
    }

    private String summary(Line line, Figure http) {
        var goal = line.scenario().goal();
        var sql = line.sql();
        var growth = growth(line.scenario(), http);
        return "| %s | %s | %s | %s, %s, %s | %s + %s = %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        line.scenario().name(),
                        goal(goal),
                        whole(http.perSecond()),
                        ms(http.p50()),
                        ms(http.p95()),
                        ms(http.p99()),
                        ms(http.server()),
                        ms(http.database()),
                        ms(http.cpu()),
                        sql == null ? "" : whole(sql.perSecond()),
                        sql == null ? "" : ms(sql.database()),
                        sql == null ? "" : ms(http.cpu() / sql.database()),
                        growth.map(Report::ms).orElse(""),
                        verdict(goal, http, growth));
    }

    private String smallName() {
        return results.size() == 1 ? "fewer" : "%,d".formatted(results.get(0).tickets());
    }

    /** The processor time of a request in times of what it takes with fewer tickets. */
    private Optional<Double> growth(Scenario scenario, Figure http) {
        return results.get(0).lines().stream()
                .filter(line -> results.size() > 1 && line.scenario().equals(scenario))
                .flatMap(line -> Optional.ofNullable(line.http()).stream())
                .filter(small -> small.clients() == http.clients())
                .findFirst()
                .map(small -> http.cpu() / small.cpu());
    }

    private static String goal(Goal goal) {
        var parts = new ArrayList<String>();
        if (goal.perSecond() > 0) {
            parts.add("≥ " + whole(goal.perSecond()) + "/s");
        }
        if (goal.cpuMillis() > 0) {
            parts.add("≤ " + goal.cpuMillis() + " ms CPU");
        }
        if (goal.p95Millis() > 0) {
            parts.add("p95 ≤ " + whole(goal.p95Millis()) + " ms");
        }
        return String.join(", ", parts);
    }

    private static String verdict(Goal goal, Figure http, Optional<Double> growth) {
        var missed = new ArrayList<String>();
        if (http.perSecond() < goal.perSecond()) {
            missed.add("requests/s");
        }
        if (goal.cpuMillis() > 0 && http.cpu() > goal.cpuMillis()) {
            missed.add("CPU");
        }
        if (goal.p95Millis() > 0 && http.p95() > goal.p95Millis()) {
            missed.add("p95");
        }
        if (growth.filter(times -> times > MOST_GROWTH).isPresent()) {
            missed.add("grows");
        }
        if (http.failures() > 0) {
            missed.add(http.failures() + " failed");
        }
        var asked = !goal.equals(Goal.NONE) || growth.isPresent();
        return !missed.isEmpty() ? "**not met**: " + String.join(", ", missed) : asked ? "met" : "";
    }

    private void everything(StringBuilder text) {
        text.append("\n## Every measurement\n\n");
        text.append(
                "| what | tickets | clients | requests/s | p50 ms | p95 ms | p99 ms | CPU server ms | CPU database ms |"
                        + " CPU until settled ms | processors busy | plain SQL/s | its p95 ms | its CPU ms |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (var result : results) {
            for (var line : result.lines()) {
                var http = line.http();
                var sql = line.sql();
                if (http == null) {
                    text.append("| %s | %,d | not there: %s | | | | | | | | | | | |\n"
                            .formatted(line.scenario().name(), line.tickets(), cell(line.missing())));
                    continue;
                }
                text.append("| %s | %,d | %d | %s | %s | %s | %s | %s | %s | %s | %.0f %% | %s | %s | %s |\n"
                        .formatted(
                                line.scenario().name(),
                                line.tickets(),
                                http.clients(),
                                whole(http.perSecond()),
                                ms(http.p50()),
                                ms(http.p95()),
                                ms(http.p99()),
                                ms(http.server()),
                                ms(http.database()),
                                line.scenario().writes() ? ms(http.settled()) : "",
                                http.busy() * 100,
                                sql == null ? "" : whole(sql.perSecond()),
                                sql == null ? "" : ms(sql.p95()),
                                sql == null ? "" : ms(sql.database())));
            }
        }
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[|<>\\s]+", " ");
    }

    private void loading(StringBuilder text) {
        text.append("\n## Loading\n");
        for (var result : results) {
            text.append("\n%,d tickets, %,d messages".formatted(result.tickets(), result.tickets() * 5));
            if (result.steps().isEmpty()) {
                text.append(": the database of an earlier run.\n");
            } else {
                var sum = result.steps().stream()
                                .mapToLong(step -> step.took().toMillis())
                                .sum()
                        / 1000;
                text.append(" in %d min %d s:\n\n".formatted(sum / 60, sum % 60));
                text.append("| step | rows, tickets or indexes | s |\n|---|--:|--:|\n");
                result.steps()
                        .forEach(step -> text.append("| %s | %,d | %.1f |\n"
                                .formatted(
                                        step.name(), step.count(), step.took().toMillis() / 1e3)));
            }
            var sizes = result.sizes().entrySet().stream()
                    .map(size -> "%s %,d MB".formatted(size.getKey(), size.getValue() >> 20))
                    .toList();
            text.append("\nSizes with indexes, after the measurements: ")
                    .append(String.join(", ", sizes))
                    .append(".\n");
        }
    }

    private static String whole(double number) {
        return "%,.0f".formatted(number);
    }

    private static String ms(double number) {
        return (number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f").formatted(number);
    }

    private String json() {
        var runs = Json.createArrayBuilder();
        for (var result : results) {
            runs.add(Json.createObjectBuilder()
                    .add("tickets", result.tickets())
                    .add("peakMemoryMegabytes", result.peakMemory())
                    .add("bytes", Json.createObjectBuilder(Map.<String, Object>copyOf(result.sizes())))
                    .add("loading", steps(result))
                    .add("figures", figures(result)));
        }
        var root = Json.createObjectBuilder()
                .add("date", LocalDate.now(Clock.systemUTC()).toString())
                .add("machine", machine.toString())
                .add("versions", versions())
                .add("runs", runs)
                .build();
        var text = new StringWriter();
        JsonWriterFactory pretty = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (var writer = pretty.createWriter(text)) {
            writer.write(root);
        }
        return text.toString().strip() + "\n";
    }

    private static JsonArrayBuilder steps(Result result) {
        var steps = Json.createArrayBuilder();
        result.steps()
                .forEach(step -> steps.add(Json.createObjectBuilder()
                        .add("step", step.name())
                        .add("count", step.count())
                        .add("seconds", step.took().toMillis() / 1e3)));
        return steps;
    }

    private static JsonArrayBuilder figures(Result result) {
        var figures = Json.createArrayBuilder();
        for (var line : result.lines()) {
            var figure =
                    Json.createObjectBuilder().add("scenario", line.scenario().name());
            if (line.missing() != null) {
                figure.add("missing", line.missing());
            }
            add(figure, "http", line.http());
            add(figure, "sql", line.sql());
            figures.add(figure);
        }
        return figures;
    }

    private static void add(JsonObjectBuilder to, String name, @Nullable Figure figure) {
        if (figure != null) {
            to.add(
                    name,
                    Json.createObjectBuilder()
                            .add("clients", figure.clients())
                            .add("requests", figure.requests())
                            .add("failures", figure.failures())
                            .add("perSecond", rounded(figure.perSecond()))
                            .add("p50", rounded(figure.p50()))
                            .add("p95", rounded(figure.p95()))
                            .add("p99", rounded(figure.p99()))
                            .add("cpuServer", rounded(figure.server()))
                            .add("cpuDatabase", rounded(figure.database()))
                            .add("cpuSettled", rounded(figure.settled()))
                            .add("busy", rounded(figure.busy())));
        }
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }
}
