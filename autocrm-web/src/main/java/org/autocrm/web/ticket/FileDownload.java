package org.autocrm.web.ticket;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.autocrm.attachment.Contents;
import org.autocrm.ticket.StoredFile;
import org.autocrm.ticket.TicketQueries;

/**
 * {@code /files/17}: a file of a message, streamed. Always as a download: a file of a stranger opens in no page of
 * ours.
 */
@WebServlet("/files/*")
public class FileDownload extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private TicketQueries queries;

    @Inject
    private Contents contents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = String.valueOf(request.getPathInfo());
        var file = path.matches("/\\d{1,18}")
                ? queries.file(Long.parseLong(path.substring(1)))
                : Optional.<StoredFile>empty();
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var name = URLEncoder.encode(file.get().name(), StandardCharsets.UTF_8).replace("+", "%20");
        response.setContentType(file.get().mediaType());
        response.setContentLengthLong(file.get().size());
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name); // RFC 6266
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox");
        contents.copy(file.get().content(), response.getOutputStream());
    }
}
