package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.autocrm.account.Scope;
import org.autocrm.staffing.AgentStaffing;
import org.autocrm.staffing.Presence;
import org.autocrm.staffing.Presences;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /me/presence}: whether the key's owner is there for new work. */
@Path("me/presence")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Staffing")
public class PresenceResource {

    @Inject
    private Presences presences;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readMyPresence", summary = "Says whether you are there for new work")
    @APIResponseSchema(PresenceBody.class)
    public Response read() {
        var mine = presences.mine();
        return answers.one(PresenceBody.of(mine), versionOf(mine));
    }

    @PUT
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "changeMyPresence",
            summary = "Says whether you are there for new work from now on",
            description = "Who is online is given tickets; what waits is given out at once.")
    @APIResponseSchema(PresenceBody.class)
    public Response change(NewPresence body) {
        var mine = presences.become(JsonText.constant(Presence.class, body.presence()));
        return answers.changed(PresenceBody.of(mine), versionOf(mine));
    }

    private static long versionOf(AgentStaffing mine) {
        var since = mine.presenceSince();
        return (since == null ? 0 : since.toEpochMilli()) + mine.presence().ordinal();
    }

    /** A presence in JSON. */
    @Schema(name = "Presence")
    public record PresenceBody(
            @Schema(
                    required = true,
                    enumeration = {"online", "away", "break", "offline"},
                    examples = "online")
            String presence,

            @Schema(description = "Since when", examples = "2026-03-02T09:00:00Z") @Nullable
            Instant since) {

        static PresenceBody of(AgentStaffing mine) {
            return new PresenceBody(mine.presence().word(), mine.presenceSince());
        }
    }

    /** The body that changes a presence. */
    @Schema(name = "NewPresence")
    public record NewPresence(
            @NotNull
            @Size(max = 20)
            @Pattern(regexp = "online|away|break|offline", message = "must be online, away, break or offline")
            @Schema(
                    enumeration = {"online", "away", "break", "offline"},
                    examples = "online")
            String presence) {}
}
