package org.autocrm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    @Test
    void aCellWithACommaAQuoteOrALineEndIsQuoted() {
        assertThat(CsvFile.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvFile.cell("say \"a\"")).isEqualTo("\"say \"\"a\"\"\"");
        assertThat(CsvFile.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(CsvFile.cell("a b")).isEqualTo("a b");
        assertThat(CsvFile.cell("")).isEmpty();
    }

    @Test
    void aCellThatASpreadsheetWouldTakeForAFormulaIsNone() {
        for (var begin : new String[] {"=", "+", "-", "@", "\t"}) {
            assertThat(CsvFile.cell(begin + "1")).isEqualTo("'" + begin + "1");
        }
        assertThat(CsvFile.cell("=cmd|' /C calc'!A0,x")).isEqualTo("\"'=cmd|' /C calc'!A0,x\"");
        assertThat(CsvFile.cell("a=1")).isEqualTo("a=1");
    }

    @Test
    void anApostropheInFrontCanBeTakenAwayAgain() {
        assertThat(CsvFile.cell("'=1")).isEqualTo("''=1");
    }

    @Test
    void everyLineHasAllColumnsAndEndsAsTheStandardSays() throws IOException {
        var text = new StringWriter();
        var file = new CsvFile(text);

        file.begin();
        file.event(AuditEntryTest.entry("{\"a\": 1}"));
        file.head(new ExportedRows.Head("ticket:10042", 1, "00"));
        file.end(1, new HeadSum());

        assertThat(text.toString().split("\r\n", -1)).hasSize(5).satisfies(lines -> {
            for (int i = 0; i < 4; i++) {
                assertThat(lines[i].replaceAll("\"[^\"]*(\"\"[^\"]*)*\"", "").split(",", -1))
                        .as(lines[i])
                        .hasSameSizeAs(CsvFile.COLUMNS);
            }
        });
        assertThat(text.toString())
                .contains("event,1,1,ticket:10042,1,1970-01-01T00:00:00.000000Z,ticket.StatusChanged,10042,");
    }
}
