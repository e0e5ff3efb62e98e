package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.ticket.Tags;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tags}. */
@Path("tags")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tags", description = "Words that agents put on tickets; one comes to be when it is first used")
public class TagsResource {

    private static final String LIST = "tags";
    private static final String NAME = "The tag";

    @Inject
    private Tags tags;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listTags", summary = "Lists tags in the order of their characters")
    @APIResponseSchema(TagBody.class)
    public Response list(
            @Parameter(description = "Only those that begin so", example = "vi") @QueryParam("prefix") @Nullable
                    String prefix) {
        var place = pages.place(LIST);
        var found = tags.part(
                prefix == null ? "" : prefix,
                place.map(NamedPages.Place::name),
                place.map(NamedPages.Place::backwards).orElse(false),
                answers.limit() + 1);
        return pages.page(LIST, place, found, tag -> tag, TagBody.class, TagBody::new);
    }

    @GET
    @Path("{name}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readTag", summary = "Reads a tag in the spelling that all its spellings have in common")
    @APIResponseSchema(TagBody.class)
    public Response read(@Parameter(description = NAME, example = "vip") @PathParam("name") String name) {
        return answers.one(new TagBody(known(name)), 0);
    }

    @PATCH
    @Path("{name}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "renameTag",
            summary = "Gives a tag another name on all its tickets",
            description = "If there is a tag of that name, the two become one.")
    @APIResponseSchema(TagBody.class)
    public Response rename(
            @Parameter(description = NAME, example = "vip") @PathParam("name") String name, TagChange body) {
        var tag = known(name);
        ChangedMeanwhile.refuse(answers.seen(), 0);
        return answers.changed(new TagBody(Members.judge(() -> tags.rename(tag, body.on(tag)))), 0);
    }

    @DELETE
    @Path("{name}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "removeTag", summary = "Takes a tag off all its tickets")
    @APIResponse(responseCode = "204", description = "No ticket has it any more")
    public Response remove(@Parameter(description = NAME, example = "vip") @PathParam("name") String name) {
        var tag = known(name);
        ChangedMeanwhile.refuse(answers.seen(), 0);
        tags.remove(tag);
        return answers.nothing();
    }

    private String known(String name) {
        return tags.find(name).orElseThrow(NotFoundException::new);
    }

    /** A tag in JSON. */
    @Schema(name = "Tag")
    public record TagBody(
            @Schema(required = true, examples = "vip") String name) {}

    /** The merge patch that renames a tag. */
    @Schema(name = "TagChange")
    public record TagChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 50) @Schema(examples = "very-important") @Nullable
            String name) {

        String on(String present) {
            return name == null ? present : name;
        }
    }
}
