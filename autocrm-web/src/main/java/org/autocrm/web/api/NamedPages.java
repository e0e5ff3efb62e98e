package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages of lists whose rows are known by a name and have an order of their own, such as statuses and tags. */
@ApplicationScoped
public class NamedPages {

    private static final Pattern CURSOR = Pattern.compile("([a-z-]+):([<>]):(.{1,200})", Pattern.DOTALL);

    @Inject
    private HttpServletRequest request;

    @Inject
    private Answers answers;

    /** Where a page begins: behind a row, or before it. */
    record Place(String name, boolean backwards) {}

    /** The place that the request's cursor names; empty for the beginning of the list. */
    Optional<Place> place(String list) {
        return Optional.ofNullable(request.getParameter("cursor")).map(cursor -> {
            var match = CURSOR.matcher(decoded(cursor));
            if (!match.matches() || !match.group(1).equals(list)) {
                throw Answers.noCursor();
            }
            return new Place(match.group(3), match.group(2).equals("<"));
        });
    }

    /** The answer to a read of a list that is known as a whole. */
    <R> Response page(String list, List<R> all, Function<R, String> name, Class<?> type, Function<R, ?> toBody) {
        var place = place(list);
        var backwards = place.map(Place::backwards).orElse(false);
        var at = place.map(it -> index(all, name, it.name())).orElse(-1);
        var begin = backwards ? Math.max(0, at - answers.limit()) : at + 1;
        var end = backwards ? at : Math.min(all.size(), begin + answers.limit());
        return page(list, all.subList(begin, end), begin > 0, end < all.size(), name, type, toBody);
    }

    /**
     * The answer to a read of a list, of which one row more was looked up than the page has.
     *
     * @param place where the page begins, as the cursor said
     */
    <R> Response page(
            String list,
            Optional<Place> place,
            List<R> found,
            Function<R, String> name,
            Class<?> type,
            Function<R, ?> toBody) {
        var extra = found.size() > answers.limit();
        var backwards = place.map(Place::backwards).orElse(false);
        var rows = !extra ? found : backwards ? found.subList(1, found.size()) : found.subList(0, answers.limit());
        var isFirst = backwards ? !extra : place.isEmpty();
        return page(list, rows, !isFirst, backwards || extra, name, type, toBody);
    }

    private <R> Response page(
            String list,
            List<R> rows,
            boolean before,
            boolean behind,
            Function<R, String> name,
            Class<?> type,
            Function<R, ?> toBody) {
        var next = rows.isEmpty() || !behind ? null : cursor(list, ">", name.apply(rows.get(rows.size() - 1)));
        var previous = rows.isEmpty() || !before ? null : cursor(list, "<", name.apply(rows.get(0)));
        return answers.page(rows.stream().map(toBody).toList(), type, next, previous);
    }

    private static <R> int index(List<R> all, Function<R, String> name, String wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (name.apply(all.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw Answers.noCursor();
    }

    private static @Nullable String cursor(String list, String direction, String name) {
        var text = list + ":" + direction + ":" + name;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Answers.noCursor();
        }
    }
}
