package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.Cursor;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketFilter;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets}. Speaks HTTP and JSON; decides nothing. */
@Path("tickets")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Tickets", description = "Requests of customers and what was said about them")
@APIResponse(
        responseCode = "401",
        description = "No API key, or one that is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class TicketsResource {

    private static final int MOST = 100;
    private static final int USUAL = 25;

    @Inject
    private TicketDesk desk;

    @Inject
    private TicketQueries queries;

    @Inject
    private Customers customers;

    @Inject
    private Validator validator;

    @POST
    @Operation(operationId = "openTicket", summary = "Opens a ticket in a customer's name")
    @APIResponse(
            responseCode = "201",
            description = "The ticket; Location is its address",
            content = @Content(schema = @Schema(implementation = TicketBody.class)))
    @APIResponse(
            responseCode = "422",
            description = "The body breaks a rule",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response open(@Nullable NewTicket body, @Context UriInfo uri) {
        var number = desk.open(BodyNotValid.refuse(body, validator).toMessage());
        return Response.created(
                        uri.getAbsolutePathBuilder().path(number.value()).build())
                .entity(read(number))
                .build();
    }

    @GET
    @Operation(
            operationId = "listTickets",
            summary = "Lists tickets, the one that changed last comes first",
            description = "The Link header leads to the next page.")
    @APIResponse(
            responseCode = "200",
            description = "A page of tickets",
            content = @Content(schema = @Schema(implementation = TicketPageBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter makes no sense",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Parameter(description = "One of open, waiting, solved, closed") @QueryParam("status") @Nullable
                    String status,
            @Parameter(description = "The id of a team") @QueryParam("team") @Nullable Long team,
            @Parameter(description = "The id of an agent") @QueryParam("assignee") @Nullable Long assignee,
            @Parameter(description = "At most so many, 25 if absent, never more than 100")
                    @QueryParam("limit")
                    @Nullable
                    Integer limit,
            @Parameter(description = "Where the page begins, from a Link header") @QueryParam("cursor") @Nullable
                    String cursor,
            @Context UriInfo uri) {
        var size = Math.max(1, Math.min(limit == null ? USUAL : limit, MOST));
        var after = Optional.ofNullable(cursor)
                .map(text ->
                        Cursor.in(text).orElseThrow(() -> new BadParameter("cursor", "take it from a Link header")));
        var rows = queries.list(filter(status, team, assignee), after, size + 1);
        var page = rows.subList(0, Math.min(size, rows.size()));
        var response = Response.ok(
                new TicketPageBody(page.stream().map(TicketBody.Summary::of).toList()));
        if (rows.size() > size) {
            response.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam(
                                    "cursor", Cursor.after(page.get(size - 1)).text())
                            .build(),
                    "next");
        }
        return response.build();
    }

    @GET
    @Path("{number}")
    @Operation(operationId = "readTicket", summary = "Reads a ticket with its conversation")
    @APIResponse(
            responseCode = "200",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = TicketBody.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such ticket",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public TicketBody read(@PathParam("number") String number) {
        return read(numberIn(number));
    }

    @POST
    @Path("{number}/messages")
    @Operation(operationId = "addMessage", summary = "Answers the customer, or leaves a note for colleagues")
    @APIResponse(
            responseCode = "201",
            description = "The ticket with the message",
            content = @Content(schema = @Schema(implementation = TicketBody.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such ticket",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The ticket is closed, or somebody wrote after lastSeen",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The body breaks a rule",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response say(@PathParam("number") String number, @Nullable NewMessage body, @Context UriInfo uri) {
        var message = BodyNotValid.refuse(body, validator);
        var ticket = numberIn(number);
        var id = message.isNote() ? desk.note(ticket, message.writing()) : desk.reply(ticket, message.writing());
        return Response.created(
                        uri.getAbsolutePathBuilder().path(Long.toString(id)).build())
                .entity(read(ticket))
                .build();
    }

    private TicketBody read(TicketNumber number) {
        var ticket = queries.read(number);
        return TicketBody.of(ticket, customers.card(ticket.customer()).orElseThrow());
    }

    private static TicketNumber numberIn(String text) {
        return TicketNumber.in(text).orElseThrow(() -> new UnknownTicket(text));
    }

    private static TicketFilter filter(@Nullable String status, @Nullable Long team, @Nullable Long assignee) {
        var filter = status == null ? TicketFilter.all() : TicketFilter.in(statusIn(status));
        filter = team == null ? filter : filter.ofTeam(team);
        return assignee == null ? filter : filter.ofAgent(assignee);
    }

    private static TicketStatus statusIn(String text) {
        try {
            return TicketStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadParameter("status", "one of open, waiting, solved, closed");
        }
    }

    /** A page of tickets. */
    @Schema(name = "TicketPage")
    public record TicketPageBody(List<TicketBody.Summary> items) {}

    /** Who asks. */
    @Schema(name = "NewCustomer")
    public record NewCustomer(
            @NotBlank
            @Email
            @Size(max = 254)
            @Pattern(regexp = "[^\"]*", message = "must have no quotation marks")
            @Schema(examples = "ann@example.org")
            String email,

            @Size(max = 200) @Schema(examples = "Ann Lee") @Nullable
            String name) {}

    /** The body that opens a ticket. */
    public record NewTicket(
            @NotNull @Valid NewCustomer customer,

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
            @Pattern(regexp = "reply|note", message = "must be reply or note")
            @Schema(
                    enumeration = {"reply", "note"},
                    examples = "reply")
            String kind,

            @Size(max = 100_000) @Schema(examples = "Please open the rear tray.") @Nullable
            String text,

            @Size(max = 400_000) @Schema(examples = "<p>Please open the <b>rear</b> tray.</p>") @Nullable
            String html,

            @Schema(description = "The id of the newest message that the author has seen; a newer one stops the reply")
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
