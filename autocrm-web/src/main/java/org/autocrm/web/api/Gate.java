package org.autocrm.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.autocrm.account.KeyInUse;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.jspecify.annotations.Nullable;

/** Lets a request to its operation if the key has the scope and its owner the role, and if it is asked in good form. */
@Provider
public class Gate implements ContainerRequestFilter {

    private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

    private static final Map<Method, Rules> RULES = new ConcurrentHashMap<>();

    @Context
    @SuppressWarnings("NullAway.Init")
    private ResourceInfo operation;

    @Context
    @SuppressWarnings("NullAway.Init")
    private HttpServletRequest request;

    /** What is asked of the requests to an operation; worked out once. */
    private record Rules(
            boolean open, List<Scope> scopes, @Nullable Role role, Set<String> parameters, boolean withBody) {

        static Rules of(Method method) {
            var needs = method.getAnnotation(Needs.class);
            return new Rules(
                    method.isAnnotationPresent(ForEverybody.class),
                    needs == null ? List.of() : List.of(needs.scope()),
                    needs == null ? null : needs.role(),
                    Gate.parameters(method),
                    Stream.of(method.getParameterTypes()).anyMatch(Class::isRecord));
        }
    }

    @Override
    public void filter(ContainerRequestContext asked) {
        var method = operation.getResourceMethod();
        if (method == null || asked.getMethod().equals("OPTIONS")) {
            return;
        }
        var rules = RULES.computeIfAbsent(method, Rules::of);
        if (rules.open()) {
            return;
        }
        if (rules.role() == null || !(request.getAttribute(KeyInUse.ATTRIBUTE) instanceof KeyInUse key)) {
            throw forbidden("nobody may do this");
        }
        refuseKey(rules, rules.role(), key);
        refuseForm(rules, asked);
        if (key.needsIfMatch()
                && CHANGES.contains(asked.getMethod())
                && asked.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw new Refused(
                    428,
                    "version-needed",
                    "Say which version",
                    "this key demands If-Match with every change: send the ETag that you have read");
        }
    }

    /** The names of the parameters that may stand behind the question mark. */
    static Set<String> parameters(Method method) {
        var names = new TreeSet<String>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            }
        }
        if (method.isAnnotationPresent(Paged.class)) {
            names.addAll(List.of("limit", "cursor"));
        }
        if (method.isAnnotationPresent(Includes.class)) {
            names.add("include");
        }
        if (method.isAnnotationPresent(GET.class)) {
            names.add("fields");
        }
        return names;
    }

    private static void refuseKey(Rules rules, Role role, KeyInUse key) {
        if (!key.owner().role().reaches(role)) {
            throw forbidden("the key's owner would have to be at least: " + role.word());
        }
        for (var scope : rules.scopes()) {
            refuseWithout(scope, key);
        }
    }

    static void refuseWithout(Scope scope, KeyInUse key) {
        if (!key.scopes().allow(scope)) {
            throw new Refused(
                    403, "scope-missing", "The key may not do this", "the key has not the scope " + scope.word());
        }
    }

    private static void refuseForm(Rules rules, ContainerRequestContext asked) {
        for (var name : asked.getUriInfo().getQueryParameters().keySet()) {
            if (!rules.parameters().contains(name)) {
                throw new BadParameter(name, "known here are: " + String.join(", ", rules.parameters()));
            }
        }
        if (rules.withBody() && !asked.hasEntity()) {
            throw new Refused(400, "malformed-json", "The body is no JSON", "there is no body");
        }
    }

    private static Refused forbidden(String detail) {
        return new Refused(403, "forbidden", "Not allowed", detail);
    }
}
