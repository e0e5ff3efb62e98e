package org.autocrm.web.ticket;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Order.Sort;
import org.autocrm.ticket.search.SortKey;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.view.Column;
import org.autocrm.web.faces.Display;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Writes tickets as the rows of a table: heads that order it, a head for each group, a cell for each column. */
public final class QueueTable {

    private static final int USUAL_RANK = 20;
    private static final int HIGH_RANK = 30;
    private static final int MOST_TAGS = 3;
    private static final int WIDEST_TAGS = 6;
    private static final int LONGEST_LEAD = 30;
    private static final int SHORT_LEAD = 16;

    private final List<Column> columns;
    private final Order order;
    private final Optional<SortKey> grouping;
    private final List<TicketLine> lines;
    private final QueueQuestion question;
    private final Display show;
    private final ResourceBundle texts;
    private final String tickets;

    QueueTable(
            List<Column> columns,
            Order order,
            Optional<SortKey> grouping,
            List<TicketLine> lines,
            QueueQuestion question,
            Display show) {
        this.columns = withSubject(columns);
        this.order = order;
        this.grouping = grouping;
        this.lines = lines;
        this.question = question;
        this.show = show;
        var context = FacesContext.getCurrentInstance();
        texts = PageTexts.bundle();
        tickets = context.getExternalContext().getRequestContextPath() + "/tickets";
    }

    /** A ticket is opened by its subject, so every list has it. */
    private static List<Column> withSubject(List<Column> columns) {
        return columns.contains(Column.SUBJECT)
                ? columns
                : Stream.concat(Stream.of(Column.SUBJECT), columns.stream()).toList();
    }

    void write(ResponseWriter out) throws IOException {
        out.startElement("table", null);
        out.writeAttribute("class", "tickets", null);
        out.writeAttribute("style", "--columns: " + columns.size(), null);
        writeHeads(out);
        out.startElement("tbody", null);
        var group = "";
        for (var line : lines) {
            var its = grouping.map(key -> group(key, line)).orElse("");
            if (grouping.isPresent() && (line == lines.get(0) || !its.equals(group))) {
                writeGroup(out, its);
            }
            group = its;
            writeRow(out, line);
        }
        out.endElement("tbody");
        out.endElement("table");
    }

    private void writeHeads(ResponseWriter out) throws IOException {
        out.startElement("thead", null);
        out.startElement("tr", null);
        out.startElement("th", null);
        out.writeAttribute("class", "c-pick", null);
        writeBox(out, "pick-page", "", texts.getString("bulk.page"));
        out.endElement("th");
        for (var column : columns) {
            var sort = column.key().flatMap(this::current);
            out.startElement("th", null);
            out.writeAttribute("scope", "col", null);
            out.writeAttribute("class", style(column), null);
            if (sort.isPresent()) {
                out.writeAttribute("aria-sort", sort.get().descending() ? "descending" : "ascending", null);
            }
            writeHead(out, column, sort);
            out.endElement("th");
        }
        out.endElement("tr");
        out.endElement("thead");
    }

    private void writeHead(ResponseWriter out, Column column, Optional<Sort> sort) throws IOException {
        var label = texts.getString("column." + column.word());
        if (column.key().isEmpty()) {
            out.writeText(label, null);
            return;
        }
        var next = new Sort(
                column.key().get(),
                sort.map(now -> !now.descending())
                        .orElse(beginsWithTheLast(column.key().get())));
        out.startElement("a", null);
        out.writeAttribute("href", tickets + question.withSort(next.toString()).address(), null);
        out.writeText(label, null);
        out.endElement("a");
    }

    private Optional<Sort> current(SortKey key) {
        return Optional.of(order.sorts().get(0)).filter(sort -> sort.key() == key);
    }

    private static boolean beginsWithTheLast(SortKey key) {
        return switch (key) {
            case UPDATED, CREATED, SOLVED, PRIORITY, NUMBER -> true;
            default -> false;
        };
    }

