package org.autocrm.audit;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as the audit trail shows it.
 *
 * @param place its place in the feed; null for the moment until it has one
 * @param chain what it is about, such as {@code ticket:10042}
 * @param position its position in the chain, from 1; 0 if it is no link of it
 * @param type such as {@code ticket.Opened}
 * @param actor who: the address of an account, {@code anonymous} or {@code system}
 * @param via through what, as a word; null if that was not kept
 * @param viaDetail the beginning of the API key, or the name of the follower
 * @param address from where, for requests
 * @param payload the event's record as a JSON object, as PostgreSQL writes it
 * @param hash in hex; empty if it is no link of a chain
 */
public record AuditEntry(
        long id,
        @Nullable Long place,
        String chain,
        int position,
        Instant at,
        String type,
        @Nullable String ticket,
        String actor,
        @Nullable String via,
        @Nullable String viaDetail,
        @Nullable String address,
        String payload,
        String hash)
        implements Serializable {

    static final String COLUMNS =
            "id, feed, chain, position, at, type, ticket, actor, via, via_detail, address, cast(payload as text), hash";

    /**
     * One value that the event speaks of.
     *
     * @param name as the payload has it, such as {@code status} or {@code scopes}; empty where it is the one that the
     *     type speaks of
     * @param from what it was; null where the event says only what is
     * @param to what it is; null where it is nothing any more
     */
    public record Change(
            String name,
            boolean changed,
            @Nullable String from,
            @Nullable String to) implements Serializable {}

    static AuditEntry of(Object[] row) {
        return new AuditEntry(
                ((Number) row[0]).longValue(),
                row[1] == null ? null : ((Number) row[1]).longValue(),
                row[2] == null ? "" : (String) row[2],
                row[3] == null ? 0 : ((Number) row[3]).intValue(),
                ((Timestamp) row[4]).toInstant(),
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (String) row[10],
                (String) row[11],
                row[12] == null ? "" : HexFormat.of().formatHex((byte[]) row[12]));
    }

    /** The payload, to be read. */
    public JsonObject data() {
        try (var reader = Json.createReader(new StringReader(payload))) {
            return reader.readObject();
        }
    }

    /** What changed, then what else it says: old and new values side by side, however their members are named. */
    public List<Change> changes() {
        var data = data();
        List<Change> changes = new ArrayList<>();
        List<Change> facts = new ArrayList<>();
        var names = new LinkedHashSet<>(data.keySet());
        while (!names.isEmpty()) {
            var name = names.iterator().next();
            names.remove(name);
            var pair = Pair.of(name);
            if (pair.isPresent()) {
                names.remove(pair.get().other());
                changes.add(new Change(
                        pair.get().name(),
                        true,
                        text(data.get(pair.get().from())),
                        text(data.get(pair.get().to()))));
            } else if (!name.equals("ticket")) {
                facts.add(new Change(name, false, null, text(data.get(name))));
            }
        }
        changes.addAll(facts);
        return changes;
    }

    /** {@code from} and {@code to}, {@code fromTeam} and {@code toTeam}, {@code oldPrefix} and {@code newPrefix}. */
    private record Pair(String name, String from, String to, String other) {

        static Optional<Pair> of(String member) {
            return pair(member, "from", "to").or(() -> pair(member, "old", "new"));
        }

        private static Optional<Pair> pair(String member, String from, String to) {
            return rest(member, from)
                    .or(() -> rest(member, to))
                    .map(rest -> new Pair(
                            rest.isEmpty() ? "" : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1),
                            from + rest,
                            to + rest,
                            member.equals(from + rest) ? to + rest : from + rest));
        }

        private static Optional<String> rest(String member, String prefix) {
            if (!member.startsWith(prefix)) {
                return Optional.empty();
            }
            var rest = member.substring(prefix.length());
            return rest.isEmpty() || Character.isUpperCase(rest.charAt(0)) ? Optional.of(rest) : Optional.empty();
        }
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonArray values) {
            return values.stream().map(AuditEntry::text).collect(Collectors.joining(", "));
        }
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
