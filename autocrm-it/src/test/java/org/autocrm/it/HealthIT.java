package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class HealthIT {

    @Test
    void theApplicationIsLiveAndNamesWhatItStandsOn(Stage stage) {
        var anybody = new Api(stage.server().url(), null);

        assertThat(anybody.get(stage.desk() + "/health/live").status()).isEqualTo(200);
        var ready = anybody.get(stage.desk() + "/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().getString("status")).isEqualTo("UP");
        assertThat(ready.body()).contains("\"database\"", "\"broker\"", "\"migrations\"");
    }

    @Test
    void theApiDescribesItselfAtTheSameAddressOnEveryServer(Stage stage) {
        var document = new Api(stage.server().url(), null).get("/openapi.json");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().getString("openapi")).startsWith("3.1");
        assertThat(document.json().getJsonObject("paths").keySet())
                .contains("/tickets", "/tickets/{number}", "/tickets/{number}/messages");
    }
}
