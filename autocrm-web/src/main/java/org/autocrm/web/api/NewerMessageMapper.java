package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.NewerMessage;

/** A reply whose author has not seen the newest message is a 409. */
@Provider
public class NewerMessageMapper implements ExceptionMapper<NewerMessage> {

    @Override
    public Response toResponse(NewerMessage e) {
        return Problem.of(409, "newer-message", "Somebody wrote meanwhile", String.valueOf(e.getMessage()))
                .toResponse();
    }
}
