package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.account.Scope;
import org.autocrm.ticket.search.Cursor;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.SortKey;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.view.Audience;
import org.autocrm.view.Audience.Everybody;
import org.autocrm.view.Audience.OfTeam;
import org.autocrm.view.Audience.Personal;
import org.autocrm.view.Column;
import org.autocrm.view.Definition;
import org.autocrm.view.View;
import org.autocrm.view.Views;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /views}. */
@Path("views")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Views", description = "Lists of tickets that have a name")
public class ViewsResource {

    private static final String LIST = "views";
    private static final String KEY = "The view's key";
    private static final int MOST_KEYS = 100;

    @Inject
    private Views views;

    @Inject
    private TicketSearch search;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.VIEWS_READ)
    @Operation(
            operationId = "listViews",
            summary = "Lists the views that one can open",
            description = "First those of every installation, then everybody's, the teams', and one's own.")
    @APIResponseSchema(ViewBody.class)
    public Response list() {
        return pages.page(LIST, views.all(), View::key, ViewBody.class, ViewBody::of);
    }

    @POST
    @Needs(scope = Scope.VIEWS_WRITE)
    @Operation(
            operationId = "makeView",
            summary = "Makes a view",
            description =
                    "Everybody may make views of their own, a team's supervisors those of the team, administrators all.")
    @APIResponseSchema(ViewBody.class)
    public Response make(NewView body) {
        return answers.once(body, () -> {
            var id = Members.judge(() -> views.create(body.forWhom(), body.definition()));
            var view = known("view-" + id);
            return answers.created(view.key(), ViewBody.of(view), view.version());
        });
    }

    @GET
    @Path("counts")
    @Needs(scope = {Scope.VIEWS_READ, Scope.TICKETS_READ})
    @Operation(
            operationId = "countViews",
            summary = "Counts the tickets of several views at once",
            description = "Counted is up to a bound; a count that reached it says so. Views that one cannot open,"
                    + " and views that name something that is gone, are left out.")
    @APIResponseSchema(CountsBody.class)
    public Response counts(
            @Parameter(
                            description =
                                    "The keys of the views, with commas between; all that have a counter, if absent",
                            example = "inbox,mine")
                    @QueryParam("keys")
                    @Nullable
                    String keys) {
        var wanted = wanted(keys);
        var shown = views.all().stream()
                .filter(view -> keys == null ? view.counted() : wanted.contains(view.key()))
                .toList();
        var counts = views.counts(shown);
        var body = shown.stream()
                .flatMap(view -> Optional.ofNullable(counts.get(view.key())).stream()
                        .map(count -> new CountBody(view.key(), count.value(), count.more())))
                .toList();
        return answers.one(new CountsBody(body, TicketSearch.MOST_COUNTED), 0);
    }

    @GET
    @Path("{key}")
    @Needs(scope = Scope.VIEWS_READ)
    @Operation(operationId = "readView", summary = "Reads a view")
    @APIResponseSchema(ViewBody.class)
    public Response read(@Parameter(description = KEY, example = "view-17") @PathParam("key") String key) {
        var view = known(key);
        return answers.one(ViewBody.of(view), view.version());
    }

    @GET
    @Path("{key}/tickets")
    @Paged
    @Needs(scope = {Scope.VIEWS_READ, Scope.TICKETS_READ})
    @Operation(
            operationId = "listTicketsOfView",
            summary = "Lists the tickets of a view",
            description = "In its order; where it has groups, group by group.")
    @APIResponseSchema(TicketSummary.class)
    public Response tickets(
            @Parameter(description = KEY, example = "inbox") @PathParam("key") String key,
            @QueryParam("cursor") @Nullable String cursor) {
        var definition = known(key).definition();
        var page = search.page(
                definition.query(),
                definition.groupedOrder(),
                Optional.ofNullable(cursor).map(Cursor::new),
                answers.limit());
        return answers.page(
                page.lines().stream().map(TicketSummary::of).toList(),
                TicketSummary.class,
                Found.info(page, Optional.empty()));
    }

    @PATCH
    @Path("{key}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.VIEWS_WRITE)
    @Operation(operationId = "changeView", summary = "Changes a view")
    @APIResponseSchema(ViewBody.class)
    public Response change(
            @Parameter(description = KEY, example = "view-17") @PathParam("key") String key, ViewChange body) {
        var view = Members.judge(() -> views.change(key, answers.seen(), body::on));
        return answers.changed(ViewBody.of(view), view.version());
    }

    @DELETE
    @Path("{key}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.VIEWS_WRITE)
    @Operation(operationId = "deleteView", summary = "Deletes a view; its tickets stay")
    @APIResponse(responseCode = "204", description = "It is no more")
    public Response delete(@Parameter(description = KEY, example = "view-17") @PathParam("key") String key) {
        views.delete(key, answers.seen());
        return answers.nothing();
    }

    private View known(String key) {
        return views.find(key).orElseThrow(NotFoundException::new);
    }

    private static Set<String> wanted(@Nullable String keys) {
        var wanted = keys == null
                ? Set.<String>of()
                : Set.copyOf(Stream.of(keys.split(",", -1)).map(String::strip).toList());
        if (wanted.size() > MOST_KEYS) {
            throw new BadParameter("keys", "at most " + MOST_KEYS);
        }
        return wanted;
    }

    private static List<Column> columns(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (Column.named(words.get(i)).isEmpty()) {
                throw new WrongMembers("/columns/" + i, "unknown", "must be the name of a column");
            }
        }
        return words.stream().flatMap(word -> Column.named(word).stream()).toList();
    }

    private static Optional<SortKey> grouping(@Nullable String word) {
        return Optional.ofNullable(word)
                .map(wanted -> Definition.GROUPINGS.stream()
                        .filter(key -> key.word().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new WrongMembers(
                                "/grouping",
                                "unknown",
                                "must be status, priority, team, assignee, customer or organization")));
    }

    /** A view in JSON. */
    @Schema(name = "View")
    public record ViewBody(
            @Schema(required = true, description = "Its name in addresses", examples = "view-17")
            String key,

            @Schema(required = true, examples = "Urgent and mine")
            String name,

            @Schema(
                    required = true,
                    description = "For whom it is; a standard one is there in every installation, and stays as it is",
                    enumeration = {"standard", "everybody", "team", "personal"},
                    examples = "personal")
            String audience,

            @Schema(description = "The id of the team that it is for", examples = "3") @Nullable
            Long team,

            @Schema(
                    required = true,
                    description = "What it shows, in the language of the search box",
                    examples = "priority>=high assignee:me")
            String query,

            @Schema(required = true, description = "From left to right", examples = "[\"number\", \"subject\"]")
            List<String> columns,

            @Schema(required = true, description = "The order, as the parameter sort of tickets", examples = "-updated")
            String sort,

            @Schema(description = "By what its tickets are grouped", examples = "priority") @Nullable
            String grouping,

            @Schema(required = true, description = "Its place among views of the same kind", examples = "0")
            int position,

            @Schema(required = true, description = "Whether one may change and delete it", examples = "true")
            boolean changeable) {

        static ViewBody of(View view) {
            var definition = view.definition();
            return new ViewBody(
                    view.key(),
                    definition.name(),
                    view.audience() instanceof OfTeam
                            ? "team"
                            : view.audience().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    view.audience() instanceof OfTeam ofTeam ? ofTeam.team() : null,
                    definition.query().toString(),
                    definition.columns().stream().map(Column::word).toList(),
                    definition.order().toString(),
                    definition.grouping().map(SortKey::word).orElse(null),
                    definition.position(),
                    view.changeable());
        }
    }

    /** The counters of views. */
    @Schema(name = "ViewCounts")
    public record CountsBody(
            @Schema(required = true) List<CountBody> counts,

            @Schema(required = true, description = "Counting ends here", examples = "100")
            int upTo) {}

    /** The counter of a view. */
    @Schema(name = "ViewCount")
    public record CountBody(
            @Schema(required = true, examples = "inbox") String key,

            @Schema(
                    required = true,
                    description = "How many tickets it has; if there may be more, at least so many",
                    examples = "12")
            int count,

            @Schema(
                    required = true,
                    description = "Whether there may be more, because counting ended there",
                    examples = "false")
            boolean more) {}

    /** The body that makes a view. */
    @Schema(name = "NewView")
    public record NewView(
            @NotBlank @Size(max = 80) @Schema(examples = "Urgent and mine")
            String name,

            @NotNull
            @Size(max = 2000)
            @Schema(
                    description = "What it shows, in the language of the search box",
                    examples = "priority>=high assignee:me")
            String query,

            @Size(max = 10)
            @Pattern(regexp = "personal|team|everybody", message = "must be personal, team or everybody")
            @Schema(
                    description = "For whom it is; personal if absent",
                    enumeration = {"personal", "team", "everybody"},
                    examples = "personal")
            @Nullable
            String audience,

            @Schema(description = "The id of the team that it is for; only with the audience team", examples = "3")
            @Nullable
            Long team,

            @Size(max = 20)
            @Schema(
                    description = "From left to right; the usual ones if absent",
                    examples = "[\"number\", \"subject\", \"updated\"]")
            @Nullable
            List<@Size(max = 20) String> columns,

            @Size(max = 100)
            @Schema(description = "The order, as the parameter sort of tickets", examples = "-updated")
            @Nullable
            String sort,

            @Size(max = 20)
            @Schema(description = "status, priority, team, assignee, customer or organization", examples = "priority")
            @Nullable
            String grouping,

            @Min(0)
            @Max(1_000_000)
            @Schema(description = "Its place among views of the same kind", examples = "0")
            @Nullable
            Integer position) {

        Audience forWhom() {
            if ("team".equals(audience) != (team != null)) {
                throw new WrongMembers(List.of(
                        new MemberError("/team", "required", "must be there for the audience team, and only then")));
            }
            return team != null ? new OfTeam(team) : "everybody".equals(audience) ? new Everybody() : new Personal();
        }

        Definition definition() {
            return new Definition(
                    name,
                    Query.parse(query),
                    columns == null ? List.of() : ViewsResource.columns(columns),
                    sort == null ? Order.NEWEST_CHANGE : Order.parse(sort),
                    ViewsResource.grouping(grouping),
                    position == null ? 0 : position);
        }
    }

    /** The merge patch that changes a view. */
    @Schema(name = "ViewChange")
    public record ViewChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 80) @Schema(examples = "Urgent") @Nullable
            String name,

            @NotNull
            @Size(max = 2000)
            @Schema(description = "What it shows, in the language of the search box", examples = "priority>=high")
            @Nullable
            String query,

            @Size(max = 20)
            @Schema(
                    description = "From left to right; null for the usual ones",
                    examples = "[\"number\", \"subject\", \"updated\"]")
            @Nullable
            List<@Size(max = 20) String> columns,

            @NotNull
            @Size(max = 100)
            @Schema(description = "The order, as the parameter sort of tickets", examples = "-updated")
            @Nullable
            String sort,

            @Size(max = 20)
            @Schema(
                    description = "status, priority, team, assignee, customer or organization; null for none",
                    examples = "priority")
            @Nullable
            String grouping,

            @NotNull
            @Min(0)
            @Max(1_000_000)
            @Schema(description = "Its place among views of the same kind", examples = "0")
            @Nullable
            Integer position) {

        Definition on(Definition present) {
            return new Definition(
                    name == null ? present.name() : name,
                    query == null ? present.query() : Query.parse(query),
                    !given.has("columns")
                            ? present.columns()
                            : columns == null ? List.of() : ViewsResource.columns(columns),
                    sort == null ? present.order() : Order.parse(sort),
                    given.has("grouping") ? ViewsResource.grouping(grouping) : present.grouping(),
                    position == null ? present.position() : position);
        }
    }
}
