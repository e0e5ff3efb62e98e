package org.autocrm.verifier;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.autocrm.verifier.ExportTrail.Unreadable;
import org.jspecify.annotations.Nullable;

/** Records as comma-separated values (RFC 4180); the first line has the names. An apostrophe in front is taken away. */
final class CsvRecords implements Records {

    private static final int END = -1;

    private final Reader text;
    private final List<String> names;
    private int next;

    CsvRecords(Reader text) throws IOException {
        this.text = text;
        next = text.read();
        names = cells();
    }

    @Override
    public @Nullable Map<String, String> next() throws IOException {
        if (next == END) {
            return null;
        }
        var cells = cells();
        if (cells.size() != names.size()) {
            throw new Unreadable("a line has " + cells.size() + " cells in place of " + names.size() + ": " + cells);
        }
        var fields = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            var cell = cells.get(i);
            if (!cell.isEmpty()) {
                fields.put(names.get(i), cell.startsWith("'") ? cell.substring(1) : cell);
            }
        }
        return fields;
    }

    private List<String> cells() throws IOException {
        var cells = new ArrayList<String>();
        do {
            if (!cells.isEmpty()) {
                next = text.read(); // the comma
            }
            cells.add(next == '"' ? quoted() : plain());
        } while (next == ',');
        if (next == '\r') {
            next = text.read();
        }
        if (next == '\n') {
            next = text.read();
        } else if (next != END) {
            throw new Unreadable("a line does not end after its cells: " + cells);
        }
        return cells;
    }

    private String plain() throws IOException {
        var cell = new StringBuilder();
        while (next != ',' && next != '\r' && next != '\n' && next != END) {
            cell.append((char) next);
            next = text.read();
        }
        return cell.toString();
    }

    private String quoted() throws IOException {
        var cell = new StringBuilder();
        next = text.read();
        while (next != END) {
            if (next == '"') {
                next = text.read();
                if (next != '"') {
                    return cell.toString();
                }
            }
            cell.append((char) next);
            next = text.read();
        }
        throw new Unreadable("a cell is not closed: " + cell);
    }
}
