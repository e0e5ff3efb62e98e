package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.autocrm.account.Scope;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /tickets/10042/followers/me}: whether the key's owner follows a ticket, whoever else does. */
@Path("tickets/{number}/followers/me")
@ApplicationScoped
@Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
@Tag(name = "Tickets", description = "Requests of customers and what was said about them")
public class FollowersResource {

    @Inject
    private TicketDesk desk;

    @Inject
    private Answers answers;

    @PUT
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(operationId = "followTicket", summary = "Makes you follow a ticket")
    @APIResponse(responseCode = "204", description = "You follow it")
    public Response follow(@PathParam("number") String number) {
        return change(number, SetChange.add(Set.of(answers.me())));
    }

    @DELETE
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(operationId = "unfollowTicket", summary = "Makes you follow a ticket no more")
    @APIResponse(responseCode = "204", description = "You do not follow it")
    public Response unfollow(@PathParam("number") String number) {
        return change(number, SetChange.remove(Set.of(answers.me())));
    }

    private Response change(String number, SetChange<Long> followers) {
        desk.change(
                TicketAnswers.numberIn(number),
                TicketChanges.begin().followers(followers).end(),
                answers.seen());
        return answers.nothing();
    }
}
