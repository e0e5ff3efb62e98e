package org.autocrm.web.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.autocrm.shared.Tokens;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as a problem document (RFC 9457).
 *
 * @param type a name that never changes, as a URN
 * @param trace under which the server's log knows this answer
 * @param errors the members of the body that are wrong, if it was the body
 */
@Schema(description = "What went wrong, as RFC 9457 has it")
public record Problem(
        @Schema(examples = "urn:autocrm:problem:unknown-ticket")
        String type,

        @Schema(examples = "Unknown ticket") String title,
        @Schema(examples = "404") int status,
        @Schema(examples = "no ticket 4711") String detail,
        String trace,
        @Nullable List<FieldError> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int SHOWN = 12;

    /**
     * A member of the body that is wrong.
     *
     * @param pointer where it is, as a JSON pointer (RFC 6901)
     */
    public record FieldError(
            @Schema(examples = "/customer/email") String pointer, String detail) {}

    /** A problem of that name. */
    static Problem of(int status, String name, String title, String detail) {
        return of(status, name, title, detail, null);
    }

    /** A problem of that name with what is wrong in the body. */
    static Problem of(int status, String name, String title, String detail, @Nullable List<FieldError> errors) {
        return new Problem(
                "urn:autocrm:problem:" + name,
                title,
                status,
                detail,
                Tokens.random().substring(0, SHOWN),
                errors);
    }

    Response toResponse() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(this)
                .build();
    }
}
