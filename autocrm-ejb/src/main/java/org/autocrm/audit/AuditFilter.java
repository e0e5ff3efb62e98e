package org.autocrm.audit;

import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; what is null or empty does not matter.
 *
 * @param actor the address of an account, {@code anonymous} or {@code system}
 * @param via a word of {@link org.autocrm.event.Origin.Via}
 * @param from the first moment
 * @param to the moment after the last
 * @param text what stands somewhere in it, in any case
 */
public record AuditFilter(
        @Nullable String actor,
        Set<String> types,
        @Nullable String via,
        @Nullable String ticket,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text)
        implements Serializable {

    /** The features that have events about a ticket. */
    private static final Set<String> ABOUT_TICKETS = Set.of("ticket", "routing", "sla", "rule");

    /** All events. */
    public static AuditFilter all() {
        return new AuditFilter(null, Set.of(), null, null, null, null, null);
    }

    /** The events of one ticket. */
    public static AuditFilter ofTicket(String number) {
        return new AuditFilter(null, Set.of(), null, number, null, null, null);
    }

    public AuditFilter {
        var who = trimmed(actor);
        actor = who == null ? null : who.toLowerCase(Locale.ROOT);
        via = trimmed(via);
        ticket = trimmed(ticket);
        text = trimmed(text);
        types = Set.copyOf(types);
    }

    /**
     * Whether it lets whole chains through, or nothing of them: then the export of what it lets through can be
     * verified.
     */
    public boolean keepsChainsWhole() {
        return actor == null && types.isEmpty() && via == null && from == null && to == null && text == null;
    }

    /** What an index finds. */
    void addIndexed(Conditions conditions) {
        conditions.add("actor = ?", actor);
        conditions.add("chain = ?", ticket == null ? null : "ticket:" + ticket);
        conditions.add("at >= cast(? as timestamptz)", from == null ? null : from.toString());
        conditions.add("at < cast(? as timestamptz)", to == null ? null : to.toString());
        if (isAboutNoTicket()) {
            conditions.also("ticket is null");
            addTypes(conditions);
        }
    }

    /** What has to be looked for, event by event. */
    void addOthers(Conditions conditions) {
        if (!isAboutNoTicket()) {
            addTypes(conditions);
        }
        conditions.add("via = ?", via);
        conditions.add(
                "concat_ws(' ', type, actor, ticket, chain, via_detail, address, payload) ilike ?",
                text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }

    boolean looksForOthers() {
        return via != null || text != null || (!types.isEmpty() && !isAboutNoTicket());
    }

    /** Types of what is about no ticket are few, and have an index; some features fire events of both kinds. */
    private boolean isAboutNoTicket() {
        return !types.isEmpty()
                && types.stream()
                        .noneMatch(type -> ABOUT_TICKETS.stream().anyMatch(feature -> type.startsWith(feature + ".")));
    }

    void addTypes(Conditions conditions) {
        if (types.size() == 1) {
            conditions.add("type = ?", types.iterator().next());
        } else if (!types.isEmpty()) {
            conditions.add("type = any (string_to_array(?, ','))", String.join(",", types));
        }
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
