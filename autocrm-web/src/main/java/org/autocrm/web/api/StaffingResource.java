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
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.account.Teams;
import org.autocrm.simulation.Draft;
import org.autocrm.simulation.Draft.AgentDraft;
import org.autocrm.simulation.Draft.Capacity;
import org.autocrm.simulation.Simulator;
import org.autocrm.staffing.Absence;
import org.autocrm.staffing.AgentStaffing;
import org.autocrm.staffing.StaffingDetails;
import org.autocrm.staffing.StaffingFile;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /agents/7/staffing}: what an agent is good at, how much they may have to do, and whether they are there. */
@Path("agents/{id}/staffing")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Staffing", description = "What agents are good at, how much they may have to do, whether they are there")
public class StaffingResource {

    @Inject
    private StaffingFile file;

    @Inject
    private Teams teams;

    @Inject
    private Simulator simulator;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readStaffing", summary = "Reads skills, capacity, presence and absence of an agent")
    @APIResponseSchema(StaffingBody.class)
    public Response read(@PathParam("id") long id, @Context SecurityContext caller) {
        var staffing = known(id);
        var mayKnowWhy = caller.isUserInRole("administrator") || teams.me().id() == id;
        return answers.one(StaffingBody.of(staffing, mayKnowWhy), versionOf(staffing));
    }

