package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.autocrm.account.Scope;
import org.autocrm.routing.SkillNeed;
import org.autocrm.routing.TicketSkills;
import org.autocrm.routing.TicketSkills.Asked;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /tickets/10042/skills}: what a ticket asks of its agent. */
@Path("tickets/{number}/skills")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
public class TicketSkillsResource {

    @Inject
    private TicketSkills skills;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "readTicketSkills",
            summary = "Says what skills a ticket asks of its agent",
            description = "The customer's language is preferred besides, where there is a skill for it.")
    @APIResponseSchema(TicketSkillsBody.class)
    public Response skills(@PathParam("number") String number) {
        var body = TicketSkillsBody.of(skills.of(TicketAnswers.numberIn(number)));
        return answers.one(body, versionOf(body));
    }

    @PUT
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "setTicketSkills",
            summary = "Sets what skills a ticket asks of its agent",
            description = "If it waits for an agent, it is looked at again. Who has it keeps it.")
    @APIResponseSchema(TicketSkillsBody.class)
    public Response set(@PathParam("number") String number, TicketSkillsBody wanted) {
        var body = TicketSkillsBody.of(Members.judge(() -> skills.set(TicketAnswers.numberIn(number), wanted.asked())));
        return answers.changed(body, versionOf(body));
    }

    private static long versionOf(TicketSkillsBody body) {
        return Integer.toUnsignedLong(body.hashCode());
    }

    /** A skill that a ticket asks for. */
    @Schema(name = "SkillNeed")
    public record NeedBody(
            @NotBlank @Size(max = 40) @Schema(required = true, description = "The skill's key", examples = "network")
            String skill,

            @Min(1)
            @Max(5)
            @Schema(required = true, description = "How good the agent is to be at least, from 1 to 5", examples = "3")
            int level) {}

    /** The skills that a ticket asks for, in JSON. */
    @Schema(name = "TicketSkills")
    public record TicketSkillsBody(
            @NotNull @Size(max = 20) @Valid @Schema(required = true, description = "What is never done without")
            List<NeedBody> required,

            @NotNull
            @Size(max = 20)
            @Valid
            @Schema(
                    required = true,
                    description = "What is done without, the last first, when nobody has it for long",
                    examples = "[{\"skill\": \"lang-de\", \"level\": 3}]")
            List<NeedBody> preferred) {

        static TicketSkillsBody of(Asked asked) {
            return new TicketSkillsBody(bodies(asked.required()), bodies(asked.preferred()));
        }

        Asked asked() {
            return new Asked(needs(required), needs(preferred));
        }

        private static List<NeedBody> bodies(List<SkillNeed> needs) {
            return needs.stream()
                    .map(need -> new NeedBody(need.key(), need.level()))
                    .toList();
        }

        private static List<SkillNeed> needs(List<NeedBody> bodies) {
            return bodies.stream()
                    .map(body -> new SkillNeed(body.skill(), body.skill(), body.level()))
                    .toList();
        }
    }
}
