package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Email;
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
import java.util.List;
import org.autocrm.account.Directory;
import org.autocrm.account.Directory.TeamEntry;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.account.TeamDetails;
import org.autocrm.account.TeamFile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /teams}. */
@Path("teams")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Agents who share work")
public class TeamsResource {

    private static final String LIST = "teams";

    @Inject
    private Directory directory;

    @Inject
    private TeamFile teams;

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

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "makeTeam", summary = "Makes a team")
    @APIResponseSchema(TeamBody.class)
    public Response make(NewTeam body) {
        return answers.once(body, () -> {
            var team = Members.judge(() -> teams.make(body.toDetails()));
            return answers.created(team.id(), TeamBody.of(team), team.version());
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeTeam",
            summary = "Changes a team: its name, who works in it, what it takes",
            description = "Where a team becomes the default, the one before is it no more.")
    @APIResponseSchema(TeamBody.class)
    public Response change(@PathParam("id") long id, TeamChange body) {
        var team = Members.judge(() -> teams.change(id, answers.seen(), body::on));
        return answers.changed(TeamBody.of(team), team.version());
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

            @Schema(
                    description =
                            "For how many days a solved ticket may be opened again by its customer; later answers open a new one; absent for ever",
                    examples = "14")
            @Nullable
            Integer reopenWithinDays,

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
                    team.reopenWithinDays(),
                    team.members());
        }
    }

    /** The body that makes a team. */
    @Schema(name = "NewTeam")
    public record NewTeam(
            @NotBlank @Size(max = 60) @Schema(examples = "Billing")
            String name,

            @Email
            @Size(max = 254)
            @Schema(description = "Mail to this address is the team's work", examples = "billing@example.org")
            @Nullable
            String address,

            @Schema(
                    description = "Whether its tickets are for its members, supervisors and administrators only",
                    examples = "false")
            @Nullable
            Boolean restricted,

            @Min(0)
            @Max(36_500)
            @Schema(
                    description =
                            "For how many days a solved ticket may be opened again by its customer; for ever if absent",
                    examples = "14")
            @Nullable
            Integer reopenWithinDays,

            @Size(max = 1000) @Schema(description = "The ids of the agents who work in it", examples = "[7]") @Nullable
            List<Long> members) {

        TeamDetails toDetails() {
            return new TeamDetails(
                    name,
                    address == null ? null : new EmailAddress(address),
                    false,
                    Boolean.TRUE.equals(restricted),
                    reopenWithinDays,
                    members == null ? List.of() : members);
        }
    }

    /** The merge patch that changes a team. */
    @Schema(name = "TeamChange")
    public record TeamChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 60) @Schema(examples = "Billing and contracts") @Nullable
            String name,

            @Email
            @Size(max = 254)
            @Schema(
                    description = "Mail to this address is the team's work; null for none",
                    examples = "contracts@example.org")
            @Nullable
            String address,

            @NotNull
            @Schema(description = "Whether it takes the work that names no other", examples = "false")
            @Nullable
            Boolean isDefault,

            @NotNull
            @Schema(
                    description = "Whether its tickets are for its members, supervisors and administrators only",
                    examples = "true")
            @Nullable
            Boolean restricted,

            @Min(0)
            @Max(36_500)
            @Schema(
                    description =
                            "For how many days a solved ticket may be opened again by its customer; null for ever",
                    examples = "14")
            @Nullable
            Integer reopenWithinDays,

            @NotNull
            @Size(max = 1000)
            @Schema(description = "The ids of the agents who work in it", examples = "[7]")
            @Nullable
            List<Long> members) {

        TeamDetails on(TeamDetails present) {
            return new TeamDetails(
                    name == null ? present.name() : name,
                    given.or("address", address == null ? null : new EmailAddress(address), present.address()),
                    isDefault == null ? present.isDefault() : isDefault,
                    restricted == null ? present.restricted() : restricted,
                    given.or("reopenWithinDays", reopenWithinDays, present.reopenWithinDays()),
                    members == null ? present.members() : members);
        }
    }
}
