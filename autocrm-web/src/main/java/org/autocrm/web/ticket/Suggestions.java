package org.autocrm.web.ticket;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.account.Teams;
import org.autocrm.customer.CustomerFinder;
import org.autocrm.ticket.Tags;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;

/**
 * {@code /tickets/suggest/tags?q=vi}: what somebody may mean who has typed so much: tags, customers, agents or tickets,
 * the latter those of a customer before anything is typed.
 */
@WebServlet("/tickets/suggest/*")
public class Suggestions extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 8;

    @Inject
    private Tags tags;

    @Inject
    private CustomerFinder customers;

    @Inject
    private Teams teams;

    @Inject
    private TicketSearch tickets;

    /** One of them: what is meant, what is shown, and what is shown beside it. */
    private record Suggestion(String value, String label, String hint) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var typed = Optional.ofNullable(request.getParameter("q")).orElse("").replace("\0", "");
        var of = Optional.ofNullable(request.getParameter("of")).orElse("");
        var found = switch (String.valueOf(request.getPathInfo())) {
            case "/tags" -> tags(typed);
            case "/customers" -> customers(typed);
            case "/agents" -> agents(typed);
            case "/tickets" -> tickets(typed, of);
            default -> Stream.<Suggestion>empty();
        };
        JsonArrayBuilder array = Json.createArrayBuilder();
        found.forEach(one -> array.add(Json.createObjectBuilder()
                .add("value", one.value())
                .add("label", one.label())
                .add("hint", one.hint())));
        JsonAnswer.write(array.build(), response);
    }

    private Stream<Suggestion> tags(String typed) {
        return tags.startingWith(typed, MOST).stream().map(tag -> new Suggestion(tag, tag, ""));
    }

    private Stream<Suggestion> customers(String typed) {
        return customers.find(typed, MOST).stream()
                .map(customer -> new Suggestion(
                        customer.email().value(),
                        customer.name(),
                        customer.email().value()));
    }

    private Stream<Suggestion> agents(String typed) {
        var start = typed.strip().toLowerCase(Locale.ROOT);
        return teams.agents().stream()
                .filter(agent -> Stream.of((agent.name() + " " + agent.email().value())
                                .toLowerCase(Locale.ROOT)
                                .split("\\s+", -1))
                        .anyMatch(word -> word.startsWith(start)))
                .limit(MOST)
                .map(agent -> new Suggestion(
                        Long.toString(agent.id()), agent.name(), agent.email().value()));
    }

    private Stream<Suggestion> tickets(String typed, String customer) {
        var query = query(typed, customer);
        return query.isEmpty()
                ? Stream.empty()
                : page(query).stream()
                        .map(row -> new Suggestion(
                                row.number().value(),
                                "#" + row.number().value() + " " + row.subject(),
                                row.customer()));
    }

    private List<TicketLine> page(String text) {
        try {
            return tickets.page(Query.parse(text), Order.RELEVANCE, Optional.empty(), MOST)
                    .lines();
        } catch (QuerySyntax e) { // half a word
            return List.of();
        }
    }

    /** What to look for: the tickets of a customer, a number by its beginning, or words; empty for nothing. */
    static String query(String typed, String customer) {
        var text = typed.strip().replaceFirst("^#", "");
        if (text.isEmpty()) {
            return customer.matches("\\d{1,18}") ? "customer:" + customer : "";
        }
        if (TicketNumber.in(text).isPresent()) {
            return "number:" + text + "*";
        }
        var words = text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.isEmpty() ? "" : words + "*";
    }
}
