package org.autocrm.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.autocrm.account.Directory;
import org.autocrm.account.Directory.AgentEntry;
import org.autocrm.account.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agents}. */
@Path("agents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents", description = "Who works at the desk")
public class AgentsResource {

    private static final String LIST = "agents";

    @Inject
    private Directory directory;

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

            @Schema(required = true, description = "Whether they are on duty, and get new work", examples = "true")
            boolean onDuty,

            @Schema(required = true, description = "The ids of the teams they work in", examples = "[3]")
            List<Long> teams) {

        static AgentBody of(AgentEntry agent) {
            var person = agent.person();
            return new AgentBody(
                    person.id(),
                    person.name(),
                    person.email().value(),
                    person.role().word(),
                    person.available(),
                    agent.teams());
        }
    }
}
