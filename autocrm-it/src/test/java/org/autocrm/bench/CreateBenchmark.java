package org.autocrm.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.autocrm.it.Api;
import org.autocrm.it.Stage;

/**
 * How much CPU a ticket costs that is opened by the API: 4 clients open 200 tickets on a warm server. Server and
 * database are counted together, until routing has followed too.
 *
 * <p>Run it with {@code mvn -Pbench verify}.
 */
public final class CreateBenchmark {

    private static final int CLIENTS = 4;
    private static final int WARM_UP = 4_000;
    private static final int MEASURED = 200;
    private static final int ROUNDS = 5;

    private CreateBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (var stage = Stage.open(Stage.folder("bench"), Map.of())) {
            open(stage.api(), WARM_UP);
            settle(stage);
            System.out.printf(
                    "%d creates by %d clients on warm %s%n",
                    MEASURED, CLIENTS, Stage.kind().id());
            System.out.println(
                    "round   answered: server  database  sum    with routing: server  database  sum   (ms of CPU each)");
            for (int round = 1; round <= ROUNDS; round++) {
                measure(stage, round);
            }
        }
    }

    private static void measure(Stage stage, int round) throws Exception {
        var server = stage.server().cpuTime();
        var database = stage.database().cpuTime();
        open(stage.api(), MEASURED);
        var serverAnswered = each(server, stage.server().cpuTime());
        var databaseAnswered = each(database, stage.database().cpuTime());
        settle(stage);
        var serverAll = each(server, stage.server().cpuTime());
        var databaseAll = each(database, stage.database().cpuTime());
        System.out.printf(
                "%5d   %16.2f  %8.2f  %4.2f   %20.2f  %8.2f  %4.2f%n",
                round,
                serverAnswered,
                databaseAnswered,
                serverAnswered + databaseAnswered,
                serverAll,
                databaseAll,
                serverAll + databaseAll);
    }

    private static double each(Duration before, Duration after) {
        return after.minus(before).toNanos() / 1e6 / MEASURED;
    }

    private static void open(Api api, int tickets) throws InterruptedException, ExecutionException {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var calls = IntStream.range(0, tickets)
                    .<Callable<String>>mapToObj(i -> () -> api.open(
                            "bench" + i % 500 + "@bench.example", "Benchmark " + i, "The same text every time."))
                    .toList();
            for (Future<String> call : clients.invokeAll(calls)) {
                call.get();
            }
        } finally {
            clients.shutdown();
        }
    }

    /** Waits until what follows the tickets is done. */
    private static void settle(Stage stage) {
        var open =
                "select count(*) from event e where e.type = 'ticket.Opened' and e.at > now() - interval '1 hour' and e.ticket::bigint > 12000"
                        + " and not exists (select 1 from routing_decision d where d.event_id = e.id)";
        while (stage.sql().number(open) > 0) {
            Thread.onSpinWait();
        }
    }
}
