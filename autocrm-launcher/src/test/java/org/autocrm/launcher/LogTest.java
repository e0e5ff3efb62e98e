package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.autocrm.launcher.RunningServer.Log;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogTest {

    @Nested
    class TheSentenceOfARefusal {

        @Test
        void isWhatTheApplicationSaid() {
            var lines = List.of(
                    "08:00:01 INFO  starting",
                    "08:00:02 SEVERE [org.autocrm] (main) AutoCRM cannot start: the database is newer than this AutoCRM.",
                    "WFLYCTL0013: Operation (\"deploy\") failed");

            assertThat(Log.sentence(lines, new WildFly()))
                    .contains("AutoCRM cannot start: the database is newer than this AutoCRM.");
        }

        @Test
        void endsBeforeTheMarkOfPayara() {
            var lines = List.of("  AutoCRM cannot start: no database.|#]");

            assertThat(Log.sentence(lines, new Payara())).contains("AutoCRM cannot start: no database.");
        }

        @Test
        void isTheServersLineWhenTheApplicationSaidNothing() {
            var lines = List.of("[ERROR   ] CWWKZ0002E: An exception occurred while starting the application autocrm.");

            assertThat(Log.sentence(lines, new Liberty()))
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .startsWith("The server could not start AutoCRM: ")
                            .contains("CWWKZ0002E"));
        }

        @Test
        void isMissingWhileAllIsWell() {
            var lines = List.of("WFLYSRV0010: Deployed \"autocrm.ear\"", "AutoCRM set-up: http://localhost/x");

            assertThat(Log.sentence(lines, new WildFly())).isEmpty();
        }
    }

    @Test
    void theSetUpLinkEndsWithItsLine() {
        var lines = List.of("[INFO    ] AutoCRM set-up: http://localhost:8080/autocrm/set-up?key=abc");

        assertThat(Log.setUpLink(lines)).contains("http://localhost:8080/autocrm/set-up?key=abc");
    }
}
