package org.autocrm.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as it lies in an export: events in the order of the feed, then the heads of the chains, then the end.
 */
final class ExportTrail {

    private final Path file;
    private final Map<String, Chain> chains = new TreeMap<>(Names::compare);
    private final Map<String, Head> heads = new TreeMap<>(Names::compare);
    private final Findings findings = new Findings();

    /** A record that the export cannot have been written with. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence);
        }
    }

    ExportTrail(Path file) {
        this.file = file;
    }

    /**
     * Walks through the export.
     *
     * @param expected the anchor to compare with; it has to be one of the moment of the export, or before
     */
    Findings verify(@Nullable Anchor expected) throws IOException {
        var anchorPlace = expected == null ? Long.MAX_VALUE : expected.place();
        Map<String, String> end = Map.of();
        try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var records = records(text);
            for (var fields = records.next(); fields != null; fields = records.next()) {
                switch (fields.getOrDefault("record", "")) {
                    case "event" -> follow(link(fields), anchorPlace);
                    case "head" -> noteHead(fields);
                    case "end" -> end = fields;
                    default -> throw new Unreadable("a record is neither event nor head nor end: " + fields);
                }
            }
        }
        finish(end, anchorPlace);
        return findings;
    }

    private void follow(Link link, long anchorPlace) {
        findings.event();
        chains.computeIfAbsent(link.chain(), name -> new Chain()).follow(link, anchorPlace);
    }

    private void noteHead(Map<String, String> fields) {
        var head = new Head(text(fields, "chain"), number(fields, "position"), 0, hash(fields));
        heads.put(head.chain(), head);
    }

    private void finish(Map<String, String> end, long anchorPlace) {
        if (end.isEmpty()) {
            findings.add(Fault.ofTheWhole(
                    "the end of the export was removed (an export with filters has none, and cannot be verified)"));
            chains.values().forEach(findings::chain);
            return;
        }
        heads.keySet().forEach(name -> chains.computeIfAbsent(name, any -> new Chain()));
        chains.forEach((name, chain) -> {
            var head = heads.get(name);
            if (head == null) {
                chain.endWithoutHead();
            } else {
                chain.endAt(head);
            }
            findings.chain(chain);
        });
        var noted = new Anchor.Sum();
        heads.values().forEach(head -> noted.add(head.chain(), head.position(), head.hash()));
        var place = number(end, "place");
        if (!noted.at(place).sum().equals(HexFormat.of().formatHex(hash(end)))) {
            findings.add(
                    Fault.ofTheWhole(
                            "the heads at the end of the export are not those it was written with: a chain was removed or rewritten"));
        }
        var sum = new Anchor.Sum();
        chains.forEach((name, chain) -> chain.addTo(sum, name));
        findings.anchor(sum.at(Math.min(place, anchorPlace)));
    }

    private Records records(BufferedReader text) throws IOException {
        text.mark(1);
        var first = text.read();
        text.reset();
        return first == '{' ? new JsonLinesRecords(text) : new CsvRecords(text);
    }

    private static Link link(Map<String, String> fields) {
        return new Link(
                fields.containsKey("place") ? number(fields, "place") : 0,
                number(fields, "id"),
                text(fields, "chain"),
                number(fields, "position"),
                moment(fields),
                text(fields, "type"),
                fields.get("ticket"),
                text(fields, "actor"),
                fields.get("via"),
                fields.get("via_detail"),
                fields.get("address"),
                text(fields, "payload"),
                hash(fields));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static long number(Map<String, String> fields, String name) {
        try {
            return Long.parseLong(text(fields, name));
        } catch (NumberFormatException e) {
            throw new Unreadable("the " + name + " is no number in " + fields);
        }
    }

    private static Instant moment(Map<String, String> fields) {
        try {
            return Instant.parse(text(fields, "at"));
        } catch (DateTimeException e) {
            throw new Unreadable("the time is none in " + fields);
        }
    }

    private static byte[] hash(Map<String, String> fields) {
        try {
            return HexFormat.of().parseHex(text(fields, "hash"));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the hash is none in " + fields);
        }
    }
}
