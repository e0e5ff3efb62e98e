package org.autocrm.web.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.autocrm.web.json.JsonText;
import org.autocrm.web.json.MemberError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as a problem document (RFC 9457).
 *
 * @param type a name that never changes, as a URN
 * @param traceId under which the server's log knows this answer
 * @param errors the members of the body that are wrong, if it was the body
 */
@Schema(description = "What went wrong, as RFC 9457 has it")
public record Problem(
        @Schema(required = true, examples = "urn:autocrm:problem:unknown-ticket")
        String type,

        @Schema(required = true, examples = "Unknown ticket")
        String title,

        @Schema(required = true, examples = "404") int status,

        @Schema(required = true, examples = "no ticket 4711")
        String detail,

        @Schema(
                required = true,
                description = "Under which the server's log knows this answer; also in the header Trace-Id",
                examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        String traceId,

        @Schema(description = "Each wrong member, if it was the body") @Nullable
        List<MemberError> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final MediaType TYPE = new MediaType("application", "problem+json");

    /** A problem of that name. */
    static Problem of(int status, String name, String title, String detail) {
        return of(status, name, title, detail, null);
    }

    /** A problem of that name with what is wrong in the body. */
    static Problem of(int status, String name, String title, String detail, @Nullable List<MemberError> errors) {
        return new Problem("urn:autocrm:problem:" + name, title, status, detail, Trace.current(), errors);
    }

    Response toResponse() {
        return Response.status(status).type(TYPE).entity(JsonText.of(this)).build();
    }
}
