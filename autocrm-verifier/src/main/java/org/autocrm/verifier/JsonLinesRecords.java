package org.autocrm.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.autocrm.verifier.ExportTrail.Unreadable;
import org.jspecify.annotations.Nullable;

/** Records as JSON objects, one a line, whose members are texts and whole numbers. */
final class JsonLinesRecords implements Records {

    private final BufferedReader text;
    private String line = "";
    private int at;

    JsonLinesRecords(BufferedReader text) {
        this.text = text;
    }

    @Override
    public @Nullable Map<String, String> next() throws IOException {
        var read = text.readLine();
        if (read == null) {
            return null;
        }
        line = read;
        at = 0;
        var fields = new HashMap<String, String>();
        expect('{');
        do {
            var name = string();
            expect(':');
            fields.put(name, here() == '"' ? string() : number());
        } while (accept(','));
        expect('}');
        if (at != line.length()) {
            throw unreadable();
        }
        return fields;
    }

    private String number() {
        var begin = at;
        while (here() == '-' || Character.isDigit(here())) {
            at++;
        }
        if (begin == at) {
            throw unreadable();
        }
        return line.substring(begin, at);
    }

    private String string() {
        expect('"');
        var value = new StringBuilder();
        while (here() != '"') {
            var c = take();
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        var c = take();
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            case '"', '\\', '/' -> c;
            default -> throw unreadable();
        };
    }

    private char unicode() {
        if (at + 4 > line.length()) {
            throw unreadable();
        }
        try {
            at += 4;
            return (char) Integer.parseInt(line.substring(at - 4, at), 16);
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private char take() {
        var c = here();
        at++;
        return c;
    }

    private char here() {
        if (at >= line.length()) {
            throw unreadable();
        }
        return line.charAt(at);
    }

    private boolean accept(char wanted) {
        var found = here() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw unreadable();
        }
    }

    private Unreadable unreadable() {
        return new Unreadable("a line is no record: " + line);
    }
}
