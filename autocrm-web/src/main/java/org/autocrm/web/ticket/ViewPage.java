package org.autocrm.web.ticket;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Order.Sort;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.SortKey;
import org.autocrm.ticket.search.UnknownOrder;
import org.autocrm.view.Audience;
import org.autocrm.view.Audience.Everybody;
import org.autocrm.view.Audience.OfTeam;
import org.autocrm.view.Audience.Personal;
import org.autocrm.view.Column;
import org.autocrm.view.Definition;
import org.autocrm.view.NotYourView;
import org.autocrm.view.UnknownView;
import org.autocrm.view.View;
import org.autocrm.view.ViewChangedMeanwhile;
import org.autocrm.view.ViewNotValid;
import org.autocrm.view.Views;
import org.jspecify.annotations.Nullable;

/** Backs {@code /ticket/view}: makes a view of what a list shows, changes one, deletes one. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the view action fills the fields
public class ViewPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String OWN = "own";
    private static final String EVERYBODY = "everybody";
    private static final String TEAM = "team-";

    @Inject
    private Views views;

    @Inject
    private Teams teams;

    private long id;
    private int version;
    private int position;
    private String key = "";
    private String name = "";
    private String audience = OWN;
    private String query = "";
    private String columns = "";
    private String sort = SortKey.UPDATED.word();
    private boolean descending = true;
    private String group = QueueQuestion.NO_GROUP;
    private @Nullable QueryProblem problem;
    private @Nullable String refusal;
    private @Nullable Definition theirs;

    /** A column that may be shown. */
    public record Choice(String word, boolean chosen) {}

    /** Somebody whom the view may be for; a team by its name. */
    public record Reader(String value, String label, boolean named) {}

    /** Runs once per visit, as the page's view action. */
    public void open() throws IOException {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        var question = QueueQuestion.in(external.getRequestParameterMap()::get);
        var edited = Optional.ofNullable(external.getRequestParameterMap().get("id"))
                .filter(text -> !text.isEmpty())
                .map(text -> "view-" + text);
        var shown = views.find(edited.orElse(question.view().isEmpty() ? "inbox" : question.view()));
        if (shown.isEmpty() || edited.isPresent() && !shown.get().changeable()) {
            external.responseSendError(404, "no view");
            FacesContext.getCurrentInstance().responseComplete();
            return;
        }
        take(shown.get().definition());
        key = shown.get().key();
        edited.ifPresentOrElse(changed -> change(shown.get()), () -> name = "");
        replace(question);
    }

    private void change(View view) {
        id = view.id();
        version = view.version();
    }

    private void take(Definition definition) {
        name = definition.name();
        query = definition.query().toString();
        columns = words(definition.columns());
        order(definition.order());
        group = definition.grouping().map(SortKey::word).orElse(QueueQuestion.NO_GROUP);
        position = definition.position();
    }

    private void order(Order order) {
        var first = order.sorts().get(0);
        sort = first.key().word();
        descending = first.descending();
    }

    private void replace(QueueQuestion question) {
        query = question.query() == null ? query : question.query();
        group = question.group().isEmpty() ? group : question.group();
        try {
            if (!question.sort().isEmpty()) {
                order(Order.parse(question.sort()));
            }
        } catch (UnknownOrder e) { // from an address that somebody wrote: the view's order stays
            return;
        }
    }

    /** Makes or changes the view, and leads to it; stays if that is not possible. */
    public void save() throws IOException {
        forget();
        try {
            var definition = definition();
            if (id == 0) {
                leadTo("?view=view-" + views.create(reader(), definition));
            } else {
                views.change(id, version, definition);
                leadTo("?view=view-" + id);
            }
        } catch (QuerySyntax e) {
            problem = QueryProblem.in(query, e);
        } catch (ViewNotValid e) {
            refusal = e.member().equals("name") && name.isBlank() ? "view.noName" : "view.notValid";
        } catch (ViewChangedMeanwhile e) {
            showTheirs();
        } catch (NotYourView | UnknownView e) {
            refusal = "view.notYours";
        }
    }

    /** Deletes the view, and leads to the inbox. */
    public void delete() throws IOException {
        forget();
        try {
            views.delete(id, version);
            leadTo("");
        } catch (ViewChangedMeanwhile e) {
            showTheirs();
        } catch (NotYourView | UnknownView e) {
            refusal = "view.notYours";
        }
    }

    private void forget() {
        problem = null;
        refusal = null;
        theirs = null;
    }

    /** What the view is by now; who saves again has seen it. */
    private void showTheirs() {
        var now = views.find("view-" + id);
        refusal = now.isPresent() ? "view.changedMeanwhile" : "view.notYours";
        theirs = now.map(View::definition).orElse(null);
        version = now.map(View::version).orElse(version);
    }

    private static void leadTo(String address) {
        var context = FacesContext.getCurrentInstance();
        try {
            context.getExternalContext()
                    .redirect(context.getExternalContext().getRequestContextPath() + "/tickets" + address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }

    private Definition definition() {
        var chosen = Stream.of(columns.split(",", -1))
                .flatMap(word -> Column.named(word).stream())
                .toList();
        return new Definition(
                name, Query.parse(query), chosen, Order.parse((descending ? "-" : "") + sort), grouping(), position);
    }

    private Optional<SortKey> grouping() {
        return Definition.GROUPINGS.stream()
                .filter(key -> key.word().equals(group))
                .findFirst();
    }

    private Audience reader() {
        return audience.startsWith(TEAM)
                ? new OfTeam(Long.parseLong(audience.substring(TEAM.length())))
                : audience.equals(EVERYBODY) ? new Everybody() : new Personal();
    }

    private static String words(List<Column> columns) {
        return columns.stream().map(Column::word).collect(Collectors.joining(","));
    }

    public boolean isUnsaved() {
        return id == 0;
    }

    /** Where the page was opened from. */
    public String getBack() {
        return "?view=" + key;
    }

    /** For whom the caller may make the view. */
    public List<Reader> getReaders() {
        var names = teams.all().stream().collect(Collectors.toMap(TeamRef::id, TeamRef::name));
        return views.audiences().stream()
                .map(one -> one instanceof OfTeam ofTeam
                        ? new Reader(TEAM + ofTeam.team(), String.valueOf(names.get(ofTeam.team())), true)
                        : one instanceof Everybody
                                ? new Reader(EVERYBODY, "view.for.everybody", false)
                                : new Reader(OWN, "view.for.own", false))
                .toList();
    }

    /** All columns: those that are shown in their order, then the others. */
    public List<Choice> getChoices() {
        var chosen = List.of(columns.split(",", -1));
        List<Choice> choices = new ArrayList<>();
        chosen.stream()
                .flatMap(word -> Column.named(word).stream())
                .forEach(column -> choices.add(new Choice(column.word(), true)));
        Arrays.stream(Column.values())
                .filter(column -> !chosen.contains(column.word()))
                .forEach(column -> choices.add(new Choice(column.word(), false)));
        return choices;
    }

    /** What tickets can be ordered by, but for words. */
    public List<String> getSorts() {
        return SortKey.words().stream()
                .filter(word -> !word.equals(SortKey.RELEVANCE.word()))
                .toList();
    }

    public List<String> getGroups() {
        return List.of(QueueQuestion.NO_GROUP, "status", "priority", "team", "assignee", "customer", "organization");
    }

    public @Nullable QueryProblem getProblem() {
        return problem;
    }

    /** A key of the texts that says why nothing was done; null if something was. */
    public @Nullable String getRefusal() {
        return refusal;
    }

    /** What somebody else made of the view meanwhile; null if nobody did. */
    public @Nullable Definition getTheirs() {
        return theirs;
    }

    /** Their columns by their names in the language. */
    public String getTheirColumns() {
        return theirs == null ? "" : words(theirs.columns());
    }

    public String getTheirOrder() {
        return theirs == null
                ? ""
                : theirs.order().sorts().stream().map(Sort::toString).collect(Collectors.joining(","));
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(@Nullable String query) {
        this.query = query == null ? "" : query;
    }

    public String getColumns() {
        return columns;
    }

    public void setColumns(@Nullable String columns) {
        this.columns = columns == null ? "" : columns;
    }

    public String getSort() {
        return sort;
    }

    public void setSort(String sort) {
        this.sort = sort;
    }

    public boolean isDescending() {
        return descending;
    }

    public void setDescending(boolean descending) {
        this.descending = descending;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }
}
