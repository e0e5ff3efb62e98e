package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.autocrm.account.Scope;
import org.autocrm.ticket.RegroupingView;
import org.autocrm.ticket.Regroupings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /tickets/10042/regroupings}: the merges and splits that a ticket took part in; each can be undone. */
@Path("tickets/{number}/regroupings")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Merges and splits", description = "Messages go from one ticket to another, and back")
public class RegroupingsResource {

    private static final String LIST = "regroupings";

    @Inject
    private Regroupings regroupings;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listRegroupings",
            summary = "Lists the merges and splits that a ticket took part in, the newest first")
    @APIResponseSchema(RegroupingBody.class)
    public Response list(@PathParam("number") String number) {
        var part = answers.part(LIST);
        var found = regroupings.of(TicketAnswers.numberIn(number), part);
        return answers.page(LIST, part, found, RegroupingView::id, RegroupingBody.class, RegroupingBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readRegrouping", summary = "Reads a merge or a split that a ticket took part in")
    @APIResponseSchema(RegroupingBody.class)
    public Response read(@PathParam("number") String number, @PathParam("id") long id) {
        return answers.one(find(number, id), 0);
    }

    @POST
    @Path("{id}/undo")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "undoRegrouping",
            summary = "Undoes a merge or a split: every message goes back to where it was",
            description =
                    "What was written since stays where it was written, but a ticket that was split off goes back as a whole and is closed."
                            + " What came later has to be undone first: 409 says what.")
    @APIResponseSchema(value = RegroupingBody.class, responseCode = "200")
    public Response undo(@PathParam("number") String number, @PathParam("id") long id) {
        return answers.once(() -> {
            find(number, id);
            regroupings.undo(id);
            return answers.changed(find(number, id), 0);
        });
    }

    private RegroupingBody find(String number, long id) {
        return regroupings
                .find(TicketAnswers.numberIn(number), id)
                .map(RegroupingBody::of)
                .orElseThrow(NotFoundException::new);
    }
}
