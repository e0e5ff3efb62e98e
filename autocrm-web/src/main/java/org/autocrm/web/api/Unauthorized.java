package org.autocrm.web.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a caller gets whom the container refuses: a problem document (RFC 9457) with the challenge of RFC 6750.
 *
 * <p>An error page, because an answer that the authentication mechanism writes itself is thrown away by one server and
 * sent twice by another.
 */
@WebServlet("/error/unauthorized")
public class Unauthorized extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(Trace.HEADER, Trace.begin(request));
        response.setHeader("WWW-Authenticate", "Bearer realm=\"AutoCRM API\"");
        try {
            new ProblemResponse(response)
                    .refuse(
                            HttpServletResponse.SC_UNAUTHORIZED,
                            "unauthorized",
                            "No valid API key",
                            "send an API key as Authorization: Bearer acrm_...");
        } finally {
            Trace.end();
        }
    }
}