    private void writeGroup(ResponseWriter out, String label) throws IOException {
        out.startElement("tr", null);
        out.writeAttribute("class", "group", null);
        out.startElement("th", null);
        out.writeAttribute("scope", "rowgroup", null);
        out.writeAttribute("colspan", columns.size() + 1, null);
        out.writeText(label, null);
        out.endElement("th");
        out.endElement("tr");
    }

    private String group(SortKey key, TicketLine line) {
        return switch (key) {
            case STATUS -> show.status(line.status());
            case PRIORITY -> show.priority(line.priority());
            case TEAM -> or(line.team(), "queue.noTeam");
            case ASSIGNEE -> or(line.assignee(), "queue.nobody");
            case CUSTOMER -> line.customer();
            default -> or(line.organization(), "queue.noOrganization");
        };
    }

    private String or(@Nullable String name, String key) {
        return name == null || name.isEmpty() ? texts.getString(key) : name;
    }

    private void writeRow(ResponseWriter out, TicketLine line) throws IOException {
        out.startElement("tr", null);
        out.writeAttribute("class", "ticket status-" + line.status().category(), null);
        out.writeAttribute("data-number", line.number().value(), null);
        out.writeAttribute("data-version", line.version(), null);
        out.startElement("td", null);
        out.writeAttribute("class", "c-pick", null);
        writeBox(
                out,
                "pick",
                line.number().value(),
                texts.getString("bulk.pick") + " #" + line.number().value());
        out.endElement("td");
        for (var column : columns) {
            out.startElement("td", null);
            out.writeAttribute("class", style(column), null);
            writeCell(out, column, line);
            out.endElement("td");
        }
        out.endElement("tr");
    }

    private static void writeBox(ResponseWriter out, String style, String value, String label) throws IOException {
        out.startElement("input", null);
        out.writeAttribute("type", "checkbox", null);
        out.writeAttribute("class", style, null);
        out.writeAttribute("value", value, null);
        out.writeAttribute("aria-label", label, null);
        out.endElement("input");
    }

    private static String style(Column column) {
        return "c-" + column.word();
    }

    private void writeCell(ResponseWriter out, Column column, TicketLine line) throws IOException {
        switch (column) {
            case NUMBER -> out.writeText("#" + line.number().value(), null);
            case STATUS -> writeBadge(out, line.status().category().name(), show.status(line.status()));
            case PRIORITY -> writePriority(out, line.priority());
            case SUBJECT -> writeSubject(out, line);
            case CUSTOMER -> writeName(out, line.customer());
            case ORGANIZATION -> writeName(out, line.organization());
            case TEAM -> writeName(out, line.team());
            case ASSIGNEE -> writeAssignee(out, line.assignee());
            case TAGS -> writeTags(out, line.tags(), WIDEST_TAGS);
            case CHANNEL -> out.writeText(texts.getString("channel." + line.channel()), null);
            case LANGUAGE -> out.writeText(line.language() == null ? "" : line.language(), null);
            case WAITING -> writeTime(out, line.waitingSince());
            case CREATED -> writeTime(out, line.createdAt());
            case UPDATED -> writeTime(out, line.updatedAt());
            case SOLVED -> writeTime(out, line.solvedAt());
            case SNOOZED -> writeTime(out, line.snoozedUntil());
            case DUE -> writeCountdown(out, line.dueAt(), line.createdAt());
        }
    }

