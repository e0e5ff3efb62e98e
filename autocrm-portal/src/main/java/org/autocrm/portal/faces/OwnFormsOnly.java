package org.autocrm.portal.faces;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.autocrm.setting.Settings;

/**
 * Refuses forms that another site sends here in a visitor's name. Our pages keep no state on the server and so carry no
 * token; every browser says where a form comes from.
 */
public class OwnFormsOnly extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var sender =
                new Sender(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"));
        if (request.getMethod().equals("POST") && !sender.isOurs(settings.publicUrl())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }
}
