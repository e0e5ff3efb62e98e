package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /statuses}. */
@Path("statuses")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statuses", description = "What agents choose to say whose turn it is")
public class StatusesResource {

    private static final String LIST = "statuses";
    private static final String KEY = "The status's key";

    @Inject
    private Statuses statuses;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listStatuses", summary = "Lists statuses in their order, archived ones too")
    @APIResponseSchema(StatusBody.class)
    public Response list() {
        return pages.page(LIST, statuses.all(), Status::key, StatusBody.class, StatusBody::of);
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "addStatus", summary = "Adds a status behind the others")
    @APIResponseSchema(StatusBody.class)
    public Response add(NewStatus body) {
        return answers.once(body, () -> {
            var status = Members.judge(
                    () -> statuses.add(body.name(), JsonText.constant(TicketStatus.class, body.category())));
            return answers.created(status.key(), StatusBody.of(status), status.version());
        });
    }

    @GET
    @Path("{key}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readStatus", summary = "Reads a status")
    @APIResponseSchema(StatusBody.class)
    public Response read(@Parameter(description = KEY, example = "on-hold") @PathParam("key") String key) {
        var status = known(key);
        return answers.one(StatusBody.of(status), status.version());
    }

    @PATCH
    @Path("{key}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeStatus",
            summary = "Changes a status, or archives it",
            description = "Its key and its category stay. What is archived is offered no more; tickets keep it.")
    @APIResponseSchema(StatusBody.class)
    public Response change(
            @Parameter(description = KEY, example = "on-hold") @PathParam("key") String key, StatusChange body) {
        known(key);
        var status = Members.judge(() -> statuses.change(key, answers.seen(), body::on));
        return answers.changed(StatusBody.of(status), status.version());
    }

    private Status known(String key) {
        return statuses.find(key).orElseThrow(NotFoundException::new);
    }

    /** A status in JSON. */
    @Schema(name = "Status")
    public record StatusBody(
            @Schema(required = true, description = "What queries call it", examples = "on-hold")
            String key,

            @Schema(required = true, examples = "On hold") String name,

            @Schema(
                    required = true,
                    description = "Whose turn it is",
                    enumeration = {"open", "waiting", "solved", "closed"},
                    examples = "waiting")
            String category,

            @Schema(required = true, description = "Its place in the list", examples = "50")
            int position,

            @Schema(required = true, description = "Whether it is what its category means", examples = "false")
            boolean isDefault,

            @Schema(required = true, description = "Whether it is offered no more", examples = "false")
            boolean archived) {

        static StatusBody of(Status status) {
            return new StatusBody(
                    status.key(),
                    status.name(),
                    JsonText.word(status.category()),
                    status.position(),
                    status.byDefault(),
                    status.archived());
        }
    }

    /** The body that adds a status. */
    @Schema(name = "NewStatus")
    public record NewStatus(
            @NotBlank @Size(max = 60) @Schema(examples = "On hold")
            String name,

            @NotNull
            @Size(max = 10)
            @Pattern(regexp = "open|waiting|solved|closed", message = "must be open, waiting, solved or closed")
            @Schema(
                    description = "Whose turn it is",
                    enumeration = {"open", "waiting", "solved", "closed"},
                    examples = "waiting")
            String category) {}

    /** The merge patch that changes a status. */
    @Schema(name = "StatusChange")
    public record StatusChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 60) @Schema(examples = "Waiting for a delivery") @Nullable
            String name,

            @NotNull @Min(0) @Max(1_000_000) @Schema(description = "Its place in the list", examples = "50") @Nullable
            Integer position,

            @NotNull @Schema(description = "Whether it is what its category means", examples = "false") @Nullable
            Boolean isDefault,

            @NotNull @Schema(description = "Whether it is offered no more", examples = "false") @Nullable
            Boolean archived) {

        Status on(Status present) {
            return new Status(
                    present.key(),
                    name == null ? present.name() : name,
                    present.category(),
                    position == null ? present.position() : position,
                    isDefault == null ? present.byDefault() : isDefault,
                    archived == null ? present.archived() : archived,
                    present.version());
        }
    }
}
