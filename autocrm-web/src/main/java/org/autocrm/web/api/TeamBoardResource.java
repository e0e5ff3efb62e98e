package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.autocrm.account.Scope;
import org.autocrm.routing.TeamBoard;
import org.autocrm.routing.TeamBoard.AgentLoad;
import org.autocrm.routing.Wallboard;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /teams/3/board}: what a team has to do at this moment. */
@Path("teams/{id}/board")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing", description = "Who gets a ticket, and why")
public class TeamBoardResource {

    @Inject
    private Wallboard wallboard;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "readTeamBoard",
            summary = "Reads what a team has to do at this moment, and who is there for it")
    public TeamBoardBody read(@PathParam("id") long id) {
        return wallboard.of(id).map(TeamBoardBody::of).orElseThrow(NotFoundException::new);
    }

    /** What a team has to do, in JSON. */
    @Schema(name = "TeamBoard")
    public record TeamBoardBody(
            @Schema(required = true, description = "The team's id", examples = "3")
            long team,

            @Schema(required = true, examples = "Billing") String name,

            @Schema(required = true, description = "How many tickets are open", examples = "41")
            int open,

            @Schema(required = true, description = "How many of them wait for an agent", examples = "7")
            int waiting,

            @Schema(
                    description = "Since when the one waits that waits longest; absent: none does",
                    examples = "2026-03-02T09:00:00Z")
            @Nullable
            Instant longestWait,

            @Schema(
                    required = true,
                    description = "Of how many something is promised within the next hour",
                    examples = "3")
            int atRisk,

            @Schema(required = true, description = "Of how many something promised is late", examples = "1")
            int breached,

            @Schema(required = true, description = "Its active members, those who are there first")
            List<AgentLoadBody> agents) {

        static TeamBoardBody of(TeamBoard board) {
            return new TeamBoardBody(
                    board.team(),
                    board.name(),
                    board.open(),
                    board.waiting(),
                    board.longestWait(),
                    board.atRisk(),
                    board.breached(),
                    board.agents().stream().map(AgentLoadBody::of).toList());
        }
    }

    /** How much a member has to do, in JSON. */
    @Schema(name = "AgentLoad")
    public record AgentLoadBody(
            @Schema(required = true, description = "The agent's id", examples = "7")
            long agent,

            @Schema(required = true, examples = "Amelia Hart")
            String name,

            @Schema(
                    required = true,
                    enumeration = {"online", "away", "break", "offline"},
                    examples = "online")
            String presence,

            @Schema(
                    description = "Out of office until then; absent while they are not",
                    examples = "2027-03-13T08:00:00Z")
            @Nullable
            Instant outUntil,

            @Schema(
                    description = "Outside of their working hours until then; absent while they are not",
                    examples = "2027-03-03T08:00:00Z")
            @Nullable
            Instant offUntil,

            @Schema(required = true, description = "Open work in units, of all teams", examples = "12")
            int load,

            @Schema(description = "How much it may be, in units; absent: no limit", examples = "20") @Nullable
            Integer capacity) {

        static AgentLoadBody of(AgentLoad agent) {
            return new AgentLoadBody(
                    agent.agent(),
                    agent.name(),
                    agent.presence().word(),
                    agent.outUntil(),
                    agent.offUntil(),
                    agent.load(),
                    agent.capacity());
        }
    }
}
