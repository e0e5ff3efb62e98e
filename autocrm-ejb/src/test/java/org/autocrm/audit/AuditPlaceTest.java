package org.autocrm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditPlaceTest {

    @Test
    void isReadFromWhatItWasWrittenAs() {
        for (var at : new String[] {"2026-11-24T10:00:00.123456Z", "1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00Z"}) {
            var place = new AuditPlace(Instant.parse(at), 4711);

            assertThat(AuditPlace.in(place.text())).contains(place);
        }
    }

    @Test
    void nonsenseIsNone() {
        for (var text : new String[] {
            "", "x", "1-2", "1.5-3", "99999999999999.000000000-1", "1.000000000-", "999999999999.000000000-1", "'; drop"
        }) {
            assertThat(AuditPlace.in(text)).as(text).isEmpty();
        }
    }
}
