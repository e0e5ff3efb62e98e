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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.autocrm.account.Scope;
import org.autocrm.audit.AuditTrail;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.UnknownTicket;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/events}: what happened to a ticket. */
@Path("tickets/{number}/events")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Events", description = "What happened")
public class TicketEventsResource {

    private static final int USUAL = 25;
    private static final int MOST = 100;

    @Inject
    private TicketQueries tickets;

    @Inject
    private AuditTrail trail;

    /** A page of events. */
    @Schema(name = "EventPage")
    public record EventPageBody(List<EventBody> items) {}

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listTicketEvents",
            summary = "Lists what happened to a ticket, the first comes first",
            description = "The Link header leads to the next page. From where colleagues acted, only supervisors see.")
    @APIResponse(
            responseCode = "200",
            description = "A page of events",
            content = @Content(schema = @Schema(implementation = EventPageBody.class)))
    public Response list(
            @PathParam("number") String number,
            @Parameter(description = "At most so many, 25 if absent, never more than 100")
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "Where the page begins, from a Link header") @QueryParam("cursor") @Nullable
                    String cursor,
            @Context UriInfo uri,
            @Context SecurityContext caller) {
        var ticket = tickets.read(TicketNumber.in(number).orElseThrow(() -> new UnknownTicket(number)));
        var size = (int) Math.min(EventParameters.number("limit", limit, USUAL, 1, Integer.MAX_VALUE), MOST);
        var after = (int) EventParameters.number("cursor", cursor, 0, 0, Integer.MAX_VALUE);
        var found = trail.ofTicket(ticket.number().value(), after, size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        var seesAll = caller.isUserInRole("supervisor");
        var response = Response.ok(new EventPageBody(page.stream()
                .map(entry -> seesAll ? EventBody.of(entry) : EventBody.forAgents(entry))
                .toList()));
        if (found.size() > size) {
            response.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("cursor", page.get(size - 1).position())
                            .build(),
                    "next");
        }
        return response.build();
    }
}
