package org.autocrm.ticket.search;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, between two tickets, whatever changes elsewhere. Belongs to the query and order of the page that
 * it is from.
 *
 * @param text safe in a URL; means nothing to anybody else
 */
public record Cursor(String text) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The cursor of that text, or none where there is no text. */
    public static java.util.Optional<Cursor> of(@Nullable String text) {
        return text == null || text.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(new Cursor(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
