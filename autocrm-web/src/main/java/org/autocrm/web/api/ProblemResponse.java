package org.autocrm.web.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer whose errors are problem documents, also those that the server makes by itself. */
class ProblemResponse extends HttpServletResponseWrapper {

    ProblemResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        var reason = Response.Status.fromStatusCode(status);
        var title = reason == null ? "Error " + status : reason.getReasonPhrase();
        refuse(status, "http-" + status, title, message == null ? title : message);
    }

    /** Answers with a problem; always false: the request goes no further. */
    boolean refuse(int status, String name, String title, String detail) throws IOException {
        write(Problems.told(Problem.of(status, name, title, detail)));
        return false;
    }

    void write(Response problem) throws IOException {
        setStatus(problem.getStatus());
        setContentType(Problem.MEDIA_TYPE);
        var body = (byte[]) problem.getEntity();
        setContentLength(body.length);
        getOutputStream().write(body);
    }
}
