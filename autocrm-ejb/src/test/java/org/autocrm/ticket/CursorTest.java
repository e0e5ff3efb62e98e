package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.autocrm.ticket.TicketFixtures.NINE_O_CLOCK;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsWhatItWrites() {
        var cursor = new Cursor(Instant.parse("2026-03-02T09:00:00.123456Z"), 4711);

        assertThat(Cursor.in(cursor.text())).contains(cursor);
    }

    @Test
    void isSafeInAnAddress() {
        assertThat(new Cursor(NINE_O_CLOCK, Long.MAX_VALUE).text()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "abc", "%00", "=="})
    void isNoOtherText(String text) {
        assertThat(Cursor.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:00:00Z",
                "2026-03-02T09:00:00Z/",
                "2026-03-02T09:00:00Z/x",
                "yesterday/1",
                "/1",
                "2026-03-02T09:00:00Z/1/2",
                "+1000000000-12-31T23:59:59Z/1"
            })
    void isNothingThatSomebodyMadeUp(String inside) {
        var text = Base64.getUrlEncoder().encodeToString(inside.getBytes(StandardCharsets.UTF_8));

        assertThat(Cursor.in(text)).isEmpty();
    }
}
