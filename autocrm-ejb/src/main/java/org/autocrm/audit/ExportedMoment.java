package org.autocrm.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment as it goes into the hash: in UTC, with six digits behind the second. */
final class ExportedMoment {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ExportedMoment() {}

    static String of(Instant moment) {
        return FORMAT.format(moment);
    }
}
