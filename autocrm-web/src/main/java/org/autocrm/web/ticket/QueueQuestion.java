package org.autocrm.web.ticket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the queue asks for, as it stands in the address: whoever has the address sees the same.
 *
 * @param view the key of the view; empty for the inbox
 * @param query what is looked for in place of the view's query; null for that of the view
 * @param sort the order in place of the view's; empty for that of the view
 * @param group by what tickets are grouped in place of the view's grouping, {@code none} for nothing; empty for that of
 *     the view
 * @param place a cursor; empty for the beginning of the list
 */
public record QueueQuestion(String view, @Nullable String query, String sort, String group, String place) {

    static final String NO_GROUP = "none";

    /** The parameters of a request. */
    interface Parameters {
        @Nullable
        String get(String name);
    }

    /** The question that parameters ask. */
    static QueueQuestion in(Parameters parameters) {
        return new QueueQuestion(
                or(parameters.get("view")),
                parameters.get("q"),
                or(parameters.get("sort")),
                or(parameters.get("group")),
                or(parameters.get("place")));
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The same view as it was made. */
    QueueQuestion asTheViewSays() {
        return new QueueQuestion(view, null, "", "", "");
    }

    /** The same list, from its beginning, of another query. */
    QueueQuestion withQuery(@Nullable String other) {
        return new QueueQuestion(view, other, sort, group, "");
    }

    QueueQuestion withSort(String other) {
        return new QueueQuestion(view, query, other, group, "");
    }

    QueueQuestion withGroup(String other) {
        return new QueueQuestion(view, query, sort, other, "");
    }

    QueueQuestion at(String other) {
        return new QueueQuestion(view, query, sort, group, other);
    }

    /** The part of an address that begins with a question mark; empty where nothing is asked. */
    String address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!view.isEmpty()) {
            parameters.put("view", view);
        }
        if (query != null) {
            parameters.put("q", query);
        }
        parameters.put("sort", sort);
        parameters.put("group", group);
        parameters.put("place", place);
        var text = parameters.entrySet().stream()
                .filter(entry -> entry.getKey().equals("q") || !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? "" : "?" + text;
    }
}
