package org.autocrm.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.autocrm.verifier.ExportTrail.Unreadable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordsTest {

    @Nested
    class AsCommaSeparatedValues {

        @Test
        void quotesCommasAndLineEndsBelongToTheirCell() throws IOException {
            var records = csv("a,b,c\r\n\"x, \"\"y\"\"\r\nz\",,plain\r\n");

            assertThat(records.next()).isEqualTo(Map.of("a", "x, \"y\"\r\nz", "c", "plain"));
            assertThat(records.next()).isNull();
        }

        @Test
        void oneApostropheInFrontIsTakenAway() throws IOException {
            assertThat(csv("a,b\n'=1+1,''quoted\n").next()).isEqualTo(Map.of("a", "=1+1", "b", "'quoted"));
        }

        @Test
        void whatNobodyCanHaveWrittenIsUnreadable() {
            assertThatThrownBy(() -> csv("a,b\nx\n").next()).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> csv("a,b\nx,\"y\n").next()).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> csv("a,b\nx,\"y\"z\n").next()).isInstanceOf(Unreadable.class);
        }

        private static Records csv(String text) throws IOException {
            return new CsvRecords(new StringReader(text));
        }
    }

    @Nested
    class AsJsonLines {

        @Test
        void textsAndNumbersAreRead() throws IOException {
            var records = json("{\"a\":\"x\\n\\\"\\u00fc\\\\\",\"b\":-12}\n{\"a\":\"\"}\n");

            assertThat(records.next()).isEqualTo(Map.of("a", "x\n\"ü\\", "b", "-12"));
            assertThat(records.next()).isEqualTo(Map.of("a", ""));
            assertThat(records.next()).isNull();
        }

        @Test
        void whatNobodyCanHaveWrittenIsUnreadable() {
            for (var line : new String[] {
                "", "{", "{}", "{\"a\":}", "{\"a\":\"x\"}}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "[1]"
            }) {
                assertThatThrownBy(() -> json(line + "\n").next()).as(line).isInstanceOf(Unreadable.class);
            }
        }

        private static Records json(String text) {
            return new JsonLinesRecords(new BufferedReader(new StringReader(text)));
        }
    }
}
