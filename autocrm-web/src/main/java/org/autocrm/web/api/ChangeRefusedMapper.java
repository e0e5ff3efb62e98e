package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Objection;
import org.autocrm.web.json.MemberError;

/** A change that is not possible as things are is a 409 that points at each member that is in the way. */
@Provider
public class ChangeRefusedMapper implements ExceptionMapper<ChangeRefused> {

    private static final String FIELDS = "fields/";

    @Override
    public Response toResponse(ChangeRefused e) {
        return Problems.told(problem(e, ""));
    }

    /**
     * The problem that a refusal is.
     *
     * @param pointer where the changes stand in the body
     */
    static Problem problem(ChangeRefused refusal, String pointer) {
        return Problem.of(
                409,
                "change-refused",
                "The change is not possible",
                String.valueOf(refusal.getMessage()),
                refusal.objections().stream()
                        .map(objection -> new MemberError(
                                pointer(objection).isEmpty() ? "" : pointer + pointer(objection),
                                "refused",
                                objection.reason()))
                        .toList());
    }

    /** The API's name for what the desk objects to; empty for the thing as a whole. */
    private static String pointer(Objection objection) {
        var property = objection.property();
        if (property.startsWith(FIELDS)) {
            return "/" + FIELDS
                    + property.substring(FIELDS.length()).replace("~", "~0").replace("/", "~1");
        }
        return switch (property) {
            case "ticket" -> "";
            case "snooze" -> "/snoozedUntil";
            case "other" -> "/ticket";
            default -> "/" + property;
        };
    }
}
