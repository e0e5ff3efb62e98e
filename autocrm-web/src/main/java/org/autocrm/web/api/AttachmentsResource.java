package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.autocrm.account.Scope;
import org.autocrm.attachment.Contents;
import org.autocrm.attachment.Uploads;
import org.autocrm.attachment.Uploads.Upload;
import org.autocrm.setting.Settings;
import org.autocrm.ticket.StoredFile;
import org.autocrm.ticket.TicketQueries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /attachments}: files, streamed in and out; never whole in memory. */
@Path("attachments")
@ApplicationScoped
@Tag(name = "Attachments", description = "Files of messages")
public class AttachmentsResource {

    private static final int USUAL_MEGABYTES = 25;
    private static final long MEGABYTE = 1024 * 1024;
    private static final int LONGEST_NAME = 255;
    private static final String PROGRAMS = "bat cmd com exe hta jar js jse lnk msi ps1 scr vbe vbs wsf";

    @Inject
    private Uploads uploads;

    @Inject
    private TicketQueries tickets;

    @Inject
    private Contents contents;

    @Inject
    private Settings settings;

    @Inject
    private Answers answers;

    @Inject
    private HttpServletRequest request;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "uploadAttachment",
            summary = "Takes a file for a message that is still to be written",
            description =
                    "The body is the file itself, its Content-Type the file's. What no message has after 24 hours is removed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponseSchema(AttachmentBody.class)
    public Response upload(
            @Parameter(required = true, description = "The file's name", example = "printer.log")
                    @QueryParam("name")
                    @Nullable
                    String name,
            InputStream file)
            throws IOException {
        var known = name(name);
        var type = type(request.getContentType());
        try (var spool = Spool.of(file, most())) {
            return answers.once(new Asked(known, type, spool.sha256()), () -> {
                var upload = uploads.keep(known, type, spool.open());
                return answers.created(upload.id(), AttachmentBody.of(upload), 0);
            });
        }
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.WILDCARD)
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "downloadAttachment",
            summary = "Hands out a file",
            description = "That of a message, or one that you have sent within the last day.")
    @APIResponse(
            responseCode = "200",
            description = "The file itself",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response download(@PathParam("id") long id) {
        var file = tickets.file(id)
                .or(() -> uploads.find(id).map(AttachmentsResource::stored))
                .orElseThrow(NotFoundException::new);
        var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        StreamingOutput stream = out -> contents.copy(file.content(), out);
        return answers.file(
                file.content(),
                () -> Response.ok(stream)
                        .type(type(file.mediaType()))
                        .header(HttpHeaders.CONTENT_LENGTH, file.size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)); // RFC 6266
    }

    private long most() {
        return settings.number("upload.limit", USUAL_MEGABYTES) * MEGABYTE;
    }

    private String name(@Nullable String name) {
        var file = name == null
                ? ""
                : name.replaceAll(".*[/\\\\]", "")
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
        if (file.isEmpty() || file.length() > LONGEST_NAME) {
            throw new BadParameter("name", "the file's name, with at most " + LONGEST_NAME + " characters");
        }
        var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (List.of(settings.text("upload.refused", PROGRAMS)
                        .toLowerCase(Locale.ROOT)
                        .split("[ ,]+"))
                .contains(ending)) {
            throw new Refused(
                    415, "file-type-refused", "Not that kind of file", "no files are taken that end in ." + ending);
        }
        return file;
    }

    /** The media type if it is one; what cannot be read is a row of bytes. */
    private static String type(@Nullable String type) {
        try {
            return type == null
                    ? MediaType.APPLICATION_OCTET_STREAM
                    : MediaType.valueOf(type).toString();
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static StoredFile stored(Upload upload) {
        return new StoredFile(upload.content(), upload.name(), upload.mediaType(), upload.size());
    }

    /** What makes an upload the same when it comes again. */
    record Asked(String name, String mediaType, String sha256) {}

    /** A file that waits for its message, in JSON. */
    @Schema(name = "Attachment")
    public record AttachmentBody(
            @Schema(required = true, examples = "8151") long id,

            @Schema(required = true, examples = "printer.log")
            String name,

            @Schema(required = true, examples = "text/plain")
            String mediaType,

            @Schema(required = true, description = "In bytes", examples = "2048")
            long size,

            @Schema(
                    required = true,
                    description = "Until when a message must have it",
                    examples = "2026-03-03T09:00:00Z")
            Instant keptUntil) {

        static AttachmentBody of(Upload upload) {
            return new AttachmentBody(
                    upload.id(),
                    upload.name(),
                    upload.mediaType(),
                    upload.size(),
                    upload.uploadedAt().plus(Uploads.WAITS));
        }
    }
}
