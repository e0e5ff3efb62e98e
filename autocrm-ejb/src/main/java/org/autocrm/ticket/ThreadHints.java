package org.autocrm.ticket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a message says about where it belongs.
 *
 * @param proven the ticket that it answers for certain: its author got a mail of that ticket, whoever they are
 * @param likely the tickets that it may answer otherwise, the likeliest first; the first that its author takes part in
 *     is
 * @param related the tickets that it is about without answering them, the likeliest first
 */
public record ThreadHints(Optional<TicketNumber> proven, List<TicketNumber> likely, List<TicketNumber> related) {

    /** It says nothing: it begins something new. */
    public static final ThreadHints NONE = new ThreadHints(Optional.empty(), List.of(), List.of());

    public ThreadHints {
        likely = List.copyOf(likely);
        related = List.copyOf(related);
    }

    /** It may answer one of these, the likeliest first. */
    public static ThreadHints likely(List<TicketNumber> tickets) {
        return new ThreadHints(Optional.empty(), tickets, List.of());
    }

    /** All that it may answer, the likeliest first. */
    public List<TicketNumber> answered() {
        return Stream.concat(proven.stream(), likely.stream()).distinct().toList();
    }

    /** All that it may have to do with, the likeliest first. */
    List<TicketNumber> all() {
        return Stream.of(proven.stream(), likely.stream(), related.stream())
                .flatMap(tickets -> tickets)
                .distinct()
                .toList();
    }

    boolean isProven(TicketNumber ticket) {
        return proven.filter(ticket::equals).isPresent();
    }
}
