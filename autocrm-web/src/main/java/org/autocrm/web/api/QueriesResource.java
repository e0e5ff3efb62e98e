package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.autocrm.account.Scope;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketSearch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /query}: checks a query without asking it. */
@Path("query")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Search", description = "The query language, and what it finds")
public class QueriesResource {

    @Inject
    private TicketSearch search;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "checkQuery",
            summary = "Checks a query, and says how it was understood",
            description =
                    "A query that cannot be understood, or names what does not exist, is a 400 whose offset and length point at what is wrong.")
    @APIResponseSchema(QueryBody.class)
    public Response check(
            @Parameter(
                            required = true,
                            description = "A query in the language of the search box",
                            example = "status:open priority>=high \"printer jam\"")
                    @QueryParam("q")
                    @Nullable
                    String q) {
        if (q == null) {
            throw new BadParameter("q", "say which query");
        }
        var query = Query.parse(q);
        search.check(query);
        return answers.one(new QueryBody(query.toString(), query.hasWords()), 0);
    }

    /** A query that can be asked, in JSON. */
    @Schema(name = "Query")
    public record QueryBody(
            @Schema(
                    required = true,
                    description = "In its normal form: all spellings of a query have the same",
                    examples = "status:open priority>=high \"printer jam\"")
            String query,

            @Schema(
                    required = true,
                    description = "Whether what it finds can be ordered by how well it fits",
                    examples = "true")
            boolean hasWords) {}
}
