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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.routing.RoutingSettings;
import org.autocrm.routing.RoutingSettings.Kept;
import org.autocrm.routing.RoutingSettings.Values;
import org.autocrm.simulation.Draft;
import org.autocrm.simulation.Simulator;
import org.autocrm.staffing.StaffingDefaults;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /routing-settings}: how much work everybody may have, and how much a ticket counts. */
@Path("routing-settings")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing", description = "Who gets a ticket, and why")
public class RoutingSettingsResource {

    @Inject
    private RoutingSettings settings;

    @Inject
    private Simulator simulator;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(
            operationId = "readRoutingSettings",
            summary = "Reads how much work everybody may have, and how much a ticket counts")
    @APIResponseSchema(RoutingSettingsBody.class)
    public Response read() {
        var kept = settings.kept();
        return answers.one(RoutingSettingsBody.of(kept), kept.version());
    }

    @PATCH
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeRoutingSettings",
            summary = "Decides how much work everybody may have, and how much a ticket counts",
            description = "What waits is looked at again at once.")
    @APIResponseSchema(RoutingSettingsBody.class)
    public Response change(RoutingSettingsChange body) {
        var kept = Members.judge(() -> settings.change(answers.seen(), body::on));
        return answers.changed(RoutingSettingsBody.of(kept), kept.version());
    }

    @POST
    @Path("simulation")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_READ, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "simulateRoutingSettings",
            summary =
                    "Says how tickets of the past weeks would have been given out with other capacities for everybody",
            description =
                    "Takes the body of the change itself, and writes nothing. What tickets count stays as it was.")
    @APIResponseSchema(SimulationBody.class)
    public Response simulate(
            @Parameter(required = true, description = "How many weeks it looks back, 1 to 26", example = "4")
                    @QueryParam("weeks")
                    @Nullable
                    String weeks,
            RoutingSettingsChange body) {
        var back = SimulationBody.back(weeks);
        var present = settings.kept().values();
        var result = Members.judge(() -> {
            var wanted = body.on(present).everybody();
            var capacity = new Draft.Capacity(wanted.mailUnits(), wanted.portalUnits());
            return simulator.run(new Draft(Map.of(), Map.of(), capacity), back);
        });
        return answers.one(SimulationBody.of(result), 0);
    }

    /** What a ticket of a priority counts. */
    @Schema(name = "PriorityUnits")
    public record PriorityUnits(
            @NotBlank @Size(max = 40) @Schema(required = true, description = "The priority's key", examples = "urgent")
            String priority,

            @Min(1) @Max(100) @Schema(required = true, description = "From 1 to 100", examples = "3")
            int units) {}

    /** The settings in JSON. */
    @Schema(name = "RoutingSettings")
    public record RoutingSettingsBody(
            @Schema(
                    description =
                            "How much open work of mails, calls and programs an agent without figures of their own may have, in units; absent: no limit",
                    examples = "20")
            @Nullable
            Integer mailUnits,

            @Schema(description = "The same of the portal", examples = "10") @Nullable
            Integer portalUnits,

            @Schema(description = "The same of chats", examples = "3") @Nullable
            Integer chatUnits,

            @Schema(
                    description =
                            "After how many minutes without a sign of life an agent is away; absent: they never are by themselves",
                    examples = "30")
            @Nullable
            Integer awayAfterMinutes,

            @Schema(required = true, description = "What a ticket of each priority counts")
            List<PriorityUnits> units) {

        static RoutingSettingsBody of(Kept kept) {
            var everybody = kept.values().everybody();
            return new RoutingSettingsBody(
                    everybody.mailUnits(),
                    everybody.portalUnits(),
                    everybody.chatUnits(),
                    everybody.awayAfterMinutes(),
                    kept.values().units().entrySet().stream()
                            .map(each -> new PriorityUnits(each.getKey(), each.getValue()))
                            .toList());
        }
    }

    /** The merge patch that changes the settings. */
    @Schema(name = "RoutingSettingsChange")
    public record RoutingSettingsChange(
            @Schema(hidden = true) Given given,

            @Min(0)
            @Max(10_000)
            @Schema(
                    description =
                            "How much open work of mails, calls and programs an agent without figures of their own may have, in units; null: no limit",
                    examples = "20")
            @Nullable
            Integer mailUnits,

            @Min(0)
            @Max(10_000)
            @Schema(description = "The same of the portal; null: no limit", examples = "10")
            @Nullable
            Integer portalUnits,

            @Min(0) @Max(10_000) @Schema(description = "The same of chats; null: no limit", examples = "3") @Nullable
            Integer chatUnits,

            @Min(1)
            @Max(1440)
            @Schema(
                    description = "After how many minutes without a sign of life an agent is away; null: never",
                    examples = "30")
            @Nullable
            Integer awayAfterMinutes,

            @NotNull
            @Size(max = 100)
            @Valid
            @Schema(description = "What tickets count; priorities that are not named stay")
            @Nullable
            List<PriorityUnits> units) {

        Values on(Values present) {
            var everybody = present.everybody();
            return new Values(
                    new StaffingDefaults.Values(
                            given.or("mailUnits", mailUnits, everybody.mailUnits()),
                            given.or("portalUnits", portalUnits, everybody.portalUnits()),
                            given.or("chatUnits", chatUnits, everybody.chatUnits()),
                            given.or("awayAfterMinutes", awayAfterMinutes, everybody.awayAfterMinutes())),
                    units == null ? present.units() : named(units));
        }

        private static Map<String, Integer> named(List<PriorityUnits> units) {
            Map<String, Integer> named = new LinkedHashMap<>();
            for (var each : units) {
                if (named.put(each.priority(), each.units()) != null) {
                    throw new StaffingNotValid("units", "The priority " + each.priority() + " is named twice.");
                }
            }
            return named;
        }
    }
}
