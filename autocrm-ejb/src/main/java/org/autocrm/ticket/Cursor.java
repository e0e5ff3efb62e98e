package org.autocrm.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A place in a list that is ordered by the last change: between two rows, whatever changes elsewhere. */
public record Cursor(Instant updatedAt, long id) {

    private static final Instant NO_LATER = Instant.parse("9999-12-31T00:00:00Z"); // what every database knows

    /** The place right after a row. */
    public static Cursor after(TicketRow row) {
        return new Cursor(row.updatedAt(), row.id());
    }

    /** The cursor that a text is, or empty if it is none. */
    public static Optional<Cursor> in(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            var updatedAt = Instant.parse(parts[0]);
            var cursor = new Cursor(updatedAt, Long.parseLong(parts[1]));
            return updatedAt.isBefore(NO_LATER) ? Optional.of(cursor) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The cursor as a text that is safe in a URL. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((updatedAt + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
