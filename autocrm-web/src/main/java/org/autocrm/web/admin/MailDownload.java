package org.autocrm.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.autocrm.mail.inbound.MailLedger;

/** {@code /admin/mail/17}: a mail as it came, byte for byte. */
@WebServlet("/admin/mail/*")
public class MailDownload extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private MailLedger mails;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = String.valueOf(request.getPathInfo());
        Optional<byte[]> raw =
                path.matches("/\\d{1,18}") ? mails.raw(Long.parseLong(path.substring(1))) : Optional.empty();
        if (raw.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("message/rfc822");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + path.substring(1) + ".eml\"");
        response.getOutputStream().write(raw.get());
    }
}
