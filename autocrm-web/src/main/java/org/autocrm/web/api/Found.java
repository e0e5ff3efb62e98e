package org.autocrm.web.api;

import java.util.Optional;
import org.autocrm.ticket.search.Count;
import org.autocrm.ticket.search.Cursor;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketPage;
import org.autocrm.web.api.Answers.PageInfo;

/** What an answer says of a page of tickets that were found. */
final class Found {

    private Found() {}

    static PageInfo info(TicketPage page, Optional<Count> count) {
        return new PageInfo(
                page.next().map(Cursor::text).orElse(null),
                page.previous().map(Cursor::text).orElse(null),
                page.next().isPresent(),
                count.map(Count::value).orElse(null),
                count.map(Count::more).orElse(null),
                page.similar().map(Query::toString).orElse(null));
    }
}
