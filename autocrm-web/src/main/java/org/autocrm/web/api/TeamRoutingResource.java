package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.routing.RoutingPolicies;
import org.autocrm.routing.RoutingPolicies.PolicyEntry;
import org.autocrm.routing.RoutingPolicy;
import org.autocrm.routing.Strategy;
import org.autocrm.simulation.Draft;
import org.autocrm.simulation.Simulator;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /teams/3/routing}: how a team gives out its work. */
@Path("teams/{id}/routing")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing", description = "Who gets a ticket, and why")
public class TeamRoutingResource {

    @Inject
    private RoutingPolicies policies;

    @Inject
    private Simulator simulator;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readTeamRouting", summary = "Reads how a team gives out its work")
    @APIResponseSchema(TeamRoutingBody.class)
    public Response read(@PathParam("id") long id) {
        var entry = known(id);
        return answers.one(TeamRoutingBody.of(entry), entry.version());
    }

    @PATCH
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeTeamRouting",
            summary = "Changes how a team gives out its work",
            description = "What waits is looked at again at once.")
    @APIResponseSchema(TeamRoutingBody.class)
    public Response change(@PathParam("id") long id, TeamRoutingChange body) {
        known(id);
        var entry = Members.judge(() -> policies.change(id, answers.seen(), body::on));
        return answers.changed(TeamRoutingBody.of(entry), entry.version());
    }

    @POST
    @Path("simulation")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_READ, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "simulateTeamRouting",
            summary = "Says how tickets of the past weeks would have been given out, had the team done it like that",
            description = "Takes the body of the change itself, and writes nothing.")
    @APIResponseSchema(SimulationBody.class)
    public Response simulate(
            @PathParam("id") long id,
            @Parameter(required = true, description = "How many weeks it looks back, 1 to 26", example = "4")
                    @QueryParam("weeks")
                    @Nullable
                    String weeks,
            TeamRoutingChange body) {
        var back = SimulationBody.back(weeks);
        var present = known(id).policy();
        var result = Members.judge(() -> simulator.run(new Draft(Map.of(id, body.on(present)), Map.of(), null), back));
        return answers.one(SimulationBody.of(result), 0);
    }

    private PolicyEntry known(long id) {
        return policies.of(id).orElseThrow(NotFoundException::new);
    }

    private static String word(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a team gives out its work, in JSON. */
    @Schema(name = "TeamRouting")
    public record TeamRoutingBody(
            @Schema(
                    required = true,
                    description = "By what it chooses among those who could take a ticket",
                    enumeration = {"round-robin", "least-loaded", "most-spare", "skill-score"},
                    examples = "least-loaded")
            String strategy,

            @Schema(
                    required = true,
                    description = "Whether the agent who last worked for the customer comes first, when free",
                    examples = "true")
            boolean sticky,

            @Schema(
                    required = true,
                    description = "After each of these minutes one preferred skill less is waited for; 0: none is",
                    examples = "10")
            int relaxMinutes,

            @Schema(description = "At most so many new tickets an agent in fairMinutes", examples = "5") @Nullable
            Integer fairTickets,

            @Schema(examples = "30") @Nullable Integer fairMinutes,

            @Schema(description = "What waits longer is not given out by itself", examples = "48") @Nullable
            Integer staleHours,

            @Schema(
                    description =
                            "After how many minutes without an agent a ticket goes to the overflow team, else to the parent",
                    examples = "60")
            @Nullable
            Integer overflowMinutes,

            @Schema(description = "Where it goes, by id", examples = "4") @Nullable
            Long overflowTeam,

            @Schema(description = "The team that this one is a part of, by id", examples = "2") @Nullable
            Long parent,

            @Schema(
                    required = true,
                    description = "Whether open work of who leaves or goes out of office comes back to the team",
                    examples = "true")
            boolean givesBack,

            @Schema(required = true, description = "Who leads the team, by id", examples = "[7]")
            List<Long> leads) {

        static TeamRoutingBody of(PolicyEntry entry) {
            var policy = entry.policy();
            return new TeamRoutingBody(
                    word(policy.strategy()),
                    policy.sticky(),
                    policy.relaxMinutes(),
                    policy.fairTickets(),
                    policy.fairMinutes(),
                    policy.staleHours(),
                    policy.overflowMinutes(),
                    policy.overflowTeam(),
                    policy.parent(),
                    policy.givesBack(),
                    policy.leads());
        }
    }

    /** The merge patch that changes how a team gives out its work. */
    @Schema(name = "TeamRoutingChange")
    public record TeamRoutingChange(
            @Schema(hidden = true) Given given,

            @NotNull
            @Size(max = 20)
            @Pattern(
                    regexp = "round-robin|least-loaded|most-spare|skill-score",
                    message = "must be round-robin, least-loaded, most-spare or skill-score")
            @Schema(
                    description = "By what it chooses among those who could take a ticket",
                    enumeration = {"round-robin", "least-loaded", "most-spare", "skill-score"},
                    examples = "least-loaded")
            @Nullable
            String strategy,

            @NotNull
            @Schema(
                    description = "Whether the agent who last worked for the customer comes first, when free",
                    examples = "true")
            @Nullable
            Boolean sticky,

            @NotNull
            @Min(0)
            @Max(100_000)
            @Schema(
                    description = "After each of these minutes one preferred skill less is waited for; 0: none is",
                    examples = "10")
            @Nullable
            Integer relaxMinutes,

            @Min(1)
            @Max(100_000)
            @Schema(description = "At most so many new tickets an agent in fairMinutes; null: no limit", examples = "5")
            @Nullable
            Integer fairTickets,

            @Min(1) @Max(100_000) @Schema(examples = "30") @Nullable
            Integer fairMinutes,

            @Min(1)
            @Max(100_000)
            @Schema(description = "What waits longer is not given out by itself; null: everything is", examples = "48")
            @Nullable
            Integer staleHours,

            @Min(0)
            @Max(100_000)
            @Schema(
                    description =
                            "After how many minutes without an agent a ticket goes to the overflow team, else to the parent; null: never",
                    examples = "60")
            @Nullable
            Integer overflowMinutes,

            @Schema(description = "Where it goes, by id; null: to the parent", examples = "4") @Nullable
            Long overflowTeam,

            @Schema(description = "The team that this one is a part of, by id; null: of none", examples = "2") @Nullable
            Long parent,

            @NotNull
            @Schema(
                    description = "Whether open work of who leaves or goes out of office comes back to the team",
                    examples = "true")
            @Nullable
            Boolean givesBack,

            @NotNull @Size(max = 100) @Schema(description = "Who leads the team, by id", examples = "[]") @Nullable
            List<Long> leads) {

        RoutingPolicy on(RoutingPolicy present) {
            return new RoutingPolicy(
                    strategy == null ? present.strategy() : JsonText.constant(Strategy.class, strategy),
                    sticky == null ? present.sticky() : sticky,
                    relaxMinutes == null ? present.relaxMinutes() : relaxMinutes,
                    given.or("fairTickets", fairTickets, present.fairTickets()),
                    given.or("fairMinutes", fairMinutes, present.fairMinutes()),
                    given.or("staleHours", staleHours, present.staleHours()),
                    given.or("overflowMinutes", overflowMinutes, present.overflowMinutes()),
                    given.or("overflowTeam", overflowTeam, present.overflowTeam()),
                    given.or("parent", parent, present.parent()),
                    givesBack == null ? present.givesBack() : givesBack,
                    leads == null ? present.leads() : leads);
        }
    }
}
