package org.autocrm.view;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.SortKey;

/**
 * What a view is: which tickets, and how they are shown.
 *
 * @param columns from left to right; none means the usual ones
 * @param grouping by what the tickets are grouped, before they are ordered
 * @param position where it stands among the views of the same kind; equal ones are ordered by their names
 */
public record Definition(
        String name, Query query, List<Column> columns, Order order, Optional<SortKey> grouping, int position)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 80;
    private static final int LAST_POSITION = 1_000_000;

    /** By what tickets can be grouped. */
    public static final Set<SortKey> GROUPINGS = Set.of(
            SortKey.STATUS, SortKey.PRIORITY, SortKey.TEAM, SortKey.ASSIGNEE, SortKey.CUSTOMER, SortKey.ORGANIZATION);

    public Definition {
        name = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        columns = columns.isEmpty() ? Column.USUAL : List.copyOf(columns);
        refuse(name.isEmpty(), "name", "A view needs a name.");
        refuse(
                name.codePointCount(0, name.length()) > LONGEST_NAME,
                "name",
                "The name of a view has at most " + LONGEST_NAME + " characters.");
        refuse(columns.stream().distinct().count() < columns.size(), "columns", "A view has each column once.");
        refuse(
                grouping.isPresent() && !GROUPINGS.contains(grouping.get()),
                "grouping",
                "Tickets can be grouped by status, priority, team, assignee, customer or organization.");
        refuse(position < 0 || position > LAST_POSITION, "position", "A position is from 0 to " + LAST_POSITION + ".");
    }

    /** A view with the usual columns, in which the ticket that changed last comes first. */
    public static Definition of(String name, Query query) {
        return new Definition(name, query, List.of(), Order.NEWEST_CHANGE, Optional.empty(), 0);
    }

    /** The order that the database is asked for: by groups first. */
    public Order groupedOrder() {
        return grouping.map(order::groupedBy).orElse(order);
    }

    private static void refuse(boolean wrong, String member, String sentence) {
        if (wrong) {
            throw new ViewNotValid(member, sentence);
        }
    }
}
