package org.autocrm.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The name under which an answer and the server's log speak of the same request: the trace id of W3C Trace Context if
 * the caller sent one, else a new one.
 */
final class Trace {

    static final String HEADER = "Trace-Id";

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(Trace::make);

    private Trace() {}

    /** Begins the request that this thread works on from now on. */
    static String begin(HttpServletRequest request) {
        var parent = request.getHeader("traceparent");
        var match = parent == null ? null : TRACEPARENT.matcher(parent);
        var id = match != null && match.matches() ? match.group(1) : make();
        CURRENT.set(id);
        return id;
    }

    static void end() {
        CURRENT.remove();
    }

    static String current() {
        return CURRENT.get();
    }

    private static String make() {
        var random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}
