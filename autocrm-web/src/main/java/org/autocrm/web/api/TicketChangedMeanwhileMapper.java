package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.TicketChangedMeanwhile;

/** A change of a ticket that somebody else changed meanwhile is a 412 that says what happened since. */
@Provider
public class TicketChangedMeanwhileMapper implements ExceptionMapper<TicketChangedMeanwhile> {

    @Override
    public Response toResponse(TicketChangedMeanwhile e) {
        return Problems.told(Problem.of(412, "changed-meanwhile", "Changed meanwhile", String.valueOf(e.getMessage()))
                .since(e.since().stream().map(ChangeBody::of).toList()));
    }
}
