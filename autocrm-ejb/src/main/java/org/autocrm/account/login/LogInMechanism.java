package org.autocrm.account.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;
import org.autocrm.account.KeyCheck;
import org.autocrm.account.KeyInUse;
import org.autocrm.account.LogInCheck;

/**
 * Proves who sent a request, for all web modules: an API key under {@code /api}, a form and the session elsewhere.
 *
 * <p>One class for the whole EAR, and a session attribute of its own, because mechanisms of the servers themselves
 * either get in each other's way between modules or forget the log-in (see {@code docs/adr}).
 */
@ApplicationScoped
public class LogInMechanism implements HttpAuthenticationMechanism {

    private static final String CALLER = "autocrm.caller";
    private static final String BEARER = "Bearer ";

    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private KeyCheck keys;

    @Inject
    private LogInCheck logIns;

    private record Caller(String name, TreeSet<String> groups) implements Serializable {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (path(request).startsWith("/api/")) {
            return byKey(request, context);
        }
        Credential typed = context.getAuthParameters().getCredential();
        if (typed != null) {
            return byForm(typed, request, context);
        }
        return bySession(request, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(CALLER);
        }
    }

    private AuthenticationStatus byKey(HttpServletRequest request, HttpMessageContext context) {
        return key(request)
                .flatMap(keys::check)
                .map(key -> {
                    request.setAttribute(KeyInUse.ATTRIBUTE, key);
                    return context.notifyContainerAboutLogin(key.owner().email().value(), key.groups());
                })
                .orElseGet(() -> context.isProtected() ? context.responseUnauthorized() : context.doNothing());
    }

    private AuthenticationStatus byForm(Credential typed, HttpServletRequest request, HttpMessageContext context) {
        CredentialValidationResult result = stores.validate(typed);
        if (result.getStatus() != Status.VALID) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        request.getSession(true);
        request.changeSessionId(); // a session id from before the log-in is worth nothing after it
        request.getSession()
                .setAttribute(
                        CALLER,
                        new Caller(result.getCallerPrincipal().getName(), new TreeSet<>(result.getCallerGroups())));
        return context.notifyContainerAboutLogin(result);
    }

    private AuthenticationStatus bySession(HttpServletRequest request, HttpMessageContext context) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(CALLER) instanceof Caller caller) {
            var groups = logIns.groups(caller.name()); // what they may do now, not what they might when they logged in
            if (groups.isPresent()) {
                return context.notifyContainerAboutLogin(caller.name(), groups.get());
            }
            session.removeAttribute(CALLER);
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        // a script that asks for a part of a page could do nothing with a log-in page
        var byScript = request.getHeader("Faces-Request") != null || request.getHeader("Upgrade") != null;
        return byScript ? context.responseUnauthorized() : context.redirect(logInPage(request));
    }

    static Optional<String> key(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(request.getHeader("X-API-Key"));
    }

    /** The log-in page, which leads back to where the request wanted to go. */
    private static String logInPage(HttpServletRequest request) {
        var wanted = path(request) + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        return request.getContextPath() + "/login?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
