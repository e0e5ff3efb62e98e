package org.autocrm.architecture.planted.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;

/** Asks the machine for the time in many ways. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
class OwnTime {

    List<Object> now() {
        return List.of(
                Instant.now(),
                LocalDate.now(),
                LocalDateTime.now(ZoneOffset.UTC),
                Clock.systemUTC(),
                System.currentTimeMillis(),
                new Date());
    }
}
