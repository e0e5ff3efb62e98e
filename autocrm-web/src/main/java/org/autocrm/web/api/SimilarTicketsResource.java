package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.autocrm.account.Scope;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketRow;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /similar-tickets}: worth a look before another ticket is opened. */
@Path("similar-tickets")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Search", description = "The query language, and what it finds")
public class SimilarTicketsResource {

    private static final int LONGEST_SUBJECT = 300;

    @Inject
    private TicketQueries queries;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listSimilarTickets",
            summary = "Lists tickets that another one would repeat",
            description =
                    "The five open or waiting tickets of the customer, or of somebody of the same organization, whose subjects are most similar.")
    @APIResponseSchema(SimilarTickets.class)
    public Response list(
            @Parameter(required = true, description = "The customer's address", example = "ann@example.org")
                    @QueryParam("customer")
                    @Nullable
                    String customer,
            @Parameter(required = true, description = "What it would be about", example = "Printer jam")
                    @QueryParam("subject")
                    @Nullable
                    String subject) {
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new BadParameter("subject", "1 to " + LONGEST_SUBJECT + " characters");
        }
        var address = EmailAddress.in(customer == null ? "" : customer)
                .orElseThrow(() -> new BadParameter("customer", "an e-mail address"));
        return answers.one(
                new SimilarTickets(queries.similar(address, subject).stream()
                        .map(SimilarTicket::of)
                        .toList()),
                0);
    }

    /** The tickets, the most similar first. */
    @Schema(name = "SimilarTickets")
    public record SimilarTickets(@Schema(required = true) List<SimilarTicket> data) {}

    /** A ticket that another one would repeat, in JSON. */
    @Schema(name = "SimilarTicket")
    public record SimilarTicket(
            @Schema(required = true, examples = "10042") String number,

            @Schema(required = true, examples = "The printer jams")
            String subject,

            @Schema(required = true, examples = "It jams on every second page.")
            String excerpt,

            @Schema(required = true, description = "The key of a status", examples = "open")
            String status,

            @Schema(
                    required = true,
                    description = "Whose turn it is",
                    enumeration = {"open", "waiting"},
                    examples = "open")
            String statusCategory,

            @Schema(required = true, description = "The key of a priority", examples = "normal")
            String priority,

            @Schema(required = true, description = "Their name", examples = "Ann Lee")
            String customer,

            @Schema(description = "Its name", examples = "Support") @Nullable
            String team,

            @Schema(description = "Their name", examples = "Jonas Weber") @Nullable
            String assignee,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant updatedAt) {

        static SimilarTicket of(TicketRow row) {
            return new SimilarTicket(
                    row.number().value(),
                    row.subject(),
                    row.excerpt(),
                    row.status().key(),
                    JsonText.word(row.status().category()),
                    row.priority().key(),
                    row.customer(),
                    row.team(),
                    row.assignee(),
                    row.updatedAt());
        }
    }
}
