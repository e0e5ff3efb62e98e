package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseCheckTest {

    private static final Settings SETTINGS = Settings.of(Map.of("AUTOCRM_DB_HOST", "db", "AUTOCRM_DB_USER", "crm"));

    @Test
    void anOldPostgresqlIsRefused() {
        assertThatThrownBy(() -> DatabaseCheck.refuseOld(14, "db:5432"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The PostgreSQL at db:5432 is version 14, and AutoCRM needs 15 or newer.");
    }

    @Test
    void theOldestThatWorksIsTaken() {
        assertThatCode(() -> DatabaseCheck.refuseOld(15, "db:5432")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, AUTOCRM_DB_PASSWORD",
        "3D000, AUTOCRM_DB_NAME",
        "42501, grant the right",
        "08001, AUTOCRM_DB_HOST"
    })
    void eachAnswerOfPostgresqlBecomesASentenceThatSaysWhatToDo(String state, String advice) {
        var sentence = DatabaseCheck.explain(new SQLException("refused", state), SETTINGS, "db:5432");

        assertThat(sentence).contains(advice).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres (PostgreSQL) 18.6, 18",
        "postgres (PostgreSQL) 15.14 (Debian), 15",
        "postgres (PostgreSQL) 19beta1, 19"
    })
    void theMajorVersionIsTheFirstNumber(String text, String major) {
        assertThat(Database.majorVersion(text)).isEqualTo(major);
    }
}
