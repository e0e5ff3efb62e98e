package org.autocrm.web.admin;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.autocrm.audit.AuditFilter;
import org.autocrm.event.EventTypes;
import org.autocrm.event.Origin.Via;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the audit trail, as it stands in the address of the page and of its export. Times are in the
 * time zone of the server, as the page shows them.
 */
public record AuditQuestion(String actor, String type, String via, String ticket, String from, String to, String text)
        implements Serializable {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST = 200;

    /** The question in the parameters of a request. */
    static AuditQuestion in(Function<String, @Nullable String> parameters) {
        return new AuditQuestion(
                words(parameters.apply("actor")),
                words(parameters.apply("type")),
                words(parameters.apply("via")),
                words(parameters.apply("ticket")).replaceFirst("^#", ""),
                words(parameters.apply("from")),
                words(parameters.apply("to")),
                words(parameters.apply("text")));
    }

    /** What makes no sense: keys of the texts that say so. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (!type.isEmpty() && !EventTypes.all().contains(type)) {
            problems.add("audit.badType");
        }
        if (!via.isEmpty() && Via.of(via).isEmpty()) {
            problems.add("audit.badVia");
        }
        for (var time : List.of(from, to)) {
            if (!time.isEmpty() && moment(time) == null) {
                problems.add("audit.badTime");
            }
        }
        return problems.stream().distinct().toList();
    }

    /** The filter; what makes no sense is left out. */
    AuditFilter filter() {
        return new AuditFilter(
                actor,
                EventTypes.all().contains(type) ? Set.of(type) : Set.of(),
                Via.of(via).isPresent() ? via : null,
                ticket,
                moment(from),
                moment(to),
                text);
    }

    boolean isEmpty() {
        return parameters().isEmpty();
    }

    /** As it stands in an address, with more parameters, or with others of that name. */
    String address(Map<String, String> more) {
        var all = new LinkedHashMap<>(parameters());
        all.putAll(more);
        return all.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", all.isEmpty() ? "" : "?", ""));
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("actor", actor);
        parameters.put("type", type);
        parameters.put("via", via);
        parameters.put("ticket", ticket);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("text", text);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    private static @Nullable Instant moment(String text) {
        try {
            var time = text.isEmpty() ? null : LocalDateTime.parse(text.length() == 10 ? text + "T00:00" : text);
            return time == null || time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR
                    ? null
                    : time.atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String words(@Nullable String text) {
        var clean = text == null ? "" : text.replace("\0", "").strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
