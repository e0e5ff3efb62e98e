package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.audit.AuditExport;
import org.autocrm.audit.AuditExport.Format;
import org.autocrm.audit.AuditFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /audit}: the audit trail as a file. */
@Path("audit")
@ApplicationScoped
@Tag(name = "Events", description = "What happened")
public class AuditResource {

    private static final int BUFFER = 32 * 1024;

    @Inject
    private AuditExport export;

    @GET
    @Needs(scope = Scope.AUDIT_READ, role = Role.SUPERVISOR)
    @Operation(
            operationId = "exportAudit",
            summary = "Exports events as a file, in the order of the feed",
            description =
                    "For supervisors. Of all events or those of one ticket, the file can be verified with autocrm-verifier.")
    @APIResponse(
            responseCode = "200",
            description = "The file, streamed",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/jsonl", schema = @Schema(implementation = String.class))
            })
    public Response read(
            @Parameter(description = "csv or jsonl, csv if absent") @QueryParam("format") @Nullable String format,
            @Parameter(description = "Who: the address of an account, anonymous or system")
                    @QueryParam("actor")
                    @Nullable
                    String actor,
            @Parameter(description = "Only these types, with commas between them") @QueryParam("type") @Nullable
                    String type,
            @Parameter(description = "Through what, such as desk or api") @QueryParam("via") @Nullable String via,
            @Parameter(description = "The number of a ticket") @QueryParam("ticket") @Nullable String ticket,
            @Parameter(description = "The first moment, such as 2026-11-24T10:00:00Z") @QueryParam("from") @Nullable
                    String from,
            @Parameter(description = "The moment after the last") @QueryParam("to") @Nullable String to,
            @Parameter(description = "What stands somewhere in it") @QueryParam("text") @Nullable String text,
            @Context SecurityContext caller) {
        EventParameters.refuseUnlessSupervisor(caller);
        var chosen = format(format);
        var filter = new AuditFilter(
                EventParameters.words("actor", actor),
                EventParameters.types(type),
                EventParameters.via(via),
                EventParameters.words("ticket", ticket),
                EventParameters.moment("from", from),
                EventParameters.moment("to", to),
                EventParameters.words("text", text));
        StreamingOutput file = stream -> {
            var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            export.write(filter, chosen, new BufferedWriter(writer, BUFFER));
        };
        return Response.ok(file)
                .type(chosen.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"audit." + chosen.name().toLowerCase(Locale.ROOT) + "\"")
                .build();
    }

    private static Format format(@Nullable String text) {
        if (text == null || text.equals("csv")) {
            return Format.CSV;
        }
        if (text.equals("jsonl")) {
            return Format.JSONL;
        }
        throw new BadParameter("format", "csv or jsonl");
    }
}
