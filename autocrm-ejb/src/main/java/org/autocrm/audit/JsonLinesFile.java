package org.autocrm.audit;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Writer;
import org.autocrm.audit.ExportedRows.Head;
import org.jspecify.annotations.Nullable;

/** Events as JSON objects, one a line; the payload is a string in there, as it went into the hash. */
final class JsonLinesFile implements ExportFile {

    private final Writer to;

    JsonLinesFile(Writer to) {
        this.to = to;
    }

    @Override
    public void begin() {
        // the members of each line have names
    }

    @Override
    public void event(AuditEntry entry) throws IOException {
        var line = Json.createObjectBuilder().add("record", "event");
        if (entry.place() != null) {
            line.add("place", entry.place());
        }
        line.add("id", entry.id())
                .add("chain", entry.chain())
                .add("position", entry.position())
                .add("at", ExportedMoment.of(entry.at()))
                .add("type", entry.type());
        add(line, "ticket", entry.ticket());
        add(line, "actor", entry.actor());
        add(line, "via", entry.via());
        add(line, "via_detail", entry.viaDetail());
        add(line, "address", entry.address());
        write(line.add("payload", entry.payload()).add("hash", entry.hash()));
    }

    @Override
    public void head(Head head) throws IOException {
        write(Json.createObjectBuilder()
                .add("record", "head")
                .add("chain", head.chain())
                .add("position", head.position())
                .add("hash", head.hash()));
    }

    @Override
    public void end(long place, HeadSum heads) throws IOException {
        write(Json.createObjectBuilder()
                .add("record", "end")
                .add("place", place)
                .add("chains", heads.chains())
                .add("events", heads.events())
                .add("hash", heads.hash()));
    }

    private void write(JsonObjectBuilder line) throws IOException {
        to.write(line.build().toString());
        to.write('\n');
    }

    private static void add(JsonObjectBuilder line, String name, @Nullable String value) {
        if (value != null) {
            line.add(name, value);
        }
    }
}
