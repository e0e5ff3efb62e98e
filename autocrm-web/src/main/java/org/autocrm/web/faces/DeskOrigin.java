package org.autocrm.web.faces;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.autocrm.account.login.RequestOrigin;
import org.autocrm.event.Origin.Via;
import org.autocrm.setting.Settings;
import org.autocrm.staffing.SignsOfLife;

/**
 * Notes for the thread of a request that it acts through the desk or the API, and from where; and that who is logged in
 * shows a sign of life.
 */
public class DeskOrigin extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private Settings settings;

    @Inject
    private SignsOfLife life;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var via = request.getRequestURI().startsWith(request.getContextPath() + "/api/") ? Via.API : Via.DESK;
        try (var here = RequestOrigin.of(request, via, settings.proxies()).enter()) {
            var caller = request.getUserPrincipal();
            if (caller != null && !isAskedByItself(request)) {
                life.of(caller.getName());
            }
            chain.doFilter(request, response);
        }
    }

    /** Whether a page asks that was left open, and nobody at it. */
    private static boolean isAskedByItself(HttpServletRequest request) {
        return "page".equals(request.getHeader("X-AutoCRM-By"));
    }
}
