package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Email;
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
import org.autocrm.account.AgentDetails;
import org.autocrm.account.AgentFile;
import org.autocrm.account.Directory;
import org.autocrm.account.Directory.AgentEntry;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.shared.EmailAddress;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /agents}. */
@Path("agents")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents", description = "Who works at the desk")
public class AgentsResource {

    private static final String LIST = "agents";
    private static final String ROLES = "agent|supervisor|administrator";

    @Inject
    private Directory directory;

    @Inject
    private AgentFile agents;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listAgents", summary = "Lists agents, who joined last comes first")
    @APIResponseSchema(AgentBody.class)
    public Response list() {
        var part = answers.part(LIST);
        return answers.page(
                LIST, part, directory.agents(part), agent -> agent.person().id(), AgentBody.class, AgentBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readAgent", summary = "Reads an agent")
    @APIResponseSchema(AgentBody.class)
    public Response read(@PathParam("id") long id) {
        var agent = directory.agent(id).orElseThrow(NotFoundException::new);
        return answers.one(AgentBody.of(agent), agent.version());
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "inviteAgent",
            summary = "Makes somebody an agent",
            description =
                    "They get a mail with a link by which they choose a password. A customer who has an account keeps it,"
                            + " and the password; who has not chosen one yet is invited again.")
    @APIResponseSchema(AgentBody.class)
    public Response invite(NewAgent body) {
        return answers.once(body, () -> {
            var agent = Members.judge(() -> agents.invite(new EmailAddress(body.email()), body.toDetails()));
            return answers.created(agent.person().id(), AgentBody.of(agent), agent.version());
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeAgent",
            summary = "Changes an agent: name, role, teams, duty, or whether the account can be used",
            description = "Who is deactivated cannot log in, their API keys are refused, and they get no new tickets:"
                    + " on this node at once, on all others within five seconds.")
    @APIResponseSchema(AgentBody.class)
    public Response change(@PathParam("id") long id, AgentChange body) {
        if (directory.agent(id).isEmpty()) {
            throw new NotFoundException();
        }
        var agent = Members.judge(() -> agents.change(id, answers.seen(), body::on));
        return answers.changed(AgentBody.of(agent), agent.version());
    }

    private static Role roleOf(String word) {
        return JsonText.constant(Role.class, word);
    }

    /** An agent in JSON. */
    @Schema(name = "Agent")
    public record AgentBody(
            @Schema(required = true, examples = "7") long id,

            @Schema(required = true, examples = "Jonas Weber")
            String name,

            @Schema(required = true, examples = "jonas.weber@example.org")
            String email,

            @Schema(
                    required = true,
                    enumeration = {"agent", "supervisor", "administrator"},
                    examples = "agent")
            String role,

            @Schema(
                    required = true,
                    description = "Whether they are on duty, and get new work while they are active",
                    examples = "true")
            boolean onDuty,

            @Schema(required = true, description = "Whether the account can be used", examples = "true")
            boolean active,

            @Schema(required = true, description = "Whether they have not chosen a password yet", examples = "false")
            boolean invited,

            @Schema(required = true, description = "The ids of the teams they work in", examples = "[3]")
            List<Long> teams) {

        static AgentBody of(AgentEntry agent) {
            var person = agent.person();
            return new AgentBody(
                    person.id(),
                    person.name(),
                    person.email().value(),
                    person.role().word(),
                    agent.onDuty(),
                    agent.active(),
                    !agent.joined(),
                    agent.teams());
        }
    }

    /** The body that invites an agent. */
    @Schema(name = "NewAgent")
    public record NewAgent(
            @NotNull @Email @Size(max = 254) @Schema(examples = "jonas.weber@example.org")
            String email,

            @NotBlank @Size(max = 100) @Schema(examples = "Jonas Weber")
            String name,

            @Size(max = 20)
            @Pattern(regexp = ROLES, message = "must be agent, supervisor or administrator")
            @Schema(
                    description = "agent if absent",
                    enumeration = {"agent", "supervisor", "administrator"},
                    examples = "agent")
            @Nullable
            String role,

            @Size(max = 500) @Schema(description = "The ids of the teams they work in", examples = "[3]") @Nullable
            List<Long> teams) {

        AgentDetails toDetails() {
            return new AgentDetails(
                    name, role == null ? Role.AGENT : roleOf(role), teams == null ? List.of() : teams, true, true);
        }
    }

    /** The merge patch that changes an agent. */
    @Schema(name = "AgentChange")
    public record AgentChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 100) @Schema(examples = "Jonas Weber-Lind") @Nullable
            String name,

            @NotNull
            @Size(max = 20)
            @Pattern(regexp = ROLES, message = "must be agent, supervisor or administrator")
            @Schema(
                    enumeration = {"agent", "supervisor", "administrator"},
                    examples = "supervisor")
            @Nullable
            String role,

            @NotNull
            @Size(max = 500)
            @Schema(description = "The ids of the teams they work in", examples = "[3]")
            @Nullable
            List<Long> teams,

            @NotNull @Schema(description = "Whether they get new work", examples = "false") @Nullable
            Boolean onDuty,

            @NotNull @Schema(description = "Whether the account can be used", examples = "true") @Nullable
            Boolean active) {

        AgentDetails on(AgentDetails present) {
            return new AgentDetails(
                    name == null ? present.name() : name,
                    role == null ? present.role() : roleOf(role),
                    teams == null ? present.teams() : teams,
                    onDuty == null ? present.onDuty() : onDuty,
                    active == null ? present.active() : active);
        }
    }
}
