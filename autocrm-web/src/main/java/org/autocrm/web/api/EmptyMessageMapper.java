package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.EmptyMessage;

/** A message without words is a 422. */
@Provider
public class EmptyMessageMapper implements ExceptionMapper<EmptyMessage> {

    @Override
    public Response toResponse(EmptyMessage e) {
        return Problem.of(422, "empty-message", "The message is empty", String.valueOf(e.getMessage()))
                .toResponse();
    }
}
