package org.autocrm.web.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gives pages addresses that name their place: {@code /tickets/10042} is {@code ticket/ticket.xhtml} for that number,
 * {@code /admin/keys} is {@code admin/keys.xhtml}, {@code /admin/mails/17} is {@code admin/mail.xhtml} for that mail.
 */
@WebFilter("/*")
public class PageAddresses extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern PAGE = Pattern.compile("(/[a-z]+)+");
    private static final Pattern TICKET = Pattern.compile("/tickets/((?:[A-Z][A-Z0-9]{0,7}-?)?[0-9]+)(/history)?");
    private static final Pattern MAIL = Pattern.compile("/admin/mails/([0-9]{1,18})");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var page = pageAt(path);
        if (path.isEmpty() || path.equals("/")) {
            response.sendRedirect(request.getContextPath() + "/tickets");
        } else if (page.isPresent() && isThere(page.get(), request)) {
            forward(page.get(), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The page that a path names, there or not; empty where it names none. */
    static Optional<String> pageAt(String path) {
        if (path.equals("/tickets")) {
            return Optional.of("/ticket/queue.xhtml");
        }
        if (path.equals("/tickets/new")) {
            return Optional.of("/ticket/new.xhtml");
        }
        if (path.equals("/notifications")) {
            return Optional.of("/notification/list.xhtml");
        }
        if (path.equals("/notifications/preferences")) {
            return Optional.of("/notification/preferences.xhtml");
        }
        var ticket = TICKET.matcher(path);
        if (ticket.matches()) {
            var page = ticket.group(2) == null ? "/ticket/ticket.xhtml" : "/ticket/history.xhtml";
            return Optional.of(page + "?number=" + ticket.group(1));
        }
        var mail = MAIL.matcher(path);
        if (mail.matches()) {
            return Optional.of("/admin/mail.xhtml?mail=" + mail.group(1));
        }
        return PAGE.matcher(path).matches() ? Optional.of(path + ".xhtml") : Optional.empty();
    }

    private static boolean isThere(String page, HttpServletRequest request) throws MalformedURLException {
        return request.getServletContext().getResource(page.replaceAll("\\?.*", "")) != null;
    }

    private static void forward(String page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store"); // a page shows what is, not what was
        request.getRequestDispatcher(page).forward(request, response);
    }
}
