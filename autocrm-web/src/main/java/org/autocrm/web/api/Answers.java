package org.autocrm.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.autocrm.account.KeyInUse;
import org.autocrm.account.Scope;
import org.autocrm.idempotency.Answer;
import org.autocrm.idempotency.Idempotency;
import org.autocrm.idempotency.NotDone;
import org.autocrm.idempotency.Request;
import org.autocrm.shared.Keyset;
import org.autocrm.web.json.Fields;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Answers in the way that all resources have in common: versions, pages, fields, and requests that come twice. It
 * belongs to one request and reads from it what the conventions say.
 */
@RequestScoped
public class Answers {

    private static final int MOST = 100;
    private static final int USUAL = 25;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern CURSOR = Pattern.compile("([a-z-]+):([<>]):(\\d{1,18})");
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})(-[0-9a-f]{1,16})?\"");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    @Inject
    private HttpServletRequest request;

    @Inject
    private Idempotency idempotency;

    /** The body of a request that has none. */
    private record NoBody() {}

    /** A page of a list, and how to get on from it. */
    record Page(List<?> data, PageInfo page) {}

    /**
     * Where the neighbours of a page begin.
     *
     * @param nextCursor for the next page; absent on the last
     * @param previousCursor for the page before; absent on the first
     * @param count how many there are, where that was asked for
     * @param countIsLowerBound whether there may be more than that, because counting ended there
     * @param similar the query that was answered instead, because nothing has exactly these words
     */
    @Schema(name = "PageInfo", description = "Where the neighbours of a page begin")
    public record PageInfo(
            @Schema(description = "The cursor of the next page; absent on the last", examples = "Y3VzdG9tZXJzOj46MTc")
            @Nullable
            String nextCursor,

            @Schema(
                    description = "The cursor of the page before; absent on the first",
                    examples = "Y3VzdG9tZXJzOjw6NDI")
            @Nullable
            String previousCursor,

            @Schema(required = true, description = "Whether there is a next page", examples = "false")
            boolean hasMore,

            @Schema(description = "How many there are on all pages, where count= asked for it", examples = "128")
            @Nullable
            Integer count,

            @Schema(description = "Whether there may be more, because counting ended there", examples = "false")
            @Nullable
            Boolean countIsLowerBound,

            @Schema(
                    description = "The query that was answered instead, because nothing has exactly these words",
                    examples = "pritner~")
            @Nullable
            String similar) {

        PageInfo(@Nullable String nextCursor, @Nullable String previousCursor) {
            this(nextCursor, previousCursor, nextCursor != null, null, null, null);
        }
    }

    /** The answer to a read of one thing: 200 with its ETag, or 304 for who has it already. */
    Response one(Record body, long version) {
        var bytes = JsonText.of(body, fields(body.getClass()));
        var tag = tag(version, bytes);
        if (isKnown(tag)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        return ok(bytes).header(HttpHeaders.ETAG, tag).build();
    }

    /**
     * The answer to a read of a file, whose content never changes: 200 with its ETag, or 304 for who has it already.
     */
    Response file(long content, Supplier<Response.ResponseBuilder> answer) {
        var tag = "\"" + content + "\"";
        var response = isKnown(tag) ? Response.notModified() : answer.get();
        return response.header(HttpHeaders.ETAG, tag).build();
    }

    /** The answer to a change: what has become of it, with its new ETag. */
    Response changed(Record body, long version) {
        var bytes = JsonText.of(body);
        return ok(bytes).header(HttpHeaders.ETAG, tag(version, bytes)).build();
    }

    /** The answer to who made something: 201, its address below the request's own, and its ETag. */
    Response created(Object id, Record body, long version) {
        return created(request.getRequestURL() + "/" + id, body, version);
    }

    /** The same for what is found beside the request's own address. */
    Response createdBeside(String path, Record body, long version) {
        return created(request.getRequestURL().toString().replaceFirst("[^/]+$", path), body, version);
    }

    private static Response created(String address, Record body, long version) {
        var bytes = JsonText.of(body);
        return Response.created(URI.create(address))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(bytes)
                .header(HttpHeaders.ETAG, tag(version, bytes))
                .build();
    }

    /**
     * The answer to who started something that goes on by itself: 202, and where to look for it.
     *
     * @param place relative to the request's own address
     */
    Response accepted(String place, Record body, long version) {
        var bytes = JsonText.of(body);
        return Response.accepted(bytes)
                .location(URI.create(request.getRequestURL().toString()).resolve(place))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, tag(version, bytes))
                .build();
    }

    /** The answer to a command that made nothing with an address of its own. */
    Response done(Record body) {
        return ok(JsonText.of(body)).build();
    }

    /** The answer when there is nothing more to say. */
    Response nothing() {
        return Response.noContent().build();
    }

    /**
     * The part of a list that is wanted, with one row more than the page has, which tells whether there is more.
     *
     * @param list its name, which its cursors carry
     */
    Keyset part(String list) {
        var size = limit() + 1;
        var cursor = request.getParameter("cursor");
        if (cursor == null) {
            return Keyset.first(size);
        }
        var match = CURSOR.matcher(decoded(cursor));
        if (!match.matches() || !match.group(1).equals(list)) {
            throw noCursor();
        }
        return new Keyset(Long.parseLong(match.group(3)), match.group(2).equals("<"), size);
    }

    /** How many rows a page is to have. */
    int limit() {
        var limit = request.getParameter("limit");
        if (limit == null) {
            return USUAL;
        }
        var number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MOST) {
            throw new BadParameter("limit", "a whole number from 1 to " + MOST);
        }
        return number;
    }

    /** What is thrown at a cursor that none of our pages has given. */
    static BadParameter noCursor() {
        return new BadParameter("cursor", "take it from the page before");
    }

    /** The answer to a read of a list, of which one row more was looked up than the page has. */
    <R> Response page(
            String list, Keyset part, List<R> found, ToLongFunction<R> id, Class<?> type, Function<R, ?> toBody) {
        return page(list, part, found, id, type, toBody, null);
    }

    /**
     * The same for a list that is not looked through at once.
     *
     * @param lookedTo the id where the look ended, so that there may be more behind it; null where it did not end early
     */
    <R> Response page(
            String list,
            Keyset part,
            List<R> found,
            ToLongFunction<R> id,
            Class<?> type,
            Function<R, ?> toBody,
            @Nullable Long lookedTo) {
        var size = part.size() - 1;
        var extra = found.size() > size;
        var rows = !extra ? found : part.backwards() ? found.subList(1, found.size()) : found.subList(0, size);
        var first = rows.isEmpty() ? 0 : id.applyAsLong(rows.get(0));
        var last = rows.isEmpty() ? 0 : id.applyAsLong(rows.get(rows.size() - 1));
        var isFirst = part.backwards() ? !extra : part.from() == Long.MAX_VALUE;
        var isLast = !part.backwards() && !extra;
        return page(
                rows.stream().map(toBody).toList(),
                type,
                lookedTo != null && !part.backwards()
                        ? cursor(list, '>', lookedTo)
                        : rows.isEmpty() || isLast ? null : cursor(list, '>', last),
                lookedTo != null && part.backwards()
                        ? cursor(list, '<', lookedTo)
                        : rows.isEmpty() || isFirst ? null : cursor(list, '<', first));
    }

    /**
     * The answer to a read of a list.
     *
     * @param type of its elements, for the names of their fields
     * @param next the cursor of the next page, null if this is the last
     * @param previous the cursor of the page before, null if this is the first
     */
    Response page(List<?> data, Class<?> type, @Nullable String next, @Nullable String previous) {
        return page(data, type, new PageInfo(next, previous));
    }

    /**
     * The answer to a read of a list.
     *
     * @param type of its elements, for the names of their fields
     */
    Response page(List<?> data, Class<?> type, PageInfo info) {
        var answer = ok(JsonText.of(new Page(data, info), Fields.of("data", fields(type))));
        var links = Stream.of(link(info.nextCursor(), "next"), link(info.previousCursor(), "prev"))
                .filter(link -> !link.isEmpty())
                .toList();
        if (!links.isEmpty()) {
            answer.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return answer.build();
    }

    /**
     * The version that If-Match names; empty if the caller did not say, or said that any will do.
     *
     * @throws Refused if it is no ETag of ours: 412, because then it is not the current one
     */
    OptionalLong seen() {
        var tag = request.getHeader(HttpHeaders.IF_MATCH);
        if (tag == null || tag.strip().equals("*")) {
            return OptionalLong.empty();
        }
        var match = TAG.matcher(tag.strip());
        if (!match.matches()) {
            throw new Refused(412, "changed-meanwhile", "Changed meanwhile", "If-Match is not an ETag of ours");
        }
        return OptionalLong.of(Long.parseLong(match.group(1)));
    }

    /** What {@code include=} asks for. */
    Set<String> included(String... known) {
        var include = request.getParameter("include");
        if (include == null) {
            return Set.of();
        }
        var wanted = Set.copyOf(
                Stream.of(include.split(",", -1)).map(String::strip).distinct().toList());
        if (!Set.of(known).containsAll(wanted)) {
            throw new BadParameter("include", "known here are: " + String.join(", ", known));
        }
        return wanted;
    }

    /**
     * Does the work of a POST in one transaction; a request that comes again with its Idempotency-Key is answered as
     * before and changes nothing.
     */
    Response once(Record body, Supplier<Response> work) {
        var name = request.getHeader("Idempotency-Key");
        try {
            if (name == null) {
                return idempotency.together(work);
            }
            return replay(idempotency.once(request(name, body), () -> toAnswer(work.get())));
        } catch (NotDone e) {
            throw e.reason();
        }
    }

    /** The same for a POST whose address says everything. */
    Response once(Supplier<Response> work) {
        return once(new NoBody(), work);
    }

    /** Does the work of a change and answers what has become of it, in one transaction. */
    Response together(Supplier<Response> work) {
        try {
            return idempotency.together(work);
        } catch (NotDone e) {
            throw e.reason();
        }
    }

    /**
     * Does nothing if the key has a scope that goes beyond what the operation needs.
     *
     * @throws Refused if it has not
     */
    void refuseWithout(Scope scope) {
        Gate.refuseWithout(scope, key());
    }

    /** Whom the key acts for, by the id of the account. */
    long me() {
        return key().owner().id();
    }

    private KeyInUse key() {
        return (KeyInUse) request.getAttribute(KeyInUse.ATTRIBUTE);
    }

    private Request request(String name, Record body) {
        if (!IDEMPOTENCY_KEY.matcher(name).matches()) {
            throw new Refused(
                    400,
                    "bad-idempotency-key",
                    "The Idempotency-Key makes no sense",
                    "1 to 255 printable ASCII characters without spaces are allowed");
        }
        var asked = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n"
                + new String(JsonText.of(body), StandardCharsets.UTF_8);
        return new Request(key().id(), name, asked.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer toAnswer(Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (var name : KEPT_HEADERS) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var body = response.getEntity() == null ? new byte[0] : (byte[]) response.getEntity();
        return new Answer(response.getStatus(), headers, body, false);
    }

    private static Response replay(Answer answer) {
        var response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        if (answer.body().length > 0) {
            response.entity(answer.body());
        }
        if (answer.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    private Fields fields(Class<?> type) {
        var fields = request.getParameter("fields");
        try {
            return fields == null ? Fields.ALL : Fields.in(fields, type);
        } catch (IllegalArgumentException e) {
            throw new BadParameter("fields", String.valueOf(e.getMessage()));
        }
    }

    /** Strong: it changes with the version, and with everything else that the answer shows. */
    private static String tag(long version, byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return "\"" + version + "-" + Long.toHexString(checksum.getValue()) + "\"";
    }

    private boolean isKnown(String tag) {
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null
                && Stream.of(known.split(","))
                        .map(it -> it.strip().replaceFirst("^W/", ""))
                        .anyMatch(it -> it.equals("*") || it.equals(tag));
    }

    private static Response.ResponseBuilder ok(byte[] bytes) {
        return Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE);
    }

    private static String cursor(String list, char direction, long id) {
        var text = list + ":" + direction + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw noCursor();
        }
    }

    /** The address of this request with another cursor. */
    private String link(@Nullable String cursor, String relation) {
        if (cursor == null) {
            return "";
        }
        var query = request.getQueryString() == null ? "" : request.getQueryString();
        var others = Stream.of(query.split("&"))
                .filter(part -> !part.isEmpty() && !part.startsWith("cursor="))
                .toList();
        var parameters =
                Stream.concat(others.stream(), Stream.of("cursor=" + cursor)).toList();
        return "<" + request.getRequestURL() + "?" + String.join("&", parameters) + ">; rel=\"" + relation + "\"";
    }
}
