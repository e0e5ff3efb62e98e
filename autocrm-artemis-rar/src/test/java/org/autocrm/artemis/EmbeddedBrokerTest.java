package org.autocrm.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest {

    @Test
    void failedWorkIsTriedAgainWithGrowingPausesAndThenSetAside() throws Exception {
        var routing = addressSettings("autocrm.#");

        assertThat(routing.getRedeliveryDelay()).isEqualTo(5000);
        assertThat(routing.getRedeliveryMultiplier()).isEqualTo(3);
        assertThat(routing.getMaxRedeliveryDelay()).isEqualTo(3_600_000);
        assertThat(routing.getMaxDeliveryAttempts()).isEqualTo(24);
        assertThat(routing.getDeadLetterAddress().toString()).isEqualTo("autocrm.dead");
    }

    @Test
    void theLastQueueNeverGivesUp() throws Exception {
        var dead = addressSettings("autocrm.dead");

        assertThat(dead.getMaxDeliveryAttempts()).isEqualTo(-1);
    }

    @Test
    void theBrokerInsideListensOnNoNetwork() throws Exception {
        assertThat(configuration(Map.of()).getAcceptorConfigurations())
                .allSatisfy(
                        acceptor -> assertThat(acceptor.getFactoryClassName()).contains("InVM"));
    }

    @Test
    void theJournalLiesWhereTheSettingSays() throws Exception {
        assertThat(configuration(Map.of("AUTOCRM_BROKER_DATA", "/somewhere")).getJournalDirectory())
                .isEqualTo("/somewhere/journal");
    }

    private static AddressSettings addressSettings(String match) throws Exception {
        return Objects.requireNonNull(
                configuration(Map.of()).getAddressSettings().get(match));
    }

    private static Configuration configuration(Map<String, String> environment) throws Exception {
        var settings = new Settings(new Properties(), environment).withDefault("AUTOCRM_BROKER_DATA", "data");
        return EmbeddedBroker.read(EmbeddedBroker.ownXml(), settings);
    }
}
