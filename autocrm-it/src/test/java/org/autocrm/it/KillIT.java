package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The process dies in the middle of its work. */
class KillIT {

    private static final int MAILS = 200;
    private static final int TICKETS = 2_000;
    private static final Duration A_WHILE = Duration.ofMinutes(4);

    private static final String OURS =
            "from ticket t join customer c on c.id = t.customer_id where c.email like 'burst%@burst.example'";

    private static final List<String> CUSTOMERS = IntStream.range(0, MAILS)
            .mapToObj(i -> "burst" + i + "@burst.example")
            .toList();

    private static Stage stage;
    private static String job;

    @BeforeAll
    static void killItInTheMiddle() {
        stage = Stage.open(Stage.folder("kill"), Map.of("AUTOCRM_RETRY_ATTEMPTS", "300"));
        CUSTOMERS.forEach(stage.post()::welcome);
        var killed = new CompletableFuture<Boolean>();
        var burst = CompletableFuture.runAsync(() -> {
            send(0, MAILS / 2);
            killed.join();
            send(MAILS / 2, MAILS);
        });
        Await.until(A_WHILE, () -> assertThat(tickets()).isGreaterThan(40));
        job = startBulkJob();
        Await.until(() -> assertThat(changed()).isGreaterThan(100));

        stage.server().kill();

        assertThat(changed()).as("it was killed in the middle").isLessThan(TICKETS);
        killed.complete(true);
        stage.restart();
        burst.join();
    }

    private static void send(int first, int end) {
        for (int i = first; i < end; i++) {
            stage.post().send(CUSTOMERS.get(i), "Burst " + i, "Mail " + i + " of a burst.");
        }
    }

    private static long tickets() {
        return stage.sql().number("select count(*) " + OURS);
    }

    private static String startBulkJob() {
        stage.sql().run("""
                insert into ticket (id, number, subject, customer_id, channel, status, status_key, priority, priority_rank,
                    created_at, updated_at)
                select nextval('ticket_seq'), 'BULK-' || i, 'Bulk', (select min(id) from customer), 'API', 'OPEN', 'open',
                    'normal', 20, now(), now()
                from generate_series(1, %d) i
                """.formatted(TICKETS));
        stage.sql().run("""
                insert into tag (name, created_at) values ('bulk', now());
                insert into ticket_tag (ticket_id, tag) select id, 'bulk' from ticket where subject = 'Bulk'
                """);
        return stage.api().post("/bulk-jobs", """
                        {"filter": "tag:bulk", "action": "change", "change": {"priority": "urgent"}}""").header("Location").orElseThrow();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void everyMailOfABurstIsOneTicketRoutedOnceAndAcknowledgedOnce() {
        Await.until(A_WHILE, () -> assertThat(tickets()).isEqualTo(MAILS));
        Await.until(
                A_WHILE,
                () -> assertThat(stage.sql()
                                .number("select count(*) from message m where m.kind = 'ACKNOWLEDGEMENT'"
                                        + " and m.delivery = 'SENT' and m.ticket_id in (select t.id " + OURS + ")"))
                        .isEqualTo(MAILS));
        Await.until(
                A_WHILE,
                () -> assertThat(stage.sql().number("select count(*) " + OURS + " and t.assignee_id is not null"))
                        .isEqualTo(MAILS));
        quiet();

        assertThat(tickets()).isEqualTo(MAILS);
        assertThat(stage.sql().number("select count(distinct t.subject) " + OURS))
                .isEqualTo(MAILS);
        assertThat(stage.sql()
                        .number("select count(*) from routing_decision d where d.ticket in (select t.number " + OURS
                                + ")"))
                .isEqualTo(MAILS);
        assertThat(CUSTOMERS)
                .allSatisfy(customer -> assertThat(stage.post().inbox(customer))
                        .as("mails to %s", customer)
                        .hasSize(1));
    }

    @Test
    void aBulkJobDoesEachTicketOnce() {
        var path = job.replaceAll("http://[^/]+/autocrm/api/v1", ""); // the port may be another now
        Await.until(
                A_WHILE,
                () -> assertThat(stage.api().get(path).json().getString("state"))
                        .isEqualTo("finished"));
        var counts = stage.api().get(path).json().getJsonObject("counts");
        assertThat(List.of("total", "done", "changed"))
                .allSatisfy(count -> assertThat(counts.getInt(count)).as(count).isEqualTo(TICKETS));
        assertThat(changed()).isEqualTo(TICKETS);
        assertThat(
                        stage.sql()
                                .number(
                                        "select count(distinct ticket) from event where type = 'ticket.PriorityChanged' and via = 'bulk'"))
                .isEqualTo(TICKETS);
    }

    private static long changed() {
        return stage.sql().number("select count(*) from event where type = 'ticket.PriorityChanged' and via = 'bulk'");
    }

    /** Waits until nothing is left to be done. */
    private static void quiet() {
        Await.until(A_WHILE, () -> {
            assertThat(stage.sql().number("select count(*) from event where not relayed"))
                    .isZero();
            assertThat(stage.sql().number("select count(*) from stored_mail where state = 'KEPT'"))
                    .isZero();
            assertThat(
                            stage.sql()
                                    .number(
                                            "select count(*) from message where delivery in ('QUEUED', 'SENDING') and written_at > now() - interval '1 hour'"))
                    .isZero();
        });
    }
}
