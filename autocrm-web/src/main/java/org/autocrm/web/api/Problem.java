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
 * @param messages what the author of a reply has not seen
 * @param changes what happened since the version that was to be changed, the oldest first
 * @param offset of the first wrong character in a query, from 0
 * @param length how many characters of it are wrong; 0 where something is missing
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
        List<MemberError> errors,

        @Schema(description = "What the author of a reply has not seen, the oldest message first") @Nullable
        List<MessageBody> messages,

        @Schema(description = "What happened since the version that was to be changed, the oldest first") @Nullable
        List<ChangeBody> changes,

        @Schema(description = "The place of the first wrong character in a query, from 0", examples = "7") @Nullable
        Integer offset,

        @Schema(description = "How many characters are wrong; 0 where something is missing", examples = "4") @Nullable
        Integer length) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final MediaType TYPE = new MediaType("application", "problem+json");

    /** A problem of that name. */
    static Problem of(int status, String name, String title, String detail) {
        return of(status, name, title, detail, null);
    }

    /** A problem of that name with what is wrong in the body. */
    static Problem of(int status, String name, String title, String detail, @Nullable List<MemberError> errors) {
        return new Problem(
                "urn:autocrm:problem:" + name, title, status, detail, Trace.current(), errors, null, null, null, null);
    }

    /** The same, with the messages that the author of a reply has not seen. */
    Problem unseen(List<MessageBody> unseen) {
        return new Problem(type, title, status, detail, traceId, errors, unseen, changes, offset, length);
    }

    /** The same, with what happened since. */
    Problem since(List<ChangeBody> since) {
        return new Problem(type, title, status, detail, traceId, errors, messages, since, offset, length);
    }

    /** The same, with a place in a query. */
    Problem at(int place, int characters) {
        return new Problem(type, title, status, detail, traceId, errors, messages, changes, place, characters);
    }

    Response toResponse() {
        return Response.status(status).type(TYPE).entity(JsonText.of(this)).build();
    }
}
