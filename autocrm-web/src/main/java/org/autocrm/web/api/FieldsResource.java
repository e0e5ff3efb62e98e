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
import java.util.List;
import java.util.Set;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.ticket.FieldType;
import org.autocrm.ticket.TicketField;
import org.autocrm.ticket.TicketFields;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /fields}. */
@Path("fields")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fields", description = "Fields of one's own that tickets have")
public class FieldsResource {

    private static final String LIST = "fields";
    private static final String KEY = "The field's key";

    @Inject
    private TicketFields fields;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listFields", summary = "Lists fields in their order, archived ones too")
    @APIResponseSchema(FieldBody.class)
    public Response list() {
        return pages.page(LIST, fields.all(), TicketField::key, FieldBody.class, FieldBody::of);
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "addField", summary = "Adds a field behind the others")
    @APIResponseSchema(FieldBody.class)
    public Response add(NewField body) {
        return answers.once(body, () -> {
            var field = Members.judge(() -> fields.add(
                    body.name(), typeOf(body.type()), or(body.choices()), Set.copyOf(or(body.requiredFor()))));
            return answers.created(field.key(), FieldBody.of(field), field.version());
        });
    }

    @GET
    @Path("{key}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readField", summary = "Reads a field")
    @APIResponseSchema(FieldBody.class)
    public Response read(@Parameter(description = KEY, example = "serial-number") @PathParam("key") String key) {
        var field = known(key);
        return answers.one(FieldBody.of(field), field.version());
    }

    @PATCH
    @Path("{key}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeField",
            summary = "Changes a field, or archives it",
            description =
                    "Its key and its type stay. Values that tickets have stay, also where they are no choice any more.")
    @APIResponseSchema(FieldBody.class)
    public Response change(
            @Parameter(description = KEY, example = "serial-number") @PathParam("key") String key, FieldChange body) {
        known(key);
        var field = Members.judge(() -> fields.change(key, answers.seen(), body::on));
        return answers.changed(FieldBody.of(field), field.version());
    }

    private TicketField known(String key) {
        return fields.find(key).orElseThrow(NotFoundException::new);
    }

    private static FieldType typeOf(String word) {
        return JsonText.constant(FieldType.class, word);
    }

    private static List<String> or(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    /** A field in JSON. */
    @Schema(name = "Field")
    public record FieldBody(
            @Schema(required = true, description = "What queries and tickets call it", examples = "serial-number")
            String key,

            @Schema(required = true, examples = "Serial number")
            String name,

            @Schema(
                    required = true,
                    enumeration = {"text", "number", "date", "choice", "multi-choice", "boolean", "url"},
                    examples = "text")
            String type,

            @Schema(required = true, description = "What may be chosen; empty for other types", examples = "[]")
            List<String> choices,

            @Schema(
                    required = true,
                    description = "The keys of the statuses that a ticket may take only with a value in this field",
                    examples = "[\"solved\"]")
            List<String> requiredFor,

            @Schema(required = true, description = "Its place in the list", examples = "10")
            int position,

            @Schema(required = true, description = "Whether customers see it at the portal", examples = "false")
            boolean forCustomers,

            @Schema(required = true, description = "Whether it is offered no more", examples = "false")
            boolean archived) {

        static FieldBody of(TicketField field) {
            return new FieldBody(
                    field.key(),
                    field.name(),
                    JsonText.word(field.type()),
                    field.choices(),
                    field.requiredFor().stream().sorted().toList(),
                    field.position(),
                    field.forCustomers(),
                    field.archived());
        }
    }

    /** The body that adds a field. */
    @Schema(name = "NewField")
    public record NewField(
            @NotBlank @Size(max = 60) @Schema(examples = "Serial number")
            String name,

            @NotNull
            @Size(max = 20)
            @Pattern(
                    regexp = "text|number|date|choice|multi-choice|boolean|url",
                    message = "must be text, number, date, choice, multi-choice, boolean or url")
            @Schema(
                    enumeration = {"text", "number", "date", "choice", "multi-choice", "boolean", "url"},
                    examples = "text")
            String type,

            @Size(max = 500)
            @Schema(description = "What may be chosen, in order; for choice and multi-choice only", examples = "[]")
            @Nullable
            List<@Size(max = 100) String> choices,

            @Size(max = 100)
            @Schema(
                    description = "The keys of the statuses that a ticket may take only with a value in this field",
                    examples = "[]")
            @Nullable
            List<@Size(max = 40) String> requiredFor) {}

    /** The merge patch that changes a field. */
    @Schema(name = "FieldChange")
    public record FieldChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 60) @Schema(examples = "Serial number of the device") @Nullable
            String name,

            @NotNull @Size(max = 500) @Schema(description = "What may be chosen, in order", examples = "[]") @Nullable
            List<@Size(max = 100) String> choices,

            @NotNull
            @Size(max = 100)
            @Schema(
                    description = "The keys of the statuses that a ticket may take only with a value in this field",
                    examples = "[]")
            @Nullable
            List<@Size(max = 40) String> requiredFor,

            @NotNull @Min(0) @Max(1_000_000) @Schema(description = "Its place in the list", examples = "10") @Nullable
            Integer position,

            @NotNull @Schema(description = "Whether customers see it at the portal", examples = "false") @Nullable
            Boolean forCustomers,

            @NotNull @Schema(description = "Whether it is offered no more", examples = "false") @Nullable
            Boolean archived) {

        TicketField on(TicketField present) {
            return new TicketField(
                    present.key(),
                    name == null ? present.name() : name,
                    present.type(),
                    choices == null ? present.choices() : choices,
                    requiredFor == null ? present.requiredFor() : Set.copyOf(requiredFor),
                    position == null ? present.position() : position,
                    forCustomers == null ? present.forCustomers() : forCustomers,
                    archived == null ? present.archived() : archived,
                    present.version());
        }
    }
}
