package org.autocrm.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place in the audit trail, which is ordered by time: right behind an entry, whatever comes before it. */
public record AuditPlace(Instant at, long id) {

    private static final Pattern SHAPE = Pattern.compile("(-?\\d{1,12})\\.(\\d{9})-(\\d{1,18})");

    /** As it stands in an address. */
    public String text() {
        return "%d.%09d-%d".formatted(at.getEpochSecond(), at.getNano(), id);
    }

    /** The place that a text is, or empty if it is none. */
    public static Optional<AuditPlace> in(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
            return Math.abs(Long.parseLong(parts.group(1))) > 200_000_000_000L
                    ? Optional.empty()
                    : Optional.of(new AuditPlace(at, Long.parseLong(parts.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
