package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.autocrm.account.Scope;
import org.autocrm.audit.AuditTrail;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.UnknownTicket;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/events}: what happened to a ticket. */
@Path("tickets/{number}/events")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Events", description = "What happened")
public class TicketEventsResource {

    @Inject
    private TicketQueries tickets;

    @Inject
    private AuditTrail trail;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listTicketEvents",
            summary = "Lists what happened to a ticket, the first comes first",
            description = "From where colleagues acted, only supervisors see.")
    @APIResponseSchema(EventBody.class)
    public Response list(
            @PathParam("number") String number,
            @QueryParam("cursor") @Nullable String cursor,
            @Context SecurityContext caller) {
        var ticket = tickets.read(TicketNumber.in(number).orElseThrow(() -> new UnknownTicket(number)));
        var size = answers.limit();
        var after = (int) EventParameters.number("cursor", cursor, 0, 0, Integer.MAX_VALUE);
        var found = trail.ofTicket(ticket.number().value(), after, size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        var seesAll = caller.isUserInRole("supervisor");
        return answers.page(
                page.stream()
                        .map(entry -> seesAll ? EventBody.of(entry) : EventBody.forAgents(entry))
                        .toList(),
                EventBody.class,
                found.size() > size ? Integer.toString(page.get(page.size() - 1).position()) : null,
                after > 0 ? Integer.toString(Math.max(0, after - size)) : null); // positions have no gaps
    }
}
