package org.autocrm.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.autocrm.event.LoggedEvent;
import org.autocrm.web.json.JsonTree;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened since a version, in JSON.
 *
 * @param actor who did it: the address of an account, {@code anonymous} or {@code system}
 * @param data what happened: identifiers and small values, by name
 */
@Schema(name = "Change")
public record ChangeBody(
        @Schema(required = true, examples = "ticket.StatusChanged")
        String type,

        @Schema(required = true, examples = "jonas.weber@example.org")
        String actor,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant at,

        @Schema(
                required = true,
                description = "What happened: identifiers and small values, by name",
                examples = "{\"from\": \"open\", \"to\": \"waiting\"}")
        Map<String, Object> data) {

    static ChangeBody of(LoggedEvent event) {
        Map<String, Object> data = new TreeMap<>();
        if (JsonTree.parse(event.payload().getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> payload) {
            payload.forEach((name, value) -> {
                if (value != null) {
                    data.put(String.valueOf(name), value);
                }
            });
        }
        return new ChangeBody(event.type(), event.actor(), event.at(), data);
    }
}