    @PATCH
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeStaffing",
            summary = "Changes skills, capacity and absence of an agent",
            description = "Waiting tickets that they may take now are given out at once.")
    @APIResponseSchema(StaffingBody.class)
    public Response change(@PathParam("id") long id, StaffingChange body) {
        known(id);
        var staffing = Members.judge(() -> file.change(id, answers.seen(), body::on));
        return answers.changed(StaffingBody.of(staffing, true), versionOf(staffing));
    }

    @POST
    @Path("simulation")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_READ, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "simulateStaffing",
            summary =
                    "Says how tickets of the past weeks would have been given out, had the agent had these skills and capacities",
            description = "Takes the body of the change itself, and writes nothing.")
    @APIResponseSchema(SimulationBody.class)
    public Response simulate(
            @PathParam("id") long id,
            @Parameter(required = true, description = "How many weeks it looks back, 1 to 26", example = "4")
                    @QueryParam("weeks")
                    @Nullable
                    String weeks,
            StaffingChange body) {
        var back = SimulationBody.back(weeks);
        var present = known(id).details();
        var result = Members.judge(() -> simulator.run(draft(id, body.on(present)), back));
        return answers.one(SimulationBody.of(result), 0);
    }

    /** Absences are no part of it: who was out of office when is as it was. */
    private static Draft draft(long agent, StaffingDetails wanted) {
        var own = new Capacity(wanted.mailUnits(), wanted.portalUnits());
        return new Draft(Map.of(), Map.of(agent, new AgentDraft(wanted.skills(), own)), null);
    }

    private AgentStaffing known(long id) {
        return file.of(id).orElseThrow(NotFoundException::new);
    }

    private static long versionOf(AgentStaffing staffing) {
        return staffing.version();
    }

    /** How good an agent is at a skill. */
    @Schema(name = "SkillLevel")
    public record SkillLevel(
            @NotBlank @Size(max = 40) @Schema(required = true, description = "The skill's key", examples = "lang-de")
            String skill,

            @Min(1) @Max(5) @Schema(required = true, description = "From 1 to 5, the higher the better", examples = "4")
            int level) {}

    /** What is known about an agent's work, in JSON. */
    @Schema(name = "Staffing")
    public record StaffingBody(
            @Schema(required = true, description = "The agent's id", examples = "7")
            long agent,

            @Schema(
                    required = true,
                    enumeration = {"online", "away", "break", "offline"},
                    examples = "online")
            String presence,

            @Schema(description = "Since when they are there, or are not", examples = "2026-03-02T09:00:00Z") @Nullable
            Instant presenceSince,

            @Schema(required = true, description = "What they are good at")
            List<SkillLevel> skills,

            @Schema(
                    description =
                            "How much open work of mails, calls and programs they may have, in units; absent: as everybody",
                    examples = "20")
            @Nullable
            Integer mailUnits,

            @Schema(description = "The same of the portal", examples = "10") @Nullable
            Integer portalUnits,

            @Schema(description = "The same of chats", examples = "3") @Nullable
            Integer chatUnits,

            @Schema(description = "When they work, by the id of a calendar; absent: at any time", examples = "2")
            @Nullable
            Long calendar,

            @Schema(
                    description = "Out of office from then on; absent: no absence is planned",
                    examples = "2027-03-02T08:00:00Z")
            @Nullable
            Instant outFrom,

            @Schema(examples = "2027-03-13T08:00:00Z") @Nullable
            Instant outUntil,

            @Schema(description = "Who stands in meanwhile, by id", examples = "9") @Nullable
            Long substitute,

            @Schema(
                    description = "Why they are out of office; for administrators, and for the agent",
                    examples = "Holidays")
            @Nullable
            String outReason) {

        static StaffingBody of(AgentStaffing staffing, boolean mayKnowWhy) {
            var details = staffing.details();
            var absence = details.absence();
            return new StaffingBody(
                    staffing.agent(),
                    staffing.presence().word(),
                    staffing.presenceSince(),
                    details.skills().entrySet().stream()
                            .map(skill -> new SkillLevel(skill.getKey(), skill.getValue()))
                            .toList(),
                    details.mailUnits(),
                    details.portalUnits(),
                    details.chatUnits(),
                    details.calendar(),
                    absence == null ? null : absence.from(),
                    absence == null ? null : absence.until(),
                    absence == null ? null : absence.substitute(),
                    absence == null || !mayKnowWhy ? null : absence.reason());
        }
    }

    /** The merge patch that changes an agent's work. */
    @Schema(name = "StaffingChange")
    public record StaffingChange(
            @Schema(hidden = true) Given given,

            @NotNull @Size(max = 100) @Valid @Schema(description = "All that they are good at") @Nullable
            List<SkillLevel> skills,

            @Min(0)
            @Max(10_000)
            @Schema(
                    description =
                            "How much open work of mails, calls and programs they may have, in units; null: as everybody",
                    examples = "20")
            @Nullable
            Integer mailUnits,

            @Min(0)
            @Max(10_000)
            @Schema(description = "The same of the portal; null: as everybody", examples = "10")
            @Nullable
            Integer portalUnits,

            @Min(0)
            @Max(10_000)
            @Schema(description = "The same of chats; null: as everybody", examples = "3")
            @Nullable
            Integer chatUnits,

            @Schema(
                    description =
                            "When they work, by the id of a calendar: outside of it they get no new tickets; null: at any time",
                    examples = "2")
            @Nullable
            Long calendar,

            @Schema(
                    description = "Out of office from then on; null, with outUntil: never",
                    examples = "2027-03-02T08:00:00Z")
            @Nullable
            Instant outFrom,

            @Schema(examples = "2027-03-13T08:00:00Z") @Nullable
            Instant outUntil,

            @Schema(description = "Who stands in meanwhile, by id; null: nobody", examples = "9") @Nullable
            Long substitute,

            @Size(max = 200) @Schema(description = "Why they are out of office", examples = "Holidays") @Nullable
            String outReason) {

        StaffingDetails on(StaffingDetails present) {
            return new StaffingDetails(
                    skills == null ? present.skills() : levels(skills),
                    given.or("mailUnits", mailUnits, present.mailUnits()),
                    given.or("portalUnits", portalUnits, present.portalUnits()),
                    given.or("chatUnits", chatUnits, present.chatUnits()),
                    given.or("calendar", calendar, present.calendar()),
                    absence(present.absence()));
        }

        private @Nullable Absence absence(@Nullable Absence present) {
            var from = given.or("outFrom", outFrom, present == null ? null : present.from());
            var until = given.or("outUntil", outUntil, present == null ? null : present.until());
            if (from == null && until == null) {
                return null;
            }
            if (from == null || until == null) {
                throw new StaffingNotValid(
                        from == null ? "outFrom" : "outUntil", "Say both: from when, and until when.");
            }
            return new Absence(
                    from,
                    until,
                    given.or("substitute", substitute, present == null ? null : present.substitute()),
                    given.or("outReason", outReason, present == null ? null : present.reason()));
        }

        private static Map<String, Integer> levels(List<SkillLevel> skills) {
            Map<String, Integer> levels = new LinkedHashMap<>();
            for (var skill : skills) {
                if (levels.put(skill.skill(), skill.level()) != null) {
                    throw new StaffingNotValid("skills", "The skill " + skill.skill() + " is named twice.");
                }
            }
            return levels;
        }
    }
}
