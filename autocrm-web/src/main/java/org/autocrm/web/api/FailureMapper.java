package org.autocrm.web.api;

import jakarta.ejb.EJBAccessException;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Everything else that fails is a problem document too; what is our fault is in the log under its trace. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        if (caused(failure, JsonbException.class) || caused(failure, JsonException.class)) {
            return Problem.of(
                            400,
                            "malformed-json",
                            "The body is no JSON of that shape",
                            "Check the syntax and the types of its members.")
                    .toResponse();
        }
        if (failure instanceof WebApplicationException http) {
            return ofHttp(http);
        }
        if (caused(failure, EJBAccessException.class)) {
            return Problem.of(403, "forbidden", "Not allowed", "The key may not do this.")
                    .toResponse();
        }
        if (caused(failure, OptimisticLockException.class)) {
            return Problem.of(
                            409,
                            "changed-meanwhile",
                            "Changed meanwhile",
                            "Somebody changed the ticket at the same moment. Read it and try again.")
                    .toResponse();
        }
        if (failure instanceof ProcessingException) {
            return Problem.of(400, "malformed-body", "The body cannot be read", "Send JSON.")
                    .toResponse();
        }
        var problem =
                Problem.of(500, "internal-error", "Internal error", "It is our fault, and logged under the trace.");
        LOG.log(Level.SEVERE, "trace " + problem.trace(), failure);
        return problem.toResponse();
    }

    private static Response ofHttp(WebApplicationException http) {
        var status = http.getResponse().getStatus();
        var name = switch (status) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 415 -> "unsupported-media-type";
            default -> "http-" + status;
        };
        var reason = http.getResponse().getStatusInfo().getReasonPhrase();
        return Problem.of(status, name, reason, reason + ".").toResponse();
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable link = failure; link != null; link = link.getCause()) {
            if (type.isInstance(link)) {
                return true;
            }
        }
        return false;
    }
}
