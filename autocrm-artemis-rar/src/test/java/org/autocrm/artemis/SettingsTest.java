package org.autocrm.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void theDefaultBehindTheColonHoldsWhenNothingIsSet() {
        assertThat(settings(Map.of()).fillIn("<delay>${AUTOCRM_RETRY_DELAY:5000}</delay>"))
                .isEqualTo("<delay>5000</delay>");
    }

    @Test
    void whatIsSetReplacesTheDefault() {
        assertThat(settings(Map.of("AUTOCRM_RETRY_DELAY", "50")).fillIn("${AUTOCRM_RETRY_DELAY:5000}"))
                .isEqualTo("50");
    }

    @Test
    void theSystemPropertyWinsOverTheEnvironment() {
        var properties = new Properties();
        properties.setProperty("autocrm.broker.host", "two");

        assertThat(new Settings(properties, Map.of("AUTOCRM_BROKER_HOST", "one")).find("AUTOCRM_BROKER_HOST"))
                .contains("two");
    }

    @Test
    void aSettingWithoutDefaultMustBeSet() {
        assertThatThrownBy(() -> settings(Map.of()).fillIn("${AUTOCRM_BROKER_DATA}/journal"))
                .hasMessage("AUTOCRM_BROKER_DATA is not set");
    }

    private static Settings settings(Map<String, String> environment) {
        return new Settings(new Properties(), environment);
    }
}
