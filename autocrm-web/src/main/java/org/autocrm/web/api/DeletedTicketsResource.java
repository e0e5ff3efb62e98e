package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.ticket.Cursor;
import org.autocrm.ticket.DeletedTicket;
import org.autocrm.ticket.TicketBin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /deleted-tickets}: the bin. */
@Path("deleted-tickets")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "The bin", description = "Deleted tickets, until they are restored or removed for good")
public class DeletedTicketsResource {

    private static final String NEXT = "next.";
    private static final String PREVIOUS = "prev.";

    @Inject
    private TicketBin bin;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listDeletedTickets",
            summary = "Lists the tickets in the bin, what was deleted last comes first",
            description = "GET /tickets/{number} reads each of them.")
    @APIResponseSchema(DeletedTicketBody.class)
    public Response list(@QueryParam("cursor") @Nullable String cursor) {
        var backwards = cursor != null && cursor.startsWith(PREVIOUS);
        var place = Optional.ofNullable(cursor).map(DeletedTicketsResource::placeIn);
        var size = answers.limit();
        var found = backwards ? bin.listBefore(place.orElseThrow(), size + 1) : bin.list(place, size + 1);
        var more = found.size() > size;
        var page = !more ? found : backwards ? found.subList(1, size + 1) : found.subList(0, size);
        var hasNext = !page.isEmpty() && (backwards || more);
        var hasPrevious = !page.isEmpty() && (backwards ? more : place.isPresent());
        return answers.page(
                page.stream().map(DeletedTicketBody::of).toList(),
                DeletedTicketBody.class,
                hasNext ? NEXT + page.get(page.size() - 1).cursor().text() : null,
                hasPrevious ? PREVIOUS + page.get(0).cursor().text() : null);
    }

    @DELETE
    @Path("{number}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.TICKETS_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "purgeTicket",
            summary = "Removes a ticket in the bin for good",
            description = "With all its messages and files; only the event that it was removed is left.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response purge(@PathParam("number") String number) {
        bin.purge(TicketAnswers.numberIn(number), answers.seen());
        return answers.nothing();
    }

    private static Cursor placeIn(String cursor) {
        if (!cursor.startsWith(NEXT) && !cursor.startsWith(PREVIOUS)) {
            throw Answers.noCursor();
        }
        return Cursor.in(cursor.substring(NEXT.length())).orElseThrow(Answers::noCursor);
    }

    /** A ticket in the bin, in JSON. */
    @Schema(name = "DeletedTicket")
    public record DeletedTicketBody(
            @Schema(required = true, examples = "10042") String number,

            @Schema(required = true, examples = "The printer jams")
            String subject,

            @Schema(required = true, description = "Their name", examples = "Ann Lee")
            String customer,

            @Schema(required = true, examples = "2026-03-09T09:00:00Z")
            Instant deletedAt,

            @Schema(description = "The name of the agent", examples = "Jonas Weber") @Nullable
            String deletedBy) {

        static DeletedTicketBody of(DeletedTicket ticket) {
            return new DeletedTicketBody(
                    ticket.number().value(),
                    ticket.subject(),
                    ticket.customer(),
                    ticket.deletedAt(),
                    ticket.deletedBy());
        }
    }
}
