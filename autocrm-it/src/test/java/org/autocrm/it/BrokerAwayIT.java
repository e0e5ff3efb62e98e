package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import org.autocrm.launcher.Broker;
import org.autocrm.launcher.Ports;
import org.junit.jupiter.api.Test;

/** The broker is a process of its own here, which goes away and comes back. */
class BrokerAwayIT {

    private static final Duration A_WHILE = Duration.ofMinutes(3);

    @Test
    void ticketsAreOpenedAndAnsweredMeanwhileAndAllCatchesUp() {
        var folder = Stage.folder("broker");
        try (var broker = Broker.start(folder.resolve("artemis"), Ports.free(), Stage.QUICK_RETRIES);
                var stage = Stage.open(folder, new HashMap<>(broker.settings()))) {
            var customer = Post.newAddress();
            stage.post().welcome(customer);
            var before = stage.api().open(customer, "Before", "All is well.");
            Await.until(A_WHILE, () -> assertThat(stage.api().ticket(before)).containsKey("assignee"));

            broker.stop();
            Await.until(
                    A_WHILE,
                    () -> assertThat(new Api(stage.server().url(), null)
                                    .get(stage.desk() + "/health/ready")
                                    .status())
                            .isEqualTo(503));
            var meanwhile = stage.api().open(customer, "Meanwhile", "Is anybody there?");
            assertThat(stage.api().reply(meanwhile, "Yes, we are.").status()).isEqualTo(201);
            assertThat(stage.api().messages(meanwhile, "reply").get(0).getString("delivery"))
                    .isEqualTo("queued");
            broker.restart();

            Await.until(A_WHILE, () -> assertThat(stage.post().inbox(customer)).hasSize(1));
            Await.until(
                    A_WHILE,
                    () -> assertThat(stage.sql()
                                    .number("select count(*) from routing_decision where ticket = ?", meanwhile))
                            .isEqualTo(1));
            Await.until(
                    A_WHILE,
                    () -> assertThat(new Api(stage.server().url(), null)
                                    .get(stage.desk() + "/health/ready")
                                    .status())
                            .isEqualTo(200));
        }
    }
}
