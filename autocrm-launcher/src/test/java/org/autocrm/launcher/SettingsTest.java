package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void theSystemPropertyWinsOverTheEnvironment() {
        var settings = Settings.of(Map.of("AUTOCRM_HTTP_PORT", "9000"), properties("autocrm.http.port", "9001"));

        assertThat(settings.port(Setting.HTTP_PORT)).isEqualTo(9001);
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        assertThat(Settings.of(Map.of()).port(Setting.HTTP_PORT)).isEqualTo(8080);
    }

    @Test
    void anEmptyValueCountsAsNone() {
        var settings = Settings.of(Map.of("AUTOCRM_DB_NAME", " ", "AUTOCRM_DB_HOST", ""));

        assertThat(settings.get(Setting.DB_NAME)).isEqualTo("autocrm");
        assertThat(settings.has(Setting.DB_HOST)).isFalse();
    }

    @Test
    void theServerCanBeNamedByItsShortProperty() {
        var settings = Settings.of(Map.of(), properties("server", "payara"));

        assertThat(settings.get(Setting.SERVER)).isEqualTo("payara");
    }

    @Test
    void aDefaultNeverReplacesWhatIsSet() {
        var settings = Settings.of(Map.of("AUTOCRM_DB_PORT", "5433"));

        assertThat(settings.withDefault(Setting.DB_PORT, "5432").get(Setting.DB_PORT))
                .isEqualTo("5433");
    }

    @Test
    void theServerGetsTheSettingsByTheirNamesInTheEnvironment() {
        var environment =
                Settings.of(Map.of("AUTOCRM_SMTP_HOST", "mail.example")).asEnvironment();

        assertThat(environment)
                .containsEntry("AUTOCRM_SMTP_HOST", "mail.example")
                .containsEntry("AUTOCRM_RETRY_ATTEMPTS", "24")
                .doesNotContainKey("AUTOCRM_BROKER_HOST");
    }

    @Nested
    class Refuses {

        @Test
        void aPortThatIsNoNumber() {
            assertThatThrownBy(() -> Settings.of(Map.of("AUTOCRM_HTTP_PORT", "http")))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("AUTOCRM_HTTP_PORT must be a number, not \"http\".");
        }

        @Test
        void aPortThatDoesNotExist() {
            assertThatThrownBy(() -> Settings.of(Map.of("AUTOCRM_HTTP_PORT", "70000")))
                    .hasMessage("AUTOCRM_HTTP_PORT must be a port from 1 to 65535, not 70000.");
        }

        @Test
        void aServerThatIsNotSupported() {
            assertThatThrownBy(() -> Settings.of(Map.of("AUTOCRM_SERVER", "tomcat")))
                    .hasMessage("AUTOCRM_SERVER must be one of wildfly, liberty, payara, not \"tomcat\".");
        }

        @Test
        void aHeapWithoutAUnit() {
            assertThatThrownBy(() -> Settings.of(Map.of("AUTOCRM_HEAP", "768")))
                    .hasMessage("AUTOCRM_HEAP must be a size such as 768m or 2g, not \"768\".");
        }
    }

    private static Properties properties(String name, String value) {
        var properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }
}
