package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a machine PostgreSQL takes. */
class DatabaseTest {

    private static final long MEGABYTE = 1_048_576;

    @ParameterizedTest
    @CsvSource({"24_576, 2048", "8_192, 2048", "4_096, 1024", "256, 128"})
    void keepsTablesInAQuarterOfTheMachinesMemoryButInNoMoreThanTwoGigabytes(String machine, long buffers) {
        var memory = Long.parseLong(machine.replace("_", "")) * MEGABYTE;

        assertThat(Database.sharedBuffers(memory)).isEqualTo(buffers);
    }
}
