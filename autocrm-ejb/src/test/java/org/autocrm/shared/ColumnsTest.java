package org.autocrm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void anAddressComesBackFromItsColumn() {
        var column = new EmailAddressColumn();
        var address = new EmailAddress("ann@example.org");

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(address)))
                .isEqualTo(address);
        assertThat(column.convertToDatabaseColumn(null)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isNull();
    }

    @Test
    void aMomentComesBackFromItsColumnToTheMicrosecond() {
        var column = new InstantColumn();
        var moment = Instant.parse("2026-03-29T01:30:00.123456Z");

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(moment)))
                .isEqualTo(moment);
        assertThat(column.convertToDatabaseColumn(null)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isNull();
    }

    @Test
    void theClockTicksAsTheDatabaseKeeps() {
        assertThat(new SystemClock().clock().instant().getNano() % 1_000).isZero();
    }
}
