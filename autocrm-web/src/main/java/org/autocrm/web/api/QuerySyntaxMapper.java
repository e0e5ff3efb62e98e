package org.autocrm.web.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.UnknownValue;
import org.autocrm.web.json.JsonText;

/** A query that cannot be understood is a 400 that points at what is wrong in it. */
@Provider
public class QuerySyntaxMapper implements ExceptionMapper<QuerySyntax> {

    /**
     * A problem with a place.
     *
     * @param offset of the first wrong character in q, from 0
     * @param length how many characters are wrong; 0 where something is missing
     */
    record QueryProblem(String type, String title, int status, String detail, String traceId, int offset, int length) {}

    @Override
    public Response toResponse(QuerySyntax e) {
        var problem = e instanceof UnknownValue
                ? Problem.of(400, "unknown-value", "The query names something that does not exist", e.sentence())
                : Problem.of(400, "query-syntax", "The query cannot be read", e.sentence());
        return Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(JsonText.of(new QueryProblem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        problem.traceId(),
                        e.offset(),
                        e.length())))
                .build();
    }
}
