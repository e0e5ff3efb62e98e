package org.autocrm.ticket.search;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.TicketStatus;

/**
 * The names that queries may use, as they were a moment ago.
 *
 * @param zone in which hours and days of this moment are told: that of the calendar that counts by default
 */
record Snapshot(
        Map<String, Status> statuses,
        Map<String, Priority> priorities,
        Map<Long, String> teams,
        Map<Long, Agent> agents,
        Map<Long, Set<Long>> teamsOfAgents,
        Map<String, CustomField> fields,
        ZoneId zone) {

    private static final Map<String, Set<TicketStatus>> TURNS = turns();

    record Agent(String name, String email) {}

    record CustomField(long id, String type, List<String> choices) {}

    private static Map<String, Set<TicketStatus>> turns() {
        var turns = new LinkedHashMap<String, Set<TicketStatus>>();
        Arrays.stream(TicketStatus.values()).forEach(status -> turns.put(word(status), Set.of(status)));
        turns.put("unsolved", Set.of(TicketStatus.OPEN, TicketStatus.WAITING));
        turns.put("done", Set.of(TicketStatus.SOLVED, TicketStatus.CLOSED));
        return turns;
    }

    private static String word(TicketStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Whose turn it is, where the value says that; in quotation marks it is the key of a status instead. */
    Optional<Set<TicketStatus>> turn(Value value) {
        return value.isQuoted()
                ? Optional.empty()
                : Optional.ofNullable(TURNS.get(value.text().toLowerCase(Locale.ROOT)));
    }

    /** The key of a status. */
    String status(Value value) {
        var names = Stream.concat(TURNS.keySet().stream(), statuses.keySet().stream())
                .distinct()
                .toList();
        return keyOf(value, statuses, Status::name)
                .orElseThrow(() -> unknown(value, "There is no status " + value.text() + ".", names, true));
    }

    /** The key of a priority. */
    String priority(Value value) {
        return keyOf(value, priorities, Priority::name)
                .orElseThrow(
                        () -> unknown(value, "There is no priority " + value.text() + ".", priorities.keySet(), true));
    }

    int rank(Value value) {
        return Objects.requireNonNull(priorities.get(priority(value))).rank();
    }

    /** The teams of that name or id, or whose names begin so if there is none. */
    List<Long> team(Value value) {
        return idsOf(value, teams, name -> name, name -> name)
                .orElseThrow(() -> unknown(value, "There is no team " + value.text() + ".", teams.values(), false));
    }

    /** The agents of that name, address or id, or whose names begin so if there is none. */
    List<Long> agent(Value value) {
        return idsOf(value, agents, Agent::name, Agent::email)
                .orElseThrow(() -> unknown(
                        value,
                        "There is no agent " + value.text() + ".",
                        agents.values().stream().map(Agent::name).toList(),
                        false));
    }

    CustomField field(FieldName name) {
        var field = fields.get(name.key());
        if (field == null) {
            throw new UnknownValue(
                    name,
                    "There is no field %s.%s"
                            .formatted(
                                    name,
                                    Nearest.hint(
                                            name.toString(),
                                            fields.keySet().stream()
                                                    .map(key -> Field.CUSTOM_PREFIX + key)
                                                    .toList())));
        }
        return field;
    }

    /** The choice of a field, in its own spelling. */
    String choice(CustomField field, FieldName name, Value value) {
        return field.choices().stream()
                .filter(value.text()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () -> unknown(value, value.text() + " is no choice of " + name + ".", field.choices(), true));
    }

    Optional<Long> idOf(String email) {
        return agents.entrySet().stream()
                .filter(agent -> agent.getValue().email().equals(email))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static <T> Optional<String> keyOf(Value value, Map<String, T> known, Function<T, String> name) {
        return known.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(value.text())
                        || name.apply(entry.getValue()).equalsIgnoreCase(value.text()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static <T> Optional<List<Long>> idsOf(
            Value value, Map<Long, T> known, Function<T, String> name, Function<T, String> other) {
        var text = value.text().toLowerCase(Locale.ROOT);
        var exact = ids(
                known,
                entry -> name.apply(entry).toLowerCase(Locale.ROOT).equals(text)
                        || other.apply(entry).toLowerCase(Locale.ROOT).equals(text));
        if (!exact.isEmpty()) {
            return Optional.of(exact);
        }
        if (text.matches("[0-9]{1,18}") && known.containsKey(Long.parseLong(text))) {
            return Optional.of(List.of(Long.parseLong(text)));
        }
        var begun = value.isQuoted()
                ? List.<Long>of()
                : ids(known, entry -> name.apply(entry).toLowerCase(Locale.ROOT).startsWith(text));
        return begun.isEmpty() ? Optional.empty() : Optional.of(begun);
    }

    private static <T> List<Long> ids(Map<Long, T> known, java.util.function.Predicate<T> wanted) {
        return known.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.toList());
    }

    private static UnknownValue unknown(
            Value value, String sentence, java.util.Collection<String> names, boolean listThem) {
        var listed = listThem && !names.isEmpty() ? " It can be " + String.join(", ", names) + "." : "";
        return new UnknownValue(value, sentence + Nearest.hint(value.text(), names) + listed);
    }
}
