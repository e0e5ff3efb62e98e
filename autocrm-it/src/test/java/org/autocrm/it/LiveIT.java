package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import org.jspecify.annotations.Nullable;
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

        var failure = socket.handle((open, cause) -> cause).join();
        assertThat(statusOf(failure)).isIn(401, 403);
    }

    /** The status of the answer that refuses a handshake; 0 where something else failed. */
    private static int statusOf(@Nullable Throwable failure) {
        return failure != null
                        && failure.getCause() instanceof WebSocketHandshakeException refused
                        && refused.getResponse() != null
                ? refused.getResponse().statusCode()
                : 0;
    }
}
