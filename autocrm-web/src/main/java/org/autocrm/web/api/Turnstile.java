package org.autocrm.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.autocrm.account.KeyInUse;
import org.autocrm.web.api.RateLimits.Verdict;

/** What every request to the API passes, whatever it asks for: it is counted, gets a trace, and fails in good form. */
@WebFilter("/api/*")
public class Turnstile implements Filter {

    private static final String ROOT = "/api/v1/";

    @Inject
    private RateLimits limits;

    @Override
    public void doFilter(ServletRequest any, ServletResponse anyAnswer, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) any;
        var response = new ProblemResponse((HttpServletResponse) anyAnswer);
        response.setHeader(Trace.HEADER, Trace.begin(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-cache");
        try {
            if (mayPass(request, response)) {
                chain.doFilter(request, response);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.write(Problems.fault(e));
        } finally {
            Trace.end();
        }
    }

    private boolean mayPass(HttpServletRequest request, ProblemResponse response) throws IOException {
        if (request.getAttribute(KeyInUse.ATTRIBUTE) instanceof KeyInUse key) {
            var verdict = limits.count(key);
            tell(verdict, response);
            if (!verdict.allowed()) {
                response.setHeader("Retry-After", Long.toString(verdict.retry()));
                return response.refuse(429, "too-many-requests", "Too many requests", "wait, and send fewer");
            }
            if (!key.addresses().allow(request.getRemoteAddr())) {
                return response.refuse(
                        403,
                        "address-not-allowed",
                        "Not from there",
                        "the key may not be used from " + request.getRemoteAddr());
            }
        }
        if (!(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()))
                .startsWith(ROOT)) {
            return response.refuse(404, "not-found", "Not Found", "the API lies below /api/v1");
        }
        if (request.getRequestURI().indexOf(';')
                >= 0) { // would be cut off, and something else be found than was asked for
            return response.refuse(404, "not-found", "Not Found", "no address of the API has a semicolon");
        }
        var query = request.getQueryString() == null ? "" : request.getQueryString();
        if (!PercentEncoding.isSound(request.getRequestURI()) || !PercentEncoding.isSound(query)) {
            return response.refuse(
                    400, "bad-parameter", "The address cannot be read", "its percent-encoding is no UTF-8");
        }
        if (query.contains("%00")) {
            return response.refuse(400, "bad-parameter", "A parameter makes no sense", "it has a NUL character");
        }
        return true;
    }

    /** The same numbers twice: as the IETF's draft has them, and as most programs know them. */
    private static void tell(Verdict verdict, HttpServletResponse response) {
        response.setHeader("RateLimit-Policy", "\"key\";q=" + verdict.limit() + ";w=" + RateLimits.WINDOW);
        response.setHeader("RateLimit", "\"key\";r=" + verdict.remaining() + ";t=" + verdict.reset());
        response.setHeader("X-RateLimit-Limit", Integer.toString(verdict.limit()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(verdict.remaining()));
        response.setHeader("X-RateLimit-Reset", Long.toString(verdict.reset()));
    }
}
