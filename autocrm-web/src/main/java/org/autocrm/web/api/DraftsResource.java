package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.autocrm.account.Scope;
import org.autocrm.ticket.Draft;
import org.autocrm.ticket.Drafts;
import org.autocrm.ticket.MessageKind;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/drafts/reply}: what the key's owner is writing and has not sent. */
@Path("tickets/{number}/drafts/{kind}")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Drafts", description = "What an agent is writing and has not sent, a reply and a note for each ticket")
public class DraftsResource {

    private static final String KIND = "reply or note";

    @Inject
    private Drafts drafts;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readDraft", summary = "Reads your own draft")
    @APIResponseSchema(DraftBody.class)
    public Response read(
            @PathParam("number") String number,
            @Parameter(description = KIND, example = "reply") @PathParam("kind") String kind) {
        var draft = drafts.find(TicketAnswers.numberIn(number), kindIn(kind)).orElseThrow(NotFoundException::new);
        return answers.one(DraftBody.of(draft), draft.version());
    }

    @PUT
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "saveDraft",
            summary = "Keeps a draft of your own in place of the one before",
            description = "Sending a message of that kind discards it. It is no change of the ticket.")
    @APIResponseSchema(DraftBody.class)
    public Response save(
            @PathParam("number") String number,
            @Parameter(description = KIND, example = "reply") @PathParam("kind") String kind,
            NewDraft body) {
        var draft = drafts.save(
                TicketAnswers.numberIn(number),
                kindIn(kind),
                body.html(),
                body.lastSeen() == null ? 0 : body.lastSeen(),
                answers.seen());
        return answers.changed(DraftBody.of(draft), draft.version());
    }

    @DELETE
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(operationId = "discardDraft", summary = "Forgets your own draft, if there is one")
    @APIResponse(responseCode = "204", description = "There is none any more")
    public Response discard(
            @PathParam("number") String number,
            @Parameter(description = KIND, example = "reply") @PathParam("kind") String kind) {
        drafts.discard(TicketAnswers.numberIn(number), kindIn(kind), answers.seen());
        return answers.nothing();
    }

    private static MessageKind kindIn(String text) {
        return switch (text) {
            case "reply" -> MessageKind.REPLY;
            case "note" -> MessageKind.NOTE;
            default -> throw new NotFoundException();
        };
    }

    /** A draft in JSON. */
    @Schema(name = "Draft")
    public record DraftBody(
            @Schema(
                    required = true,
                    enumeration = {"reply", "note"},
                    examples = "reply")
            String kind,

            @Schema(required = true, description = "Safe to show", examples = "<p>Please open the</p>")
            String html,

            @Schema(
                    required = true,
                    description = "The id of the newest message that its author had seen; 0 if nobody said",
                    examples = "90210")
            long lastSeen,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant savedAt) {

        static DraftBody of(Draft draft) {
            return new DraftBody(JsonText.word(draft.kind()), draft.html(), draft.seen(), draft.savedAt());
        }
    }

    /** The body that keeps a draft. */
    @Schema(name = "NewDraft")
    public record NewDraft(
            @NotNull @Size(max = 400_000) @Schema(examples = "<p>Please open the</p>")
            String html,

            @Schema(description = "The id of the newest message that you have seen", examples = "90210") @Nullable
            Long lastSeen) {}
}
