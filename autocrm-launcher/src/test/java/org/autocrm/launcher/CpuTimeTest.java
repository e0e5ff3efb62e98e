package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    @Test
    void countsTheProcessAndItsEndedChildrenWhateverItsNameIs() {
        var stat = "42 (a (strange) name) S 1 42 42 0 -1 4194560 1 2 3 4 100 50 30 20 20 0 1 0 12345 1000 10";

        assertThat(CpuTime.parse(stat)).isEqualTo(Duration.ofSeconds(2));
    }
}
