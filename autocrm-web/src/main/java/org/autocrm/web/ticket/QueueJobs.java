package org.autocrm.web.ticket;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.account.Teams;
import org.autocrm.bulk.BulkAction;
import org.autocrm.bulk.BulkJobs;
import org.autocrm.bulk.ItemResult;
import org.autocrm.bulk.JobNotOver;
import org.autocrm.bulk.JobUndone;
import org.autocrm.bulk.JobView;
import org.autocrm.bulk.Selection;
import org.autocrm.bulk.Selection.Chosen;
import org.autocrm.bulk.Selection.Matching;
import org.autocrm.bulk.TooManyTickets;
import org.autocrm.bulk.UnknownBulkJob;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.web.faces.Display;
import org.autocrm.web.faces.PageTexts;

/**
 * {@code /tickets/bulk}: what the bar of the queue does with the tickets that are selected there. {@code POST} starts a
 * job; below its number it can be read, cancelled and undone, and tells what became of each ticket.
 */
@WebServlet("/tickets/bulk/*")
public class QueueJobs extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;
    private static final int NOT_POSSIBLE = 422;

    @Inject
    private BulkJobs jobs;

    @Inject
    private TicketSearch search;

    @Inject
    private Statuses statuses;

    @Inject
    private Priorities priorities;

    @Inject
    private Teams teams;

    @Inject
    private Display show;

    @Inject
    private Clock clock;

    /** What can be chosen for the tickets; or how far a job is; or what became of its tickets. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, path -> {
            if (path.isEmpty()) {
                return request.getParameter("q") == null
                        ? choices(request.getLocale()).build()
                        : matching(request.getParameter("q"));
            }
            var job = jobs.read(Long.parseLong(path));
            return request.getParameter("results") == null
                    ? job(job).build()
                    : results(job.id(), request).build();
        });
    }

    /** Starts a job, cancels one, or undoes one. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        answer(request, response, path -> {
            if (path.isEmpty()) {
                return job(jobs.read(jobs.start(selection(request), BulkBar.action(request::getParameter, now()))))
                        .build();
            }
            var id = Long.parseLong(path);
            if (request.getParameter("undo") != null) {
                return job(jobs.read(jobs.undo(id))).build();
            }
            jobs.cancel(id);
            return job(jobs.read(id)).build();
        });
    }

    private interface Answer {
        JsonValue to(String path);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Answer answer)
            throws IOException {
        var path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (!path.matches("[0-9]{0,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            JsonAnswer.write(answer.to(path), response);
        } catch (UnknownBulkJob e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (IllegalArgumentException e) { // no number of a ticket
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } catch (ChangeRefused | TooManyTickets | QuerySyntax | JobNotOver | JobUndone e) {
            response.setStatus(NOT_POSSIBLE);
            JsonAnswer.write(
                    Json.createObjectBuilder()
                            .add("message", String.valueOf(e.getMessage()))
                            .build(),
                    response);
        }
    }

    private static Selection selection(HttpServletRequest request) {
        var query = request.getParameter("q");
        var numbers = Optional.ofNullable(request.getParameterValues("number")).orElse(new String[0]);
        return query == null
                ? new Chosen(Arrays.stream(numbers).map(TicketNumber::new).toList())
                : new Matching(Query.parse(query));
    }

    private static JsonObjectBuilder job(JobView job) {
        return Json.createObjectBuilder()
                .add("id", job.id())
                .add("total", job.total())
                .add("done", job.done())
                .add("changed", job.changed() + job.partly())
                .add("unchanged", job.unchanged())
                .add("refused", job.refused())
                .add("over", job.isOver())
                .add("undoable", job.canBeUndone())
                .add("undo", job.action() instanceof BulkAction.Undo);
    }

    /** Those that refused first. */
    private JsonObjectBuilder results(long job, HttpServletRequest request) {
        var after = Optional.ofNullable(request.getParameter("after"))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        var only = request.getParameter("results").equals("refused")
                ? Optional.of(ItemResult.REFUSED)
                : Optional.<ItemResult>empty();
        var found = jobs.results(job, only, new Keyset(after, false, SHOWN));
        var items = Json.createArrayBuilder();
        found.forEach(item -> items.add(Json.createObjectBuilder()
                .add("number", item.ticket().value())
                .add("result", item.result().name())
                .add("reason", item.reason() == null ? "" : item.reason())));
        var answer = Json.createObjectBuilder().add("items", items);
        if (found.size() == SHOWN) {
            answer.add("next", found.get(SHOWN - 1).position());
        }
        return answer;
    }

    /** How many tickets are everything that matches, as far as a job may go. */
    private JsonValue matching(String query) {
        var count = search.count(Query.parse(query), BulkJobs.MOST + 1);
        return Json.createObjectBuilder()
                .add("count", count.toString())
                .add("possible", !count.more())
                .build();
    }

    private ZonedDateTime now() {
        return ZonedDateTime.now(clock.withZone(ZoneId.systemDefault()));
    }

    private JsonObjectBuilder choices(Locale reader) {
        return Json.createObjectBuilder()
                .add("status", array(statuses.offered().stream().map(status ->
                        new String[] {status.key(), show.status(status, reader)})))
                .add("priority", array(priorities.offered().stream().map(priority ->
                        new String[] {priority.key(), show.priority(priority, reader)})))
                .add("team", array(teams.inSight().stream().map(team ->
                        new String[] {Long.toString(team.id()), team.name()})))
                .add("assignee", array(teams.agents().stream().map(agent ->
                        new String[] {Long.toString(agent.id()), agent.name()})))
                .add("snooze", array(Stream.of(SnoozeTime.values()).map(time ->
                        new String[] {time.name(), PageTexts.bundle(reader).getString("snooze." + time.name())})));
    }

    private static JsonArrayBuilder array(Stream<String[]> choices) {
        var array = Json.createArrayBuilder();
        choices.forEach(
                choice -> array.add(Json.createArrayBuilder().add(choice[0]).add(choice[1])));
        return array;
    }
}