    private void writeSubject(ResponseWriter out, TicketLine line) throws IOException {
        out.startElement("div", null);
        out.writeAttribute("class", "subject-line", null);
        if (!columns.contains(Column.PRIORITY) && line.priority().rank() > USUAL_RANK) {
            writePriority(out, line.priority());
        }
        if (!columns.contains(Column.DUE)) {
            writeCountdown(out, line.dueAt(), line.createdAt());
        }
        out.startElement("a", null);
        out.writeAttribute("class", "ticket-link", null);
        out.writeAttribute("href", tickets + "/" + line.number().value(), null);
        writeMarked(out, line.subjectHtml(), line.subject());
        out.endElement("a");
        if (!columns.contains(Column.TAGS)) {
            writeTags(out, line.tags(), MOST_TAGS);
        }
        out.endElement("div");
        out.startElement("span", null);
        out.writeAttribute("class", "excerpt", null);
        writeMarked(out, line.excerptHtml() == null ? null : beginning(line.excerptHtml()), line.excerpt());
        out.endElement("span");
    }

    /**
     * So that the first word that is marked is in sight. What stands before it has no tags, so that a blank is part of
     * none.
     */
    static String beginning(String html) {
        var mark = html.indexOf("<mark>");
        var blank = mark > LONGEST_LEAD ? html.lastIndexOf(' ', mark - SHORT_LEAD) : -1;
        return blank < 0 ? html : "… " + html.substring(blank + 1);
    }

    /** What the search marked is HTML that it made safe. */
    private static void writeMarked(ResponseWriter out, @Nullable String html, String text) throws IOException {
        if (html == null) {
            out.writeText(text, null);
        } else {
            out.write(html);
        }
    }

    private void writePriority(ResponseWriter out, Priority priority) throws IOException {
        var hue = priority.rank() > HIGH_RANK ? "URGENT" : priority.rank() > USUAL_RANK ? "HIGH" : "";
        writeBadge(out, "plain " + hue, show.priority(priority));
    }

    private static void writeBadge(ResponseWriter out, String style, String word) throws IOException {
        out.startElement("span", null);
        out.writeAttribute("class", "badge " + style, null);
        out.writeText(word, null);
        out.endElement("span");
    }

    private static void writeName(ResponseWriter out, @Nullable String name) throws IOException {
        if (name != null) {
            out.startElement("span", null);
            out.writeAttribute("title", name, null);
            out.writeAttribute("dir", "auto", null);
            out.writeText(name, null);
            out.endElement("span");
        }
    }

    private void writeAssignee(ResponseWriter out, @Nullable String assignee) throws IOException {
        if (assignee == null) {
            out.startElement("span", null);
            out.writeAttribute("class", "nobody", null);
            out.writeText(texts.getString("queue.nobody"), null);
            out.endElement("span");
        } else {
            writeName(out, assignee);
        }
    }

    private void writeTags(ResponseWriter out, List<String> tags, int most) throws IOException {
        for (var tag : tags.subList(0, Math.min(tags.size(), most))) {
            out.startElement("a", null);
            out.writeAttribute("class", "tag", null);
            out.writeAttribute(
                    "href",
                    tickets + question.withQuery(Chip.askedFor(tag).toString()).address(),
                    null);
            out.writeText(tag, null);
            out.endElement("a");
        }
        if (tags.size() > most) {
            out.startElement("span", null);
            out.writeAttribute("class", "muted", null);
            out.writeAttribute("title", String.join(", ", tags), null);
            out.writeText(String.format(Locale.ROOT, "+%d", tags.size() - most), null);
            out.endElement("span");
        }
    }

    /** A script of the page turns it, and colours it. */
    private void writeCountdown(ResponseWriter out, @Nullable Instant due, Instant from) throws IOException {
        if (due != null) {
            out.startElement("time", null);
            out.writeAttribute("class", "countdown", null);
            out.writeAttribute("datetime", due, null);
            out.writeAttribute("data-from", from, null);
            out.writeAttribute("title", show.moment(due), null);
            out.writeText(show.moment(due), null);
            out.endElement("time");
        }
    }

    private void writeTime(ResponseWriter out, @Nullable Instant moment) throws IOException {
        if (moment != null) {
            out.startElement("time", null);
            out.writeAttribute("datetime", moment, null);
            out.writeAttribute("title", show.moment(moment), null);
            out.writeText(show.when(moment), null);
            out.endElement("time");
        }
    }
}
