package org.autocrm.ticket.search;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** In which order a list shows tickets; those that are equal in it are ordered by their ids. */
public record Order(List<Sort> sorts) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 3;

    /** The one that changed last comes first. */
    public static final Order NEWEST_CHANGE = new Order(List.of(new Sort(SortKey.UPDATED, true)));

    /** The one that fits the words best comes first. */
    public static final Order RELEVANCE = new Order(List.of(new Sort(SortKey.RELEVANCE, true)));

    /** A key and its direction. */
    public record Sort(SortKey key, boolean descending) implements Serializable {
        @Override
        public String toString() {
            return (descending ? "-" : "") + key.word();
        }
    }

    public Order {
        sorts = List.copyOf(sorts);
        var keys = sorts.stream().map(Sort::key).distinct().count();
        if (sorts.isEmpty() || sorts.size() > MOST || keys < sorts.size()) {
            throw new UnknownOrder("An order has one to " + MOST + " keys, each of them once.");
        }
        if (sorts.size() > 1 && sorts.stream().anyMatch(sort -> sort.key() == SortKey.RELEVANCE)) {
            throw new UnknownOrder("The order by relevance has no other key.");
        }
    }

    /** By one key. */
    public static Order by(SortKey key, boolean descending) {
        return new Order(List.of(new Sort(key, descending)));
    }

    /**
     * The order that a text is, such as {@code -priority,updated}: a minus sign turns a key around.
     *
     * @throws UnknownOrder if it is none
     */
    public static Order parse(String text) {
        return new Order(Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(Order::sort)
                .toList());
    }

    private static Sort sort(String text) {
        var descending = text.startsWith("-");
        var word = descending ? text.substring(1) : text;
        var key = SortKey.named(word)
                .orElseThrow(() -> new UnknownOrder(
                        "There is no order by \"%s\".%s It can be %s; a minus sign before it turns it around."
                                .formatted(
                                        word,
                                        Nearest.hint(word, SortKey.words()),
                                        String.join(", ", SortKey.words()))));
        return new Sort(key, descending || key == SortKey.RELEVANCE);
    }

    /** First by the group that a ticket is in, then as this says. */
    public Order groupedBy(SortKey group) {
        if (sorts.get(0).key() == group || isByRelevance()) {
            return this;
        }
        var grouped = new ArrayList<>(List.of(new Sort(group, group == SortKey.PRIORITY)));
        sorts.stream().filter(sort -> sort.key() != group).limit(MOST - 1L).forEach(grouped::add);
        return new Order(grouped);
    }

    /** Whether the words decide. */
    public boolean isByRelevance() {
        return sorts.get(0).key() == SortKey.RELEVANCE;
    }

    /** The keys that the database uses: what is coarse is refined by the last change, in the same direction. */
    List<Sort> effective() {
        var last = sorts.get(sorts.size() - 1);
        if (!last.key().isCoarse() || sorts.stream().anyMatch(sort -> sort.key() == SortKey.UPDATED)) {
            return sorts;
        }
        return Stream.concat(sorts.stream(), Stream.of(new Sort(SortKey.UPDATED, last.descending())))
                .toList();
    }

    /** The order as text; parsed again, it is equal to this one. */
    @Override
    public String toString() {
        return sorts.stream().map(Sort::toString).collect(joining(","));
    }
}
