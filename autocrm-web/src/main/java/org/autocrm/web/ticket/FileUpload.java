package org.autocrm.web.ticket;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.autocrm.attachment.Uploads;
import org.autocrm.attachment.Uploads.Upload;
import org.autocrm.ticket.Attachments;
import org.autocrm.ticket.FileNotAllowed;

/**
 * {@code /tickets/upload?name=printer.log}: takes a file that an agent attaches to what they write, and waits on a disk
 * for whoever sends slowly. 413 for one that is too large, 415 for one of a kind that is blocked.
 */
@WebServlet("/tickets/upload")
public class FileUpload extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,60}");
    private static final int LONGEST_NAME = 200;

    @Inject
    private Attachments attachments;

    @Inject
    private Uploads uploads;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        var name = name(Optional.ofNullable(request.getParameter("name")).orElse(""));
        var type = mediaType(Optional.ofNullable(request.getContentType()).orElse(""));
        if (request.getContentLengthLong() > attachments.largest()) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        var spool = Files.createTempFile("autocrm-upload", null);
        try {
            answer(keep(name, type, request.getInputStream(), spool), response);
        } catch (FileNotAllowed e) {
            response.setStatus(
                    Files.size(spool) > 0
                            ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                            : HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private Upload keep(String name, String type, InputStream body, Path spool) throws IOException {
        Files.copy(attachments.limited(name, type, body), spool, StandardCopyOption.REPLACE_EXISTING);
        try (var content = Files.newInputStream(spool)) {
            return uploads.keep(name, type, content);
        }
    }

    private static void answer(Upload upload, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("id", upload.id())
                        .add("name", upload.name())
                        .add("size", upload.size())
                        .build()
                        .toString());
    }

    /** The last part of a path, without what no file system takes. */
    static String name(String typed) {
        var name = typed.replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
        var shown = name.isEmpty() ? "file" : name;
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
    }

    /** The media type if it looks like one; else a row of bytes. */
    static String mediaType(String said) {
        var type = said.replaceAll(";.*", "").strip();
        return MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }
}
