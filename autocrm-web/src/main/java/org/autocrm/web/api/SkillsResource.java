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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.staffing.Skill;
import org.autocrm.staffing.Skills;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /skills}. */
@Path("skills")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Skills", description = "What agents can be good at, and tickets can ask for")
public class SkillsResource {

    private static final String LIST = "skills";
    private static final String KEY = "The skill's key";

    @Inject
    private Skills skills;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listSkills", summary = "Lists skills by name")
    @APIResponseSchema(SkillBody.class)
    public Response list() {
        return pages.page(LIST, skills.all(), Skill::key, SkillBody.class, SkillBody::of);
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "addSkill", summary = "Adds a skill, such as a language")
    @APIResponseSchema(SkillBody.class)
    public Response add(NewSkill body) {
        return answers.once(body, () -> {
            var skill = Members.judge(() -> skills.add(body.name(), body.language()));
            return answers.created(skill.key(), SkillBody.of(skill), skill.version());
        });
    }

    @GET
    @Path("{key}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readSkill", summary = "Reads a skill")
    @APIResponseSchema(SkillBody.class)
    public Response read(@Parameter(description = KEY, example = "lang-de") @PathParam("key") String key) {
        var skill = known(key);
        return answers.one(SkillBody.of(skill), skill.version());
    }

    @PATCH
    @Path("{key}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "changeSkill", summary = "Changes a skill", description = "Its key stays.")
    @APIResponseSchema(SkillBody.class)
    public Response change(
            @Parameter(description = KEY, example = "lang-de") @PathParam("key") String key, SkillChange body) {
        known(key);
        var skill = Members.judge(() -> skills.change(key, answers.seen(), body::on));
        return answers.changed(SkillBody.of(skill), skill.version());
    }

    @DELETE
    @Path("{key}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "removeSkill",
            summary = "Removes a skill",
            description = "Only one that no agent has and no ticket asks for.")
    @APIResponse(responseCode = "204", description = "It is no more")
    public Response remove(@Parameter(description = KEY, example = "lang-de") @PathParam("key") String key) {
        known(key);
        Members.judge(() -> {
            skills.remove(key);
            return key;
        });
        return answers.nothing();
    }

    private Skill known(String key) {
        return skills.find(key).orElseThrow(NotFoundException::new);
    }

    /** A skill in JSON. */
    @Schema(name = "Skill")
    public record SkillBody(
            @Schema(required = true, description = "What tickets and agents call it", examples = "lang-sv")
            String key,

            @Schema(required = true, examples = "Swedish") String name,

            @Schema(
                    description = "Of a language: its ISO 639 code. Tickets in it prefer agents who have the skill",
                    examples = "sv")
            @Nullable
            String language) {

        static SkillBody of(Skill skill) {
            return new SkillBody(skill.key(), skill.name(), skill.language());
        }
    }

    /** The body that adds a skill. */
    @Schema(name = "NewSkill")
    public record NewSkill(
            @NotBlank @Size(max = 60) @Schema(examples = "Swedish")
            String name,

            @Size(max = 3) @Schema(description = "Of a language: its ISO 639 code", examples = "sv") @Nullable
            String language) {}

    /** The merge patch that changes a skill. */
    @Schema(name = "SkillChange")
    public record SkillChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 60) @Schema(examples = "Swedish and Norwegian") @Nullable
            String name,

            @Size(max = 3)
            @Schema(description = "Of a language: its ISO 639 code; null for none", examples = "no")
            @Nullable
            String language) {

        Skill on(Skill present) {
            return new Skill(
                    present.key(),
                    name == null ? present.name() : name,
                    given.or("language", language, present.language()),
                    present.version());
        }
    }
}
