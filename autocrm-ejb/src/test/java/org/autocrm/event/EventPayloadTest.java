package org.autocrm.event;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.autocrm.event.Rang.Name;
import org.autocrm.event.Rang.Tone;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.TicketEvent;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketStatus;
import org.junit.jupiter.api.Test;

class EventPayloadTest {

    @Test
    void hasAMemberForEachComponent() {
        assertThat(EventPayload.of(Rang.twice()).keySet())
                .containsExactly("who", "bell", "times", "loud", "tone", "room");
    }

    @Test
    void numbersAndFlagsStayWhatTheyAre() {
        var payload = EventPayload.of(Rang.twice());

        assertThat(payload.getJsonNumber("bell").longValue()).isEqualTo(7);
        assertThat(payload.getInt("times")).isEqualTo(2);
        assertThat(payload.get("loud")).isEqualTo(JsonValue.TRUE);
        assertThat(payload.getInt("room")).isEqualTo(12);
    }

    @Test
    void valuesAndNamesBecomeText() {
        var payload = EventPayload.of(Rang.twice());

        assertThat(payload.getString("who")).isEqualTo("Ann");
        assertThat(payload.getString("tone")).isEqualTo("LOW");
    }

    @Test
    void whatIsAbsentHasNoMember() {
        var payload = EventPayload.of(
                new Rang(new Name("Ann"), 7, 2, false, Tone.HIGH, Optional.empty(), Optional.of("fire")));

        assertThat(payload.containsKey("room")).isFalse();
        assertThat(payload.getString("why")).isEqualTo("fire");
    }

    @Test
    void textsMayHoldAnything() {
        var payload = EventPayload.of(
                new Rang(new Name("\"Ann\"\n\\ü🖥\u0001"), 7, 2, false, Tone.HIGH, Optional.empty(), Optional.empty()));

        var read = new LoggedEvent(1, "event.Rang", Optional.empty(), "system", Instant.EPOCH, payload.toString());

        assertThat(read.text("who")).isEqualTo("\"Ann\"\n\\ü🖥\u0001");
    }

    @Test
    void readsTheEventsOfOtherPackages() {
        var number = new TicketNumber("10042");

        assertThat(EventPayload.of(new TicketEvent.Opened(number, 4711, Channel.MAIL)))
                .hasToString("{\"ticket\":\"10042\",\"message\":4711,\"channel\":\"MAIL\"}");
        assertThat(EventPayload.of(new TicketEvent.StatusChanged(
                        number, "open", "solved", TicketStatus.OPEN, TicketStatus.SOLVED)))
                .hasToString(
                        "{\"ticket\":\"10042\",\"from\":\"open\",\"to\":\"solved\",\"fromCategory\":\"OPEN\",\"toCategory\":\"SOLVED\"}");
        assertThat(EventPayload.of(new TicketEvent.Assigned(number, Optional.of(1L), Optional.empty())))
                .hasToString("{\"ticket\":\"10042\",\"from\":1}");
    }

    @Test
    void whatAreSeveralStandInOrder() {
        var number = new TicketNumber("10042");

        assertThat(EventPayload.of(new TicketEvent.TagsChanged(number, Set.of(), Set.of("vip", "late"))))
                .hasToString("{\"ticket\":\"10042\",\"from\":[],\"to\":[\"late\",\"vip\"]}");
    }
}
