package org.autocrm.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.Optional;
import org.autocrm.ticket.TicketEvent;
import org.junit.jupiter.api.Test;

class LoggedEventTest {

    private final LoggedEvent event = new LoggedEvent(
            1,
            "event.Rang",
            Optional.empty(),
            "system",
            Instant.EPOCH,
            EventPayload.of(Rang.twice()).toString());

    @Test
    void knowsWhatItIs() {
        assertThat(event.is(Rang.class)).isTrue();
        assertThat(event.is(TicketEvent.Opened.class)).isFalse();
    }

    @Test
    void givesBackWhatWasLogged() {
        assertThat(event.number("bell")).isEqualTo(7);
        assertThat(event.text("who")).isEqualTo("Ann");
    }

    @Test
    void givesNothingThatWasNotLogged() {
        assertThatNullPointerException().isThrownBy(() -> event.number("why"));
        assertThatNullPointerException().isThrownBy(() -> event.text("why"));
    }

    @Test
    void keepsNumbersThatNeedAllTheirDigits() {
        var huge = new LoggedEvent(
                1, "event.Rang", Optional.empty(), "system", Instant.EPOCH, "{\"bell\":" + Long.MAX_VALUE + "}");

        assertThat(huge.number("bell")).isEqualTo(Long.MAX_VALUE);
    }
}
