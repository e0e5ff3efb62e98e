package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.autocrm.account.Scope;
import org.autocrm.ticket.TicketBin;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.search.Cursor;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Field;
import org.autocrm.ticket.search.FieldName;
import org.autocrm.ticket.search.Operator;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.ticket.search.Value;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets}. Speaks HTTP and JSON; decides nothing. */
@Path("tickets")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Tickets", description = "Requests of customers and what was said about them")
public class TicketsResource {

    @Inject
    private TicketDesk desk;

    @Inject
    private TicketBin bin;

    @Inject
    private TicketSearch search;

    @Inject
    private TicketAnswers tickets;

    @Inject
    private Answers answers;

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "openTicket",
            summary = "Opens a ticket in a customer's name",
            description = "With everything that the body says, or not at all.")
    @APIResponseSchema(TicketBody.class)
    public Response open(NewTicket body) {
        var changes = body.toChanges();
        return answers.once(body, () -> {
            var number = desk.open(body.toMessage(tickets.files(body.attachments())), changes);
            return tickets.created(number, number);
        });
    }

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listTickets",
            summary = "Finds tickets",
            description =
                    "Without sort, what has the words of q comes in the order of how well it fits; everything else"
                            + " with the last change first. Where nothing has exactly these words, tickets with similar words come"
                            + " (page.similar says so).")
    @APIResponseSchema(TicketSummary.class)
    public Response list(
            @Parameter(
                            description = "What is looked for, in the language of the search box",
                            example = "status:open priority>=high \"printer jam\"")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(
                            description = "The order: keys with commas between, a minus sign before what is to descend",
                            example = "-priority,updated")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(description = "One of open, waiting, solved, closed", example = "open")
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(
                            description = "The id of a team",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"),
                            example = "3")
                    @QueryParam("team")
                    @Nullable
                    String team,
            @Parameter(
                            description = "The id of an agent",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"),
                            example = "7")
                    @QueryParam("assignee")
                    @Nullable
                    String assignee,
            @Parameter(
                            description =
                                    "Whether page.count is to say how many tickets are found: none (so if absent);"
                                            + " estimate counts up to 1,000, exact up to 10,000",
                            example = "estimate")
                    @QueryParam("count")
                    @Nullable
                    String count,
            @QueryParam("cursor") @Nullable String cursor) {
        var query = Query.parse(q == null ? "" : q)
                .and(is(Field.STATUS, status == null ? null : statusIn(status)))
                .and(is(Field.TEAM, id("team", team)))
                .and(is(Field.ASSIGNEE, id("assignee", assignee)));
        var order = sort == null ? usual(query) : Order.parse(sort);
        var bound = CountBound.of(count);
        var page = search.page(query, order, Optional.ofNullable(cursor).map(Cursor::new), answers.limit());
        return answers.page(
                page.lines().stream().map(TicketSummary::of).toList(),
                TicketSummary.class,
                Found.info(page, bound.map(upTo -> search.count(page.similar().orElse(query), upTo))));
    }

    @GET
    @Path("{number}")
    @Includes({"team", "assignee", "customer", "followers"})
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "readTicket",
            summary = "Reads a ticket with its conversation",
            description = "Also one in the bin. To include the customer, the key needs `customers:read` too.")
    @APIResponseSchema(TicketBody.class)
    public Response read(@PathParam("number") String number) {
        return tickets.one(TicketAnswers.numberIn(number));
    }

    @PATCH
    @Path("{number}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "changeTicket",
            summary = "Changes properties of a ticket, all or none",
            description =
                    "A 412 says in `changes` what happened since. If the ticket's new team is out of your sight, the answer has only its number.")
    @APIResponseSchema(TicketBody.class)
    public Response change(@PathParam("number") String number, TicketChange body) {
        var ticket = TicketAnswers.numberIn(number);
        var changes = body.toChanges("");
        return answers.together(() -> {
            desk.change(ticket, changes, answers.seen());
            return tickets.changed(ticket);
        });
    }

    @DELETE
    @Path("{number}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "deleteTicket",
            summary = "Puts a ticket into the bin",
            description = "Its customer does not see it any more, and only lists of deleted tickets have it.")
    @APIResponse(responseCode = "204", description = "It is in the bin")
    public Response delete(@PathParam("number") String number) {
        bin.delete(TicketAnswers.numberIn(number), answers.seen());
        return answers.nothing();
    }

    @POST
    @Path("{number}/restore")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(operationId = "restoreTicket", summary = "Takes a ticket out of the bin, if it is there")
    @APIResponseSchema(value = TicketBody.class, responseCode = "200")
    public Response restore(@PathParam("number") String number) {
        var ticket = TicketAnswers.numberIn(number);
        return answers.once(() -> {
            bin.restore(ticket);
            return tickets.changed(ticket);
        });
    }

    private static Order usual(Query query) {
        return query.hasWords() ? Order.RELEVANCE : Order.NEWEST_CHANGE;
    }

    private static Query is(Field field, @Nullable String value) {
        return value == null
                ? Query.ALL
                : Query.of(new Condition(FieldName.of(field), Operator.IS, List.of(Value.of(value))));
    }

    private static @Nullable String id(String name, @Nullable String text) {
        var id = Parameters.id(name, text);
        return id.isEmpty() ? null : Long.toString(id.getAsLong());
    }

    private static String statusIn(String text) {
        try {
            return TicketStatus.valueOf(text.toUpperCase(Locale.ROOT)).name().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new BadParameter("status", "one of open, waiting, solved, closed");
        }
    }
}
