package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that breaks its rules is a 422 that points at each wrong member. */
@Provider
public class BodyNotValidMapper implements ExceptionMapper<BodyNotValid> {

    @Override
    public Response toResponse(BodyNotValid e) {
        return Problem.of(422, "invalid-body", "The body is not valid", "See errors for each wrong member.", e.errors())
                .toResponse();
    }
}
