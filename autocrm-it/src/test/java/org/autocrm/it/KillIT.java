package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The process dies in the middle of its work. */
class KillIT {

    private static final int MAILS = 200;
    private static final Duration A_WHILE = Duration.ofMinutes(4);

    @Test
    void everyMailOfABurstIsOneTicketRoutedOnceAndAcknowledgedOnce() {
        try (var stage = Stage.open(Stage.folder("kill"), Map.of("AUTOCRM_RETRY_ATTEMPTS", "300"))) {
            List<String> customers = new ArrayList<>();
            for (int i = 0; i < MAILS; i++) {
                customers.add("burst" + i + "@burst.example");
                stage.post().welcome(customers.get(i));
            }
            var ours =
                    "from ticket t join customer c on c.id = t.customer_id where c.email like 'burst%@burst.example'";
            var burst = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < MAILS; i++) {
                    stage.post().send(customers.get(i), "Burst " + i, "Mail " + i + " of a burst.");
                }
            });
            Await.until(
                    A_WHILE,
                    () -> assertThat(stage.sql().number("select count(*) " + ours))
                            .isGreaterThan(40));
            assertThat(stage.sql().number("select count(*) " + ours))
                    .as("the burst goes on")
                    .isLessThan(MAILS);

            stage.killAndRestart();
            burst.join();

            Await.until(
                    A_WHILE,
                    () -> assertThat(stage.sql().number("select count(*) " + ours))
                            .isEqualTo(MAILS));
            Await.until(
                    A_WHILE, () -> assertThat(acknowledged(stage, customers)).isEqualTo(MAILS));
            Await.until(
                    A_WHILE,
                    () -> assertThat(stage.sql().number("select count(*) " + ours + " and t.assignee_id is not null"))
                            .isEqualTo(MAILS));
            quiet(stage);

            assertThat(stage.sql().number("select count(*) " + ours)).isEqualTo(MAILS);
            assertThat(stage.sql().number("select count(distinct t.subject) " + ours))
                    .isEqualTo(MAILS);
            assertThat(stage.sql()
                            .number("select count(*) from routing_decision d where d.ticket in (select t.number " + ours
                                    + ")"))
                    .isEqualTo(MAILS);
            assertThat(customers)
                    .allSatisfy(customer -> assertThat(stage.post().inbox(customer))
                            .as("mails to %s", customer)
                            .hasSize(1));
        }
    }

    private static long acknowledged(Stage stage, List<String> customers) {
        return customers.stream()
                .filter(customer -> !stage.post().inbox(customer).isEmpty())
                .count();
    }

    /** Waits until nothing is left to be done. */
    private static void quiet(Stage stage) {
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
