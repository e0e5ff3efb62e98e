package org.autocrm.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.autocrm.audit.AuditExport;
import org.autocrm.audit.AuditExport.Format;

/** {@code /admin/audit.csv}: what the audit page shows, all of it, as a file. */
@WebServlet("/admin/audit.csv")
public class AuditDownload extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private AuditExport export;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var question = AuditQuestion.in(request::getParameter);
        if (!question.problems().isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType(Format.CSV.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        export.write(
                question.filter(),
                Format.CSV,
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)));
    }
}
