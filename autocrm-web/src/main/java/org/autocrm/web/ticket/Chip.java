package org.autocrm.web.ticket;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.ticket.search.Field;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.Value;

/**
 * Adds something to a query, or takes it out again.
 *
 * @param key its name in the texts; for a tag, the tag itself
 * @param on whether the query asks for it
 * @param then the query as it is after a click
 */
public record Chip(String key, boolean tag, boolean on, String then) {

    private static final int MOST_TAGS = 4;

    /** What agents ask for most; of those in one set, only one makes sense at a time. */
    private static final List<Term> USUAL = List.of(
            new Term("mine", "assignee:me", "assignee:none"),
            new Term("unassigned", "assignee:none", "assignee:me"),
            new Term("waiting", "is:waiting", ""),
            new Term("attachment", "has:attachment", ""),
            new Term("high", "priority>=high", ""));

    private record Term(String key, Query asked, Query instead) {
        Term(String key, String asked, String instead) {
            this(key, Query.parse(asked), Query.parse(instead));
        }
    }

    /** The chips for a query: the usual ones, then the tags that it asks for or that are frequent in its tickets. */
    static List<Chip> of(Query query, List<TicketLine> lines) {
        return Stream.concat(
                        USUAL.stream()
                                .map(term -> new Chip(
                                        term.key(),
                                        false,
                                        query.includes(term.asked()),
                                        toggled(query, term.asked(), term.instead()))),
                        tags(query, lines).limit(MOST_TAGS).map(tag -> of(query, tag)))
                .toList();
    }

    /** Those that the query asks for first, then the most frequent. */
    private static Stream<String> tags(Query query, List<TicketLine> lines) {
        Map<String, Long> frequency = lines.stream()
                .flatMap(line -> line.tags().stream())
                .collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));
        return frequency.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> tag) -> !query.includes(askedFor(tag.getKey())))
                        .thenComparing(tag -> -tag.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static Chip of(Query query, String tag) {
        var asked = askedFor(tag);
        return new Chip(tag, true, query.includes(asked), toggled(query, asked, Query.ALL));
    }

    static Query askedFor(String tag) {
        return Query.parse(Field.TAG.word() + ":" + Value.of(tag));
    }

    private static String toggled(Query query, Query asked, Query instead) {
        return (query.includes(asked)
                        ? query.without(asked)
                        : query.without(instead).and(asked))
                .toString();
    }
}
