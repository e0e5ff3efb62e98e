package org.autocrm.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.autocrm.ticket.search.Count;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.TicketSearch;

/** Says how many tickets a change would affect; counted is up to a bound, and said so. */
@ApplicationScoped
public class Tally {

    @Inject
    private TicketSearch search;

    /** How many tickets a query finds, such as {@code 12} or {@code 99+}. */
    String of(String query) {
        try {
            return search.count(Query.parse(query), TicketSearch.MOST_COUNTED).toString();
        } catch (QuerySyntax e) { // it names what is only being made
            return "0";
        }
    }

    /** The same for several queries at once. */
    List<String> of(List<String> queries) {
        var counts = search.counts(queries.stream().map(Query::parse).toList(), TicketSearch.MOST_COUNTED);
        return IntStream.range(0, queries.size())
                .mapToObj(i -> counts.get(i).map(Count::toString).orElse("0"))
                .toList();
    }
}
