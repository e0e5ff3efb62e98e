package org.autocrm.ticket.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a page, one more than it shows, and finds out where the list goes on. */
final class PageReader {

    private record Read(TicketLine line, List<String> keys) {}

    private final String list;
    private final Order order;
    private final Optional<Place> place;
    private final int size;
    private final Names names;

    /** Where names are from; asked again for one that is not among them. */
    interface Names {
        Snapshot current();

        Snapshot readAgain();
    }

    PageReader(String list, Order order, Optional<Place> place, int size, Names names) {
        this.list = list;
        this.order = order;
        this.place = place;
        this.size = size;
        this.names = names;
    }

    TicketPage read(ResultSet rows) throws SQLException {
        return order.isByRelevance() ? readRanked(rows) : readSorted(rows);
    }

    private boolean isForward() {
        return place.map(Place::forward).orElse(true);
    }

    private TicketPage readSorted(ResultSet rows) throws SQLException {
        var keys = order.effective().size();
        List<Read> found = new ArrayList<>();
        var isMarked = hasMarks(rows);
        while (rows.next()) {
            found.add(new Read(line(rows, isMarked), keys(rows, keys)));
        }
        var isMore = found.size() > size;
        var shown = shown(found);
        if (shown.isEmpty()) {
            return new TicketPage(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        var first = shown.get(0);
        var last = shown.get(shown.size() - 1);
        var next = isForward() ? isMore : true;
        var previous = isForward() ? place.isPresent() : isMore;
        return new TicketPage(
                shown.stream().map(Read::line).toList(),
                next ? Optional.of(new Place(true, last.keys(), last.line().id()).in(list)) : Optional.empty(),
                previous
                        ? Optional.of(
                                new Place(false, first.keys(), first.line().id()).in(list))
                        : Optional.empty(),
                Optional.empty());
    }

    private TicketPage readRanked(ResultSet rows) throws SQLException {
        var window = place.map(Window::of).orElse(Window.NEWEST);
        List<Read> found = new ArrayList<>();
        var isMarked = hasMarks(rows);
        var filled = window;
        while (rows.next()) {
            found.add(new Read(line(rows, isMarked), keys(rows, 1)));
            filled =
                    window.filled(rows.getLong("lowest"), rows.getLong("highest"), rows.getInt("fits") >= Lists.WINDOW);
        }
        var isMore = found.size() > size;
        var shown = shown(found);
        var first = shown.isEmpty() ? Optional.<Read>empty() : Optional.of(shown.get(0));
        var last = shown.isEmpty() ? Optional.<Read>empty() : Optional.of(shown.get(shown.size() - 1));
        var here = filled;
        var next = isForward() && !isMore ? here.older() : last.map(read -> at(here, true, read));
        var isFirst = isForward() ? place.isEmpty() || window.fromItsEdge() : !isMore;
        var previous = isFirst ? here.newer() : first.map(read -> at(here, false, read));
        return new TicketPage(
                shown.stream().map(Read::line).toList(),
                next.map(there -> there.in(list)),
                previous.map(there -> there.in(list)),
                Optional.empty());
    }

    private static Place at(Window window, boolean forward, Read read) {
        return window.at(forward, read.keys().get(0), read.line().id());
    }

    private List<Read> shown(List<Read> found) {
        var shown = new ArrayList<>(found.subList(0, Math.min(found.size(), size)));
        if (!isForward()) {
            Collections.reverse(shown);
        }
        return shown;
    }

    private static List<String> keys(ResultSet row, int count) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(row.getString("key" + i));
        }
        return keys;
    }

    private static boolean hasMarks(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData();
        for (int i = columns.getColumnCount(); i > 0; i--) {
            if (columns.getColumnLabel(i).equals("marked_text")) {
                return true;
            }
        }
        return false;
    }

    private TicketLine line(ResultSet row, boolean isMarked) throws SQLException {
        var status = row.getString("status_key");
        var priority = row.getString("priority");
        var team = number(row, "team_id");
        var agent = number(row, "assignee_id");
        var known = knowing(status, priority, team, agent);
        var tags = row.getString("tags");
        return new TicketLine(
                row.getLong("id"),
                new TicketNumber(row.getString("number")),
                row.getString("subject"),
                row.getString("excerpt"),
                isMarked ? Highlight.html(row.getString("marked_subject")) : null,
                isMarked ? Highlight.html(row.getString("marked_text")) : null,
                Objects.requireNonNull(known.statuses().get(status)),
                Objects.requireNonNull(known.priorities().get(priority)),
                row.getLong("customer_id"),
                row.getString("customer"),
                row.getString("organization"),
                team,
                team == null ? null : known.teams().get(team),
                agent,
                agent == null || !known.agents().containsKey(agent)
                        ? null
                        : known.agents().get(agent).name(),
                tags == null ? List.of() : List.of(tags.split(" ", -1)),
                Channel.valueOf(row.getString("channel")),
                row.getString("language"),
                time(row, "waiting_since"),
                time(row, "solved_at"),
                time(row, "snoozed_until"),
                time(row, "due_at"),
                row.getBoolean("deleted"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private Snapshot knowing(String status, String priority, @Nullable Long team, @Nullable Long agent) {
        var known = names.current();
        return known.statuses().containsKey(status)
                        && known.priorities().containsKey(priority)
                        && (team == null || known.teams().containsKey(team))
                        && (agent == null || known.agents().containsKey(agent))
                ? known
                : names.readAgain();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : instant(time);
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }
}
