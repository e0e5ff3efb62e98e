package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a machine PostgreSQL takes. */
class DatabaseTest {

    private static final long MEGABYTE = 1_048_576;

    @ParameterizedTest
    @CsvSource({"24576, 2048", "8192, 2048", "4096, 1024", "256, 128"})
    void keepsTablesInAQuarterOfTheMachinesMemoryButInNoMoreThanTwoGigabytes(long machine, long buffers) {
        assertThat(Database.sharedBuffers(machine * MEGABYTE)).isEqualTo(buffers);
    }
}
