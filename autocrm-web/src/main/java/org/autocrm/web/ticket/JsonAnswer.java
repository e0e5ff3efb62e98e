package org.autocrm.web.ticket;

import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers a script of a page with JSON that no cache keeps. */
public final class JsonAnswer {

    private JsonAnswer() {}

    /** Writes it as the whole answer. */
    public static void write(JsonValue answer, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(answer.toString());
    }
}
