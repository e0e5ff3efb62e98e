package org.autocrm.web.ticket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a script of our own pages sent a request. It says so in a header that no other site can send along without
 * being allowed to, and nobody allows it.
 */
public final class SameOrigin {

    private static final String HEADER = "X-AutoCRM";

    private SameOrigin() {}

    /** Answers a request of others with 403, and says whether it did. */
    public static boolean refuses(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var ours = isOurs(request.getHeader(HEADER), request.getHeader("Sec-Fetch-Site"));
        if (!ours) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "not from a page of ours");
        }
        return !ours;
    }

    /** By that header, and by where the browser says the request comes from, if it says so. */
    static boolean isOurs(@Nullable String header, @Nullable String site) {
        return "desk".equals(header) && (site == null || site.equals("same-origin"));
    }
}
