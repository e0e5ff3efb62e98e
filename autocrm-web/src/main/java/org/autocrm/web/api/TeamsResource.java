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
import org.autocrm.account.Directory.TeamEntry;
import org.autocrm.account.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /teams}. */
@Path("teams")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Agents who share work")
public class TeamsResource {

    private static final String LIST = "teams";

    @Inject
    private Directory directory;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listTeams", summary = "Lists teams, the newest first")
    @APIResponseSchema(TeamBody.class)
    public Response list() {
        var part = answers.part(LIST);
        return answers.page(LIST, part, directory.teams(part), TeamEntry::id, TeamBody.class, TeamBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readTeam", summary = "Reads a team")
    @APIResponseSchema(TeamBody.class)
    public Response read(@PathParam("id") long id) {
        var team = directory.team(id).orElseThrow(NotFoundException::new);
        return answers.one(TeamBody.of(team), team.version());
    }

    /** A team in JSON. */
    @Schema(name = "Team")
    public record TeamBody(
            @Schema(required = true, examples = "3") long id,
            @Schema(required = true, examples = "Billing") String name,

            @Schema(description = "Mail to this address is the team's work", examples = "billing@example.org") @Nullable
            String address,

            @Schema(required = true, description = "Whether it takes the work that names no other", examples = "false")
            boolean isDefault,

            @Schema(
                    required = true,
                    description = "Whether its tickets are for its members, supervisors and administrators only",
                    examples = "false")
            boolean restricted,

            @Schema(required = true, description = "The ids of the agents who work in it", examples = "[7]")
            List<Long> members) {

        static TeamBody of(TeamEntry team) {
            var address = team.address();
            return new TeamBody(
                    team.id(),
                    team.name(),
                    address == null ? null : address.value(),
                    team.isDefault(),
                    team.restricted(),
                    team.members());
        }
    }
}
