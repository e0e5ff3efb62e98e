package org.autocrm.web.ticket;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Drafts;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.UnknownTicket;

/**
 * {@code /tickets/drafts/10042?kind=reply&seen=17}: keeps what an agent is typing, as HTML in the body; an empty body
 * forgets it.
 */
@WebServlet("/tickets/drafts/*")
public class DraftBox extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 2_000_000;

    @Inject
    private Drafts drafts;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        var number = Optional.ofNullable(request.getPathInfo()).flatMap(path -> TicketNumber.in(path.substring(1)));
        if (number.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        response.setStatus(keep(number.get(), request, new String(body, StandardCharsets.UTF_8)));
    }

    private int keep(TicketNumber number, HttpServletRequest request, String html) {
        var kind = "note".equals(request.getParameter("kind")) ? MessageKind.NOTE : MessageKind.REPLY;
        try {
            if (html.isBlank()) {
                drafts.discard(number, kind);
            } else {
                drafts.save(number, kind, html, seen(request));
            }
            return HttpServletResponse.SC_NO_CONTENT;
        } catch (UnknownTicket e) {
            return HttpServletResponse.SC_NOT_FOUND;
        } catch (ChangeRefused e) { // too long
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
    }

    private static long seen(HttpServletRequest request) {
        var text = String.valueOf(request.getParameter("seen"));
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
