package org.autocrm.audit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.autocrm.audit.ExportedRows.Head;
import org.jspecify.annotations.Nullable;

/**
 * Events as comma-separated values (RFC 4180) in UTF-8.
 *
 * <p>A spreadsheet takes a cell that begins with an equals sign, a plus, a minus or an at sign for a formula. Such a
 * cell, and one that begins with an apostrophe, begins with one apostrophe more: whoever reads the file takes one away.
 */
final class CsvFile implements ExportFile {

    static final List<String> COLUMNS = List.of(
            "record",
            "place",
            "id",
            "chain",
            "position",
            "at",
            "type",
            "ticket",
            "actor",
            "via",
            "via_detail",
            "address",
            "payload",
            "hash");

    private static final String BEGINS_A_FORMULA = "=+-@\t\r'";

    private final Writer to;

    CsvFile(Writer to) {
        this.to = to;
    }

    @Override
    public void begin() throws IOException {
        write(COLUMNS);
    }

    @Override
    public void event(AuditEntry entry) throws IOException {
        write(List.of(
                "event",
                text(entry.place()),
                text(entry.id()),
                entry.chain(),
                text(entry.position()),
                ExportedMoment.of(entry.at()),
                entry.type(),
                text(entry.ticket()),
                entry.actor(),
                text(entry.via()),
                text(entry.viaDetail()),
                text(entry.address()),
                entry.payload(),
                entry.hash()));
    }

    @Override
    public void head(Head head) throws IOException {
        write(List.of(
                "head", "", "", head.chain(), text(head.position()), "", "", "", "", "", "", "", "", head.hash()));
    }

    @Override
    public void end(long place, HeadSum heads) throws IOException {
        var counts = "{\"chains\": %d, \"events\": %d}".formatted(heads.chains(), heads.events());
        write(List.of("end", text(place), "", "", "", "", "", "", "", "", "", "", counts, heads.hash()));
    }

    static String cell(String value) {
        if (value.isEmpty()) {
            return value;
        }
        var safe = BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private void write(List<String> cells) throws IOException {
        to.write(cells.stream().map(CsvFile::cell).collect(joining(",", "", "\r\n")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
