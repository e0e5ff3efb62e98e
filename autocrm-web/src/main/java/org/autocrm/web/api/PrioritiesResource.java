package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /priorities}. */
@Path("priorities")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Priorities", description = "How urgent tickets can be")
public class PrioritiesResource {

    private static final String LIST = "priorities";
    private static final String KEY = "The priority's key";

    @Inject
    private Priorities priorities;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listPriorities", summary = "Lists priorities, the least urgent first, archived ones too")
    @APIResponseSchema(PriorityBody.class)
    public Response list() {
        return pages.page(LIST, priorities.all(), Priority::key, PriorityBody.class, PriorityBody::of);
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "addPriority", summary = "Adds a priority")
    @APIResponseSchema(PriorityBody.class)
    public Response add(NewPriority body) {
        return answers.once(body, () -> {
            var priority = Members.judge(() -> priorities.add(body.name(), body.rank()));
            return answers.created(priority.key(), PriorityBody.of(priority), priority.version());
        });
    }

    @GET
    @Path("{key}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readPriority", summary = "Reads a priority")
    @APIResponseSchema(PriorityBody.class)
    public Response read(@Parameter(description = KEY, example = "critical") @PathParam("key") String key) {
        var priority = known(key);
        return answers.one(PriorityBody.of(priority), priority.version());
    }

    @PATCH
    @Path("{key}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changePriority",
            summary = "Changes a priority, or archives it",
            description = "Its key and its rank stay. What is archived is offered no more; tickets keep it.")
    @APIResponseSchema(PriorityBody.class)
    public Response change(
            @Parameter(description = KEY, example = "critical") @PathParam("key") String key, PriorityChange body) {
        known(key);
        var priority = Members.judge(() -> priorities.change(key, answers.seen(), body::on));
        return answers.changed(PriorityBody.of(priority), priority.version());
    }

    private Priority known(String key) {
        return priorities.find(key).orElseThrow(NotFoundException::new);
    }

    /** A priority in JSON. */
    @Schema(name = "Priority")
    public record PriorityBody(
            @Schema(required = true, description = "What queries call it", examples = "critical")
            String key,

            @Schema(required = true, examples = "Critical") String name,

            @Schema(required = true, description = "The higher, the more urgent", examples = "50")
            int rank,

            @Schema(required = true, description = "Whether new tickets have it", examples = "false")
            boolean isDefault,

            @Schema(required = true, description = "Whether it is offered no more", examples = "false")
            boolean archived) {

        static PriorityBody of(Priority priority) {
            return new PriorityBody(
                    priority.key(), priority.name(), priority.rank(), priority.byDefault(), priority.archived());
        }
    }

    /** The body that adds a priority. */
    @Schema(name = "NewPriority")
    public record NewPriority(
            @NotBlank @Size(max = 60) @Schema(examples = "Critical")
            String name,

            @Min(1)
            @Max(1000)
            @Schema(description = "The higher, the more urgent; no two have the same", examples = "50")
            int rank) {}

    /** The merge patch that changes a priority. */
    @Schema(name = "PriorityChange")
    public record PriorityChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 60) @Schema(examples = "Blocks everything") @Nullable
            String name,

            @NotNull @Schema(description = "Whether new tickets have it", examples = "false") @Nullable
            Boolean isDefault,

            @NotNull @Schema(description = "Whether it is offered no more", examples = "false") @Nullable
            Boolean archived) {

        Priority on(Priority present) {
            return new Priority(
                    present.key(),
                    name == null ? present.name() : name,
                    present.rank(),
                    isDefault == null ? present.byDefault() : isDefault,
                    archived == null ? present.archived() : archived,
                    present.version());
        }
    }
}
