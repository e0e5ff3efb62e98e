package org.autocrm.portal.faces;

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

/** Notes for the thread of a request that it acts through the portal, and from where. */
public class PortalOrigin extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var here =
                RequestOrigin.of(request, Via.PORTAL, settings.proxies()).enter()) {
            chain.doFilter(request, response);
        }
    }
}
