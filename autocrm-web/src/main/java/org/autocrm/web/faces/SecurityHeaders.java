package org.autocrm.web.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Tells the browser to load nothing from elsewhere, to show us in no frame, and to guess no media type. Only the page
 * of a ticket whose reader asks for the pictures of a message may load pictures.
 */
@WebFilter("/*")
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern PICTURES = Pattern.compile("pictures=\\d{1,18}");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data:" + (asksForPictures(request) ? " https: http:" : "")
                        + "; frame-ancestors 'none'; form-action 'self'; base-uri 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        chain.doFilter(request, response);
    }

    /** By its address alone: to ask for parameters here would read the body of a form too early. */
    private static boolean asksForPictures(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null
                && PICTURES.matcher(query).matches()
                && request.getRequestURI().startsWith(request.getContextPath() + "/tickets/");
    }
}
