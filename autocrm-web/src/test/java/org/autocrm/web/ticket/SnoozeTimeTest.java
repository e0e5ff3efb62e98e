package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.autocrm.ticket.TicketChanges;
import org.junit.jupiter.api.Test;

class SnoozeTimeTest {

    private static final ZonedDateTime MONDAY = ZonedDateTime.parse("2026-03-02T17:45:30+01:00[Europe/Berlin]");

    @Test
    void anHourIsAnHour() {
        assertThat(SnoozeTime.HOUR.after(MONDAY)).isEqualTo("2026-03-02T17:45:00Z");
    }

    @Test
    void tomorrowBeginsAtNineWhereTheDeskIs() {
        assertThat(SnoozeTime.TOMORROW.after(MONDAY)).isEqualTo("2026-03-03T08:00:00Z");
    }

    @Test
    void nextMondayIsNeverToday() {
        assertThat(SnoozeTime.MONDAY.after(MONDAY)).isEqualTo("2026-03-09T08:00:00Z");
    }

    @Test
    void theCustomerMayTakeAnyTime() {
        assertThat(SnoozeTime.CUSTOMER.after(MONDAY)).isEqualTo(TicketChanges.UNTIL_THE_CUSTOMER_WRITES);
    }
}
