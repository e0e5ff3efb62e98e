package org.autocrm.web.notification;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.autocrm.notification.MailsOff;

/**
 * {@code /unsubscribe}: where the link in a mail leads. What is sent by POST, by a mail program (RFC 8058) or by the
 * button of the page, switches the mails off; looking changes nothing. Needs no log-in.
 */
@WebServlet("/unsubscribe")
public class Unsubscribe extends HttpServlet {

    static final String DONE = "autocrm.unsubscribed";

    private static final long serialVersionUID = 1L;

    @Inject
    private MailsOff mails;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var token = request.getParameter("token");
        if (token != null && mails.switchOff(token).isPresent()) {
            request.setAttribute(DONE, true);
        }
        show(request, response);
    }

    private static void show(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        request.getRequestDispatcher("/error/unsubscribe.xhtml").forward(request, response);
    }
}
