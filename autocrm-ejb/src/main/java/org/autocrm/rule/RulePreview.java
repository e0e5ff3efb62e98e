package org.autocrm.rule;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.autocrm.ticket.search.Count;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;

/** Says which tickets a condition is true of, while a rule is written. */
@Stateless
@RolesAllowed("administrator")
public class RulePreview {

    /** Counting ends here. */
    public static final int MOST_COUNTED = 10_000;

    private static final int EXAMPLES = 5;
    private static final String LATELY = "created<30d";

    @Inject
    private RuleCheck check;

    @Inject
    private TicketSearch search;

    /**
     * The tickets of the last 30 days that a condition is true of now.
     *
     * @param count exact up to {@value #MOST_COUNTED}
     * @param examples the five that changed last
     */
    public record Preview(Count count, List<TicketLine> examples) implements Serializable {

        private static final long serialVersionUID = 1L;

        public Preview {
            examples = List.copyOf(examples);
        }
    }

    /**
     * Looks for tickets of the last 30 days, among those that the caller may see.
     *
     * @throws RuleNotValid if the condition cannot be understood, or names what does not exist
     */
    public Preview of(String condition) {
        check.refuseCondition(condition);
        var query = Query.parse(condition).and(Query.parse(LATELY));
        var count = search.count(query, MOST_COUNTED + 1);
        return new Preview(
                count,
                count.value() == 0
                        ? List.of()
                        : search.page(query, Order.NEWEST_CHANGE, Optional.empty(), EXAMPLES)
                                .lines());
    }
}
