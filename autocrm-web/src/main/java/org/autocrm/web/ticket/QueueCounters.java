package org.autocrm.web.ticket;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /tickets/counters}: how many tickets each of the reader's views has, for a screen that is open. */
@WebServlet("/tickets/counters")
public class QueueCounters extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private ViewList views;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var counts = Json.createObjectBuilder();
        views.counts().forEach((key, count) -> counts.add(key, count.toString()));
        JsonAnswer.write(counts.build(), response);
    }
}
