package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class LiveIT {

    @Test
    void nobodyListensWithoutHavingLoggedIn(Stage stage) {
        var socket = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .build()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create(stage.desk().replace("http:", "ws:") + "/live/tickets"),
                        new WebSocket.Listener() {});

        assertThat(socket.handle((open, failure) -> failure).join())
                .isNotNull()
                .isInstanceOfAny(CompletionException.class, IOException.class);
    }
}
