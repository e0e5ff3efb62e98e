package org.autocrm.event;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it stands in the log.
 *
 * @param type such as {@code ticket.Opened}
 * @param ticket the number of the ticket it is about, if any
 * @param actor who did it: the address of an account, or {@code system}
 * @param payload the event's record as a JSON object
 */
public record LoggedEvent(long id, String type, Optional<String> ticket, String actor, Instant at, String payload) {

    /** Whether it is an event of that type. */
    public boolean is(Class<? extends DomainEvent> wanted) {
        return type.equals(DomainEvent.typeOf(wanted));
    }

    /**
     * A number of its payload.
     *
     * @throws NullPointerException if the payload has no such member
     */
    public long number(String name) {
        return data().getJsonNumber(name).longValue();
    }

    /**
     * A text of its payload.
     *
     * @throws NullPointerException if the payload has no such member
     */
    public String text(String name) {
        return data().getString(name);
    }

    /** The event's record as JSON. */
    public JsonObject data() {
        try (var reader = Json.createReader(new StringReader(payload))) {
            return reader.readObject();
        }
    }
}
