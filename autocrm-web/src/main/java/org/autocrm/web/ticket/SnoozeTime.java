package org.autocrm.web.ticket;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.autocrm.ticket.TicketChanges;

/** Times until which people like to have a ticket out of sight. */
public enum SnoozeTime {
    HOUR {
        @Override
        Instant after(ZonedDateTime now) {
            return now.plusHours(1).truncatedTo(ChronoUnit.MINUTES).toInstant();
        }
    },
    TOMORROW {
        @Override
        Instant after(ZonedDateTime now) {
            return atNine(now.plusDays(1));
        }
    },
    MONDAY {
        @Override
        Instant after(ZonedDateTime now) {
            return atNine(now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        }
    },
    /** Until the customer writes, however long that takes. */
    CUSTOMER {
        @Override
        Instant after(ZonedDateTime now) {
            return TicketChanges.UNTIL_THE_CUSTOMER_WRITES;
        }
    };

    private static final LocalTime NINE = LocalTime.of(9, 0);

    abstract Instant after(ZonedDateTime now);

    private static Instant atNine(ZonedDateTime day) {
        return day.toLocalDate().atTime(NINE).atZone(day.getZone()).toInstant();
    }
}
