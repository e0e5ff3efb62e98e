package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.TicketClosed;

/** A closed ticket is a 409. */
@Provider
public class TicketClosedMapper implements ExceptionMapper<TicketClosed> {

    @Override
    public Response toResponse(TicketClosed e) {
        return Problem.of(409, "ticket-closed", "The ticket is closed", String.valueOf(e.getMessage()))
                .toResponse();
    }
}
