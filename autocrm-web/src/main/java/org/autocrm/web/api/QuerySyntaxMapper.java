package org.autocrm.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.UnknownValue;

/** A query that cannot be understood is a 400 that points at what is wrong in it. */
@Provider
public class QuerySyntaxMapper implements ExceptionMapper<QuerySyntax> {

    @Override
    public Response toResponse(QuerySyntax e) {
        var problem = e instanceof UnknownValue
                ? Problem.of(400, "unknown-value", "The query names something that does not exist", e.sentence())
                : Problem.of(400, "query-syntax", "The query cannot be read", e.sentence());
        return problem.at(e.offset(), e.length()).toResponse();
    }
}
