package org.autocrm.bench.load;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.autocrm.bench.load.Staff.Agent;
import org.autocrm.bench.load.Staff.Team;

/** What the customers of a loaded database write next. */
public final class Letters {

    private static final Staff ANYBODY =
            new Staff(List.of(new Team(1, "First line", "", List.of(new Agent(1, "Amelia Hart", "")))));

    /** Who writes, and what. */
    public record Letter(String email, String name, String subject, String text) {}

    private Letters() {}

    /** So many letters of customers whom {@link Loader} wrote with the same seed; no planted word is in them. */
    public static List<Letter> of(int count, long seed) {
        long tickets = 1_000_000;
        var maker = new TicketMaker(ANYBODY, tickets, 1, Instant.now(), seed);
        return LongStream.range(0, tickets)
                .filter(place -> Planted.in(place, tickets).isEmpty())
                .limit(count)
                .mapToObj(maker::make)
                .map(ticket -> {
                    var customer = maker.customers().all().get(ticket.customer());
                    var text = ticket.messages().get(0).text();
                    return new Letter(customer.email(), customer.name(), ticket.subject(), text);
                })
                .toList();
    }
}
