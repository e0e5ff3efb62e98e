package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.ticket.TicketSettings;
import org.autocrm.ticket.TicketSettings.Kept;
import org.autocrm.ticket.TicketSettings.Values;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /settings}. */
@Path("settings")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings", description = "What is decided about all tickets")
public class SettingsResource {

    @Inject
    private TicketSettings settings;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readSettings", summary = "Reads how ticket numbers look, and which files may be attached")
    @APIResponseSchema(SettingsBody.class)
    public Response read() {
        var kept = settings.kept();
        return answers.one(SettingsBody.of(kept), kept.version());
    }

    @PATCH
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeSettings",
            summary = "Decides how ticket numbers look, and which files may be attached",
            description = "Numbers that were given stay.")
    @APIResponseSchema(SettingsBody.class)
    public Response change(SettingsChange body) {
        var kept = Members.judge(() -> settings.change(answers.seen(), body::on));
        return answers.changed(SettingsBody.of(kept), kept.version());
    }

    /** The settings in JSON. */
    @Schema(name = "Settings")
    public record SettingsBody(
            @Schema(required = true, description = "What new ticket numbers begin with", examples = "SUP-")
            String numberPrefix,

            @Schema(required = true, description = "How large one attached file may be, in megabytes", examples = "25")
            int largestFileMegabytes,

            @Schema(
                    required = true,
                    description = "Endings of names, and media types, that may not be attached",
                    examples = "[\"exe\", \"js\"]")
            List<String> blockedFileTypes) {

        static SettingsBody of(Kept kept) {
            var values = kept.values();
            return new SettingsBody(
                    values.numberPrefix(),
                    values.largestMegabytes(),
                    values.blocked().stream().sorted().toList());
        }
    }

    /** The merge patch that changes settings. */
    @Schema(name = "SettingsChange")
    public record SettingsChange(
            @Schema(hidden = true) Given given,

            @Size(max = 8)
            @Schema(
                    description =
                            "What new ticket numbers begin with: at most eight capital letters and digits, with a letter first; null for nothing",
                    examples = "SUP-")
            @Nullable
            String numberPrefix,

            @NotNull
            @Min(1)
            @Max(1000)
            @Schema(description = "How large one attached file may be, in megabytes", examples = "25")
            @Nullable
            Integer largestFileMegabytes,

            @NotNull
            @Size(max = 500)
            @Schema(
                    description = "Endings of names, and media types, that may not be attached",
                    examples = "[\"exe\", \"js\"]")
            @Nullable
            List<@Size(max = 100) String> blockedFileTypes) {

        Values on(Values present) {
            var prefix = given.or("numberPrefix", numberPrefix, present.numberPrefix());
            return new Values(
                    prefix == null ? "" : prefix,
                    largestFileMegabytes == null ? present.largestMegabytes() : largestFileMegabytes,
                    blockedFileTypes == null ? present.blocked() : Set.copyOf(blockedFileTypes));
        }
    }
}
