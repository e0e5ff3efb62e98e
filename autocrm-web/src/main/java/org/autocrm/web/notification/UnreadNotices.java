package org.autocrm.web.notification;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.autocrm.notification.Notices;
import org.autocrm.web.faces.Frame;
import org.autocrm.web.ticket.JsonAnswer;
import org.autocrm.web.ticket.SameOrigin;
import org.jspecify.annotations.Nullable;

/** {@code /notifications/unread}: how many there are, for a screen that is open; and marks some or all as read. */
@WebServlet("/notifications/unread")
public class UnreadNotices extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private Notices notices;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(
                Json.createObjectBuilder()
                        .add("unread", Frame.shown(notices.unread()))
                        .build(),
                response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        var one = number(request.getParameter("one"));
        var upTo = number(request.getParameter("upTo"));
        if (one >= 0) {
            notices.read(List.of(one));
        } else if (upTo >= 0) {
            notices.readUpTo(upTo);
        }
        doGet(request, response);
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
