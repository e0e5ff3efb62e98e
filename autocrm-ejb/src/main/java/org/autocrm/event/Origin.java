package org.autocrm.event;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Through what and from where something is done. The thread that does it knows it for as long as it does it; a thread
 * that was told nothing acts for the system.
 *
 * @param detail the beginning of the API key, the name of the follower, or the job
 * @param address from where a request came
 * @param onBehalfOf for whom, where the thread itself is nobody's
 */
public record Origin(
        Via via,
        @Nullable String detail,
        @Nullable String address,
        @Nullable String onBehalfOf) {

    private static final Origin SYSTEM = new Origin(Via.SYSTEM, null, null, null);
    private static final ThreadLocal<Origin> HERE = ThreadLocal.withInitial(() -> SYSTEM);
    private static final int LONGEST = 200;

    public Origin {
        detail = shortened(detail);
        address = shortened(address);
        onBehalfOf = shortened(onBehalfOf);
    }

    /** The ways in which a change reaches us. */
    public enum Via {
        DESK,
        PORTAL,
        API,
        MAIL,
        ROUTING,
        RULE,
        BULK,
        SYSTEM;

        /** How it is written in the log, in queries and in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The way of that word. */
        public static Optional<Via> of(String word) {
            return Stream.of(values()).filter(via -> via.word().equals(word)).findFirst();
        }
    }

    /** What a thread knew before, to be given back to it. */
    public static final class Scope implements AutoCloseable {

        private final Origin before;

        private Scope(Origin before) {
            this.before = before;
        }

        @Override
        public void close() {
            if (before.equals(SYSTEM)) {
                HERE.remove(); // threads live longer than applications
            } else {
                HERE.set(before);
            }
        }
    }

    /** What the calling thread acts through. */
    public static Origin current() {
        return HERE.get();
    }

    /** Something that nobody asked for, such as what a mailbox brings. */
    public static Origin of(Via via, String detail) {
        return new Origin(via, detail, null, null);
    }

    /** A request. */
    public static Origin ofRequest(Via via, @Nullable String detail, String address) {
        return new Origin(via, detail, address, null);
    }

    /** The follower of that name, which begins with the way it acts through: {@code mail-intake}, {@code routing}. */
    public static Origin ofFollower(String name) {
        return of(Via.of(name.replaceFirst("-.*", "")).orElse(Via.SYSTEM), name);
    }

    /** The same on behalf of somebody: of the account of that address. */
    public Origin onBehalfOf(String account) {
        return new Origin(via, detail, address, account);
    }

    /** The calling thread acts through this until the scope is closed. */
    public Scope enter() {
        var before = HERE.get();
        HERE.set(this);
        return new Scope(before);
    }

    /** Nothing rather than a blank; a client must not fill the log. */
    private static @Nullable String shortened(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var clean = text.strip().replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
