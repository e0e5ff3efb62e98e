package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.autocrm.account.Scope;
import org.autocrm.ticket.search.Cursor;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /search}: tickets in the order of how well they fit, with the place where. */
@Path("search")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Search", description = "The query language, and what it finds")
public class SearchResource {

    @Inject
    private TicketSearch search;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "search",
            summary = "Finds tickets, the best first, and marks the words in them",
            description =
                    "Without words to look for, the last change comes first. Where nothing has exactly these words, tickets with similar"
                            + " words come (page.similar says so).")
    @APIResponseSchema(Hit.class)
    public Response search(
            @Parameter(
                            required = true,
                            description = "What is looked for, in the language of the search box",
                            example = "status:open \"printer jam\"")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(
                            description =
                                    "Whether page.count is to say how many tickets are found: none (so if absent);"
                                            + " estimate counts up to 1,000, exact up to 10,000",
                            example = "estimate")
                    @QueryParam("count")
                    @Nullable
                    String count,
            @QueryParam("cursor") @Nullable String cursor) {
        if (q == null || q.isBlank()) {
            throw new BadParameter("q", "say what is looked for");
        }
        var query = Query.parse(q);
        var bound = CountBound.of(count);
        var page =
                search.page(query, Order.RELEVANCE, Optional.ofNullable(cursor).map(Cursor::new), answers.limit());
        return answers.page(
                page.lines().stream().map(Hit::of).toList(),
                Hit.class,
                Found.info(page, bound.map(upTo -> search.count(page.similar().orElse(query), upTo))));
    }

    /** A ticket that was found, in JSON. */
    @Schema(name = "SearchHit")
    public record Hit(
            @Schema(required = true) TicketSummary ticket,

            @Schema(
                    description = "The subject with the words marked, safe to show; absent where none is in it",
                    examples = "The <mark>printer</mark> <mark>jams</mark>")
            @Nullable
            String subjectHtml,

            @Schema(
                    description = "Where in the messages the words are, safe to show; absent where they are not",
                    examples = "the <mark>printer</mark> in room 12 <mark>jams</mark> on every")
            @Nullable
            String excerptHtml) {

        static Hit of(TicketLine line) {
            return new Hit(TicketSummary.of(line), line.subjectHtml(), line.excerptHtml());
        }
    }
}
