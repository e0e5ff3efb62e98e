package org.autocrm.portal.request;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.autocrm.attachment.Contents;
import org.autocrm.ticket.CustomerDesk;
import org.autocrm.ticket.StoredFile;

/**
 * {@code /files/17}: a file of a message, streamed, and always as a download, so that it never acts as a page of ours.
 */
@WebServlet("/files/*")
public class FileDownload extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+"); // senders write what they like
    private static final String UNKNOWN = "application/octet-stream";

    @Inject
    private CustomerDesk desk;

    @Inject
    private Contents contents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = String.valueOf(request.getPathInfo());
        var file = path.matches("/\\d{1,18}")
                ? desk.file(Long.parseLong(path.substring(1)))
                : Optional.<StoredFile>empty();
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var name = URLEncoder.encode(file.get().name(), StandardCharsets.UTF_8).replace("+", "%20");
        response.setContentType(
                MEDIA_TYPE.matcher(file.get().mediaType()).matches()
                        ? file.get().mediaType()
                        : UNKNOWN);
        response.setContentLengthLong(file.get().size());
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name); // RFC 6266
        response.setHeader("Content-Security-Policy", "sandbox");
        contents.copy(file.get().content(), response.getOutputStream());
    }
}
