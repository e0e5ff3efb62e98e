package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.UnknownTicket;

/** An unknown ticket is a 404. */
@Provider
public class UnknownTicketMapper implements ExceptionMapper<UnknownTicket> {

    @Override
    public Response toResponse(UnknownTicket e) {
        return Problem.of(404, "unknown-ticket", "Unknown ticket", String.valueOf(e.getMessage()))
                .toResponse();
    }
}
