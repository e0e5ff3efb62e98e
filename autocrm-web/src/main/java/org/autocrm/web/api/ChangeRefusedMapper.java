package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.ChangeRefused;

/** A change that the ticket does not allow is a 409. */
@Provider
public class ChangeRefusedMapper implements ExceptionMapper<ChangeRefused> {

    @Override
    public Response toResponse(ChangeRefused e) {
        return Problem.of(409, "change-refused", "The change is not possible", String.valueOf(e.getMessage()))
                .toResponse();
    }
}
