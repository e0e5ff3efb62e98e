package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.autocrm.account.Directory;
import org.autocrm.account.Scope;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.ticket.search.Cursor;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Field;
import org.autocrm.ticket.search.FieldName;
import org.autocrm.ticket.search.Operator;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.ticket.search.Value;
import org.autocrm.web.api.AgentsResource.AgentBody;
import org.autocrm.web.api.TeamsResource.TeamBody;
import org.autocrm.web.api.TicketBody.IncludedWithTicket;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets}. Speaks HTTP and JSON; decides nothing. */
@Path("tickets")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Tickets", description = "Requests of customers and what was said about them")
public class TicketsResource {

    @Inject
    private TicketDesk desk;

    @Inject
    private TicketQueries queries;

    @Inject
    private TicketSearch search;

    @Inject
    private Customers customers;

    @Inject
    private Directory directory;

    @Inject
    private Answers answers;

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(operationId = "openTicket", summary = "Opens a ticket in a customer's name")
    @APIResponseSchema(TicketBody.class)
    public Response open(NewTicket body) {
        return answers.once(body, () -> {
            var ticket = queries.read(desk.open(body.toMessage()));
            return answers.created(ticket.number(), body(ticket), ticket.version());
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
                            + " with the last change first. Where nothing has exactly these words, tickets with similar words come.")
    @APIResponseSchema(TicketBody.Summary.class)
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
            @QueryParam("cursor") @Nullable String cursor) {
        var query = Query.parse(q == null ? "" : q)
                .and(is(Field.STATUS, status == null ? null : statusIn(status)))
                .and(is(Field.TEAM, id("team", team)))
                .and(is(Field.ASSIGNEE, id("assignee", assignee)));
        var order = sort == null ? usual(query) : Order.parse(sort);
        var page = search.page(query, order, Optional.ofNullable(cursor).map(Cursor::new), answers.limit());
        return answers.page(
                page.lines().stream().map(TicketBody.Summary::of).toList(),
                TicketBody.Summary.class,
                page.next().map(Cursor::text).orElse(null),
                page.previous().map(Cursor::text).orElse(null));
    }

    @GET
    @Path("{number}")
    @Includes({"team", "assignee"})
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readTicket", summary = "Reads a ticket with its conversation")
    @APIResponseSchema(TicketBody.class)
    public Response read(@PathParam("number") String number) {
        var ticket = queries.read(numberIn(number));
        return answers.one(included(ticket, body(ticket)), ticket.version());
    }

    @POST
    @Path("{number}/messages")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(operationId = "addMessage", summary = "Answers the customer, or leaves a note for colleagues")
    @APIResponseSchema(TicketBody.class)
    public Response say(@PathParam("number") String number, NewMessage body) {
        var ticket = numberIn(number);
        return answers.once(body, () -> {
            var id = body.isNote() ? desk.note(ticket, body.writing()) : desk.reply(ticket, body.writing());
            var now = queries.read(ticket);
            return answers.created(id, body(now), now.version());
        });
    }

    private TicketBody body(TicketView ticket) {
        return TicketBody.of(ticket, customers.card(ticket.customer()).orElseThrow());
    }

    private TicketBody included(TicketView ticket, TicketBody body) {
        var wanted = answers.included("team", "assignee");
        if (wanted.isEmpty()) {
            return body;
        }
        var team = wanted.contains("team") ? ticket.team() : null;
        var assignee = wanted.contains("assignee") ? ticket.assignee() : null;
        return body.with(new IncludedWithTicket(
                team == null ? null : directory.team(team).map(TeamBody::of).orElse(null),
                assignee == null
                        ? null
                        : directory.agent(assignee).map(AgentBody::of).orElse(null)));
    }

    private static TicketNumber numberIn(String text) {
        return TicketNumber.in(text).orElseThrow(() -> new UnknownTicket(text));
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

    /** Who asks. */
    @Schema(name = "Requester")
    public record Requester(
            @NotNull @Email @Size(max = 254) @Schema(examples = "ann@example.org")
            String email,

            @Size(max = 200) @Schema(examples = "Ann Lee") @Nullable
            String name) {}

    /** The body that opens a ticket. */
    public record NewTicket(
            @NotNull Requester customer,

            @NotBlank @Size(max = 300) @Schema(examples = "The printer jams")
            String subject,

            @NotBlank @Size(max = 100_000) @Schema(examples = "It jams on every second page.")
            String text) {

        IncomingMessage toMessage() {
            return IncomingMessage.of(
                    new EmailAddress(customer.email()),
                    customer.name() == null ? "" : customer.name(),
                    subject,
                    Words.plain(text),
                    Channel.API);
        }
    }

    /** The body that adds a message. */
    public record NewMessage(
            @NotNull
            @Size(max = 20)
            @Pattern(regexp = "reply|note", message = "must be reply or note")
            @Schema(
                    enumeration = {"reply", "note"},
                    examples = "reply")
            String kind,

            @Size(max = 100_000) @Schema(examples = "Please open the rear tray.") @Nullable
            String text,

            @Size(max = 400_000) @Schema(examples = "<p>Please open the <b>rear</b> tray.</p>") @Nullable
            String html,

            @Schema(
                    description = "The id of the newest message that the author has seen; a newer one stops the reply",
                    examples = "4711")
            @Nullable
            Long lastSeen) {

        boolean isNote() {
            return kind.equals("note");
        }

        Words words() {
            return html == null ? Words.plain(text == null ? "" : text) : Words.formatted(html);
        }

        Writing writing() {
            var writing = Writing.of(words());
            return lastSeen == null ? writing : writing.seen(lastSeen);
        }
    }
}
