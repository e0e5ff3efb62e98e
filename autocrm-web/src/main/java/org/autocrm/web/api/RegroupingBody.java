package org.autocrm.web.api;

import java.time.Instant;
import org.autocrm.ticket.RegroupingView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A merge or a split in JSON. */
@Schema(name = "Regrouping")
public record RegroupingBody(
        @Schema(required = true, examples = "301") long id,

        @Schema(
                required = true,
                description = "Whether all messages of the source went to the target, or some of them to a new ticket",
                enumeration = {"merge", "split"},
                examples = "merge")
        String kind,

        @Schema(required = true, description = "The number of the ticket that the messages were on", examples = "10043")
        String source,

        @Schema(required = true, description = "The number of the ticket that they went to", examples = "10042")
        String target,

        @Schema(required = true, description = "How many messages went", examples = "2")
        int messages,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant doneAt,

        @Schema(description = "The agent's id", examples = "7") @Nullable
        Long doneBy,

        @Schema(description = "When they went back; absent while they have not", examples = "2026-03-02T10:00:00Z")
        @Nullable
        Instant undoneAt,

        @Schema(description = "The agent's id", examples = "7") @Nullable
        Long undoneBy) {

    static RegroupingBody of(RegroupingView regrouping) {
        return new RegroupingBody(
                regrouping.id(),
                regrouping.merge() ? "merge" : "split",
                regrouping.source().value(),
                regrouping.target().value(),
                regrouping.messages(),
                regrouping.doneAt(),
                regrouping.doneBy(),
                regrouping.undoneAt(),
                regrouping.undoneBy());
    }
}
