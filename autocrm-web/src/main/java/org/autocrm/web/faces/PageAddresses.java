package org.autocrm.web.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.regex.Pattern;

/**
 * Gives pages addresses that name their place: {@code /tickets/10042} is {@code ticket/ticket.xhtml} for that number,
 * {@code /admin/keys} is {@code admin/keys.xhtml}.
 */
@WebFilter("/*")
public class PageAddresses extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern TICKET = Pattern.compile("/tickets/([0-9]+)");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var ticket = TICKET.matcher(path);
        if (path.isEmpty() || path.equals("/")) {
            response.sendRedirect(request.getContextPath() + "/tickets");
        } else if (path.equals("/tickets")) {
            forward("/ticket/queue.xhtml", request, response);
        } else if (ticket.matches()) {
            forward("/ticket/ticket.xhtml?number=" + ticket.group(1), request, response);
        } else if (isPage(path, request)) {
            forward(path + ".xhtml", request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPage(String path, HttpServletRequest request) throws MalformedURLException {
        return path.matches("/[a-z/]+")
                && !path.endsWith("/")
                && request.getServletContext().getResource(path + ".xhtml") != null;
    }

    private static void forward(String page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store"); // a page shows what is, not what was
        request.getRequestDispatcher(page).forward(request, response);
    }
}
