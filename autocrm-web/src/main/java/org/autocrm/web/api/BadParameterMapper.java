package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A parameter that makes no sense is a 400. */
@Provider
public class BadParameterMapper implements ExceptionMapper<BadParameter> {

    @Override
    public Response toResponse(BadParameter e) {
        return Problem.of(400, "bad-parameter", "A parameter makes no sense", String.valueOf(e.getMessage()))
                .toResponse();
    }
}
