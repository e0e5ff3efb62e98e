package org.autocrm.web.api;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.autocrm.audit.AuditEntry;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in JSON.
 *
 * @param place its place in the feed: ascends without gaps; absent for the moment until it has one
 * @param actor who did it: the address of an account, {@code anonymous} or {@code system}
 * @param via through what: {@code desk}, {@code portal}, {@code api}, {@code mail}, {@code routing}, {@code rule},
 *     {@code bulk} or {@code system}
 * @param viaDetail the beginning of the API key, the name of the follower, or the job
 * @param address from where a request came
 * @param data what happened: identifiers and small values, by name
 * @param chain what it is about; its events are one chain
 * @param position its position in the chain, from 1
 * @param hash over the event and the one before it in the chain, in hex
 */
@Schema(name = "Event")
public record EventBody(
        long id,
        @Nullable Long place,
        @Schema(examples = "ticket.StatusChanged") String type,
        @Schema(examples = "10042") @Nullable String ticket,
        String actor,

        @Schema(enumeration = {"desk", "portal", "api", "mail", "routing", "rule", "bulk", "system"}) @Nullable
        String via,

        @Nullable String viaDetail,
        @Nullable String address,
        Instant at,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonObject data,

        @Schema(examples = "ticket:10042") String chain,
        int position,
        String hash) {

    static EventBody of(AuditEntry entry) {
        return of(entry, entry.address());
    }

    /** As an agent may see it: from where a colleague works is nobody's business. */
    static EventBody forAgents(AuditEntry entry) {
        return of(entry, null);
    }

    private static EventBody of(AuditEntry entry, @Nullable String address) {
        return new EventBody(
                entry.id(),
                entry.place(),
                entry.type(),
                entry.ticket(),
                entry.actor(),
                entry.via(),
                entry.viaDetail(),
                address,
                entry.at(),
                entry.data(),
                entry.chain(),
                entry.position(),
                entry.hash());
    }
}
