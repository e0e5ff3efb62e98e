package org.autocrm.web.ticket;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.ticket.TicketFields;
import org.autocrm.ticket.search.Cursor;
import org.autocrm.ticket.search.Field;
import org.autocrm.ticket.search.ForeignCursor;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.SortKey;
import org.autocrm.ticket.search.TicketPage;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.ticket.search.UnknownOrder;
import org.autocrm.view.Definition;
import org.autocrm.view.View;
import org.autocrm.web.faces.Display;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code /tickets}: the tickets of a view or of a query. All that is asked is in the address, so that a link
 * shows a colleague the same.
 */
@Named
@RequestScoped
@SuppressWarnings("NullAway.Init") // the view action fills the fields
public class QueuePage {

    private static final int SHOWN = 50;
    private static final int MOST_ROWS = 30;
    private static final TicketPage NOTHING =
            new TicketPage(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What the list of orders offers beside the heads of the columns. */
    private static final List<String> ORDERS = List.of(
            "-updated",
            "updated",
            "-created",
            "created",
            "-priority",
            "waiting",
            "status",
            "customer",
            "assignee",
            "subject");

    @Inject
    private TicketSearch search;

    @Inject
    private ViewList views;

    @Inject
    private TicketFields fields;

    @Inject
    private Display show;

    private QueueQuestion question;
    private @Nullable View view;
    private String text = "";
    private Query query = Query.ALL;
    private Order order = Order.NEWEST_CHANGE;
    private Optional<SortKey> grouping = Optional.empty();
    private TicketPage page = NOTHING;
    private @Nullable QueryProblem problem;
    private @Nullable QueryRows form;
    private List<Chip> chips = List.of();
    private boolean formOpen;

    /** Something that can be chosen. */
    public record Choice(String value, boolean chosen) {}

    /**
     * A field that the form can ask for.
     *
     * @param label a key of the texts; for one of our own, its name
     */
    public record Asked(String word, String label, boolean own) {}

    /** Runs once per visit, as the page's view action. */
    public void open() {
        var context = FacesContext.getCurrentInstance();
        var parameters = context.getExternalContext().getRequestParameterMap();
        question = QueueQuestion.in(parameters::get);
        view = views.find(question.view()).orElse(null);
        formOpen = parameters.containsKey("form") || parameters.containsKey("apply");
        if (view == null) {
            return;
        }
        text = question.query() == null ? view.definition().query().toString() : question.query();
        if (parameters.containsKey("apply") && leave(context)) {
            return;
        }
        look(view.definition());
        if (formOpen && form == null && problem == null) {
            form = QueryRows.of(query).orElse(null);
        }
    }

    private void look(Definition definition) {
        try {
            query = Query.parse(text);
            order(definition);
            page = find();
            chips = Chip.of(query, page.lines());
        } catch (QuerySyntax e) {
            problem = QueryProblem.in(text, e);
        }
    }

    private void order(Definition definition) {
        var chosen = order(question.sort());
        var group = question.group().isEmpty()
                ? definition.grouping()
                : Definition.GROUPINGS.stream()
                        .filter(key -> key.word().equals(question.group()))
                        .findFirst();
        var byWords = question.query() != null && query.hasWords() && group.isEmpty();
        order = chosen.orElse(byWords ? Order.RELEVANCE : definition.order());
        grouping = order.isByRelevance() ? Optional.empty() : group;
    }

    private static Optional<Order> order(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Order.parse(text));
        } catch (UnknownOrder e) { // from an address that somebody wrote
            return Optional.empty();
        }
    }

    private TicketPage find() {
        var grouped = grouping.map(order::groupedBy).orElse(order);
        try {
            return search.page(query, grouped, Cursor.of(question.place()), SHOWN);
        } catch (ForeignCursor e) { // from an address that was kept while the view changed
            question = question.at("");
            return search.page(query, grouped, Optional.empty(), SHOWN);
        }
    }

    /** Leads from the form that was filled in to the list that it asks for; stays if a line of it makes no sense. */
    private boolean leave(FacesContext context) {
        var filled = filled(context.getExternalContext().getRequestParameterValuesMap());
        try {
            var there = question.withQuery(filled.query().toString());
            context.getExternalContext()
                    .redirect(context.getExternalContext().getRequestContextPath() + "/tickets" + there.address()
                            + "&form=open"); // the address has a query in any case
            context.responseComplete();
            return true;
        } catch (QuerySyntax e) {
            form = filled.checked();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QueryRows filled(Map<String, String[]> parameters) {
        var names = values(parameters, "field");
        var nots = values(parameters, "not");
        var signs = values(parameters, "sign");
        var values = values(parameters, "value");
        List<QueryRows.Row> rows = new ArrayList<>();
        var count =
                Stream.of(names, nots, signs, values).mapToInt(List::size).min().orElse(0);
        for (int i = 0; i < Math.min(count, MOST_ROWS); i++) {
            rows.add(new QueryRows.Row(!nots.get(i).isEmpty(), names.get(i), signs.get(i), values.get(i)));
        }
        return new QueryRows(String.join(" ", values(parameters, "words")), rows);
    }

    private static List<String> values(Map<String, String[]> parameters, String name) {
        return List.of(parameters.getOrDefault(name, new String[0]));
    }

    /** Whether there is such a view for the reader. */
    public boolean isKnown() {
        return view != null;
    }

    public String getLabel() {
        return view == null ? "" : ViewList.label(view);
    }

    public String getKey() {
        return view == null ? "" : view.key();
    }

    /** The key that the list of views marks: none while something else is looked for. */
    public String getHere() {
        return isSearch() ? "" : getKey();
    }

    /** Whether something else is looked for than the view says. */
    public boolean isSearch() {
        return question.query() != null
                && (problem != null
                        || view != null && !query.equals(view.definition().query()));
    }

    /** Whether what is shown is more or less than the view. */
    public boolean isChanged() {
        return isSearch() || !question.sort().isEmpty() || !question.group().isEmpty();
    }

    /** Whether the reader may write what is shown into the view. */
    public boolean isChangeable() {
        return view != null && view.changeable();
    }

    public long getViewId() {
        return view == null ? 0 : view.id();
    }

    public QueueQuestion getQuestion() {
        return question;
    }

    /** The query as it can be edited. */
    public String getText() {
        return text;
    }

    public @Nullable QueryProblem getProblem() {
        return problem;
    }

    /** The query with similar words that was answered instead; null if it was the query itself. */
    public @Nullable String getSimilar() {
        return page.similar().map(Query::toString).orElse(null);
    }

    public boolean isBlank() {
        return page.lines().isEmpty();
    }

    /** Whether the page is another than the first. */
    public boolean isFurther() {
        return !question.place().isEmpty();
    }

    /** The rows as a table that writes itself. */
    public QueueTable getTable() {
        var definition = Objects.requireNonNull(view).definition();
        return new QueueTable(definition.columns(), order, grouping, page.lines(), question, show);
    }

    public List<Chip> getChips() {
        return chips;
    }

    /** Where a chip leads. */
    public String chipAddress(Chip chip) {
        return question.withQuery(chip.then()).address();
    }

    /** The list as the view says. */
    public String getViewAddress() {
        return question.asTheViewSays().address();
    }

    /** The same list from its beginning. */
    public String getFirstAddress() {
        return question.at("").address();
    }

    public @Nullable String getNewer() {
        return page.previous().map(this::address).orElse(null);
    }

    public @Nullable String getOlder() {
        return page.next().map(this::address).orElse(null);
    }

    private String address(Cursor cursor) {
        return question.at(cursor.text()).address();
    }

    /** What is asked now, for the page that makes a view of it. */
    public String getSaveAddress() {
        var asked = new QueueQuestion(
                getKey(),
                text,
                order.isByRelevance() ? "" : order.toString(),
                grouping.map(SortKey::word).orElse(QueueQuestion.NO_GROUP),
                "");
        return asked.address();
    }

    public List<Choice> getOrders() {
        var offered = query.hasWords() ? Stream.concat(Stream.of("relevance"), ORDERS.stream()) : ORDERS.stream();
        var now = order.isByRelevance() ? "relevance" : order.toString();
        var all = offered.toList();
        return Stream.concat(all.stream(), all.contains(now) ? Stream.empty() : Stream.of(now))
                .map(text -> new Choice(text, text.equals(now)))
                .toList();
    }

    /** Whether an order has a name of its own; others are shown as they are written. */
    public boolean isNamed(String sort) {
        return ORDERS.contains(sort) || sort.equals("relevance");
    }

    public List<Choice> getGroups() {
        var now = grouping.map(SortKey::word).orElse(QueueQuestion.NO_GROUP);
        return Stream.of(QueueQuestion.NO_GROUP, "status", "priority", "team", "assignee", "customer", "organization")
                .map(key -> new Choice(key, key.equals(now)))
                .toList();
    }

    /** The same list with the form, or without it. */
    public String getFormToggle() {
        var address = question.address();
        return formOpen ? address : address + (address.isEmpty() ? "?" : "&") + "form=open";
    }

    public boolean isFormOpen() {
        return formOpen;
    }

    /** The query as a form; null if it is more than a form can show. */
    public @Nullable String getWords() {
        return form == null ? null : form.words();
    }

    /** The lines of the form and an empty one. */
    public List<QueryRows.Row> getRows() {
        return form == null
                ? List.of()
                : Stream.concat(form.rows().stream(), Stream.of(new QueryRows.Row(false, "", ":", "")))
                        .toList();
    }

    /** What the form can ask for. */
    public List<Asked> getFieldNames() {
        return Stream.concat(
                        Field.words().stream().map(word -> new Asked(word, "field." + word, false)),
                        fields.offered().stream().map(field -> new Asked("field." + field.key(), field.name(), true)))
                .toList();
    }

    public List<String> getSigns() {
        return List.of(":", ">", ">=", "<", "<=");
    }
}
