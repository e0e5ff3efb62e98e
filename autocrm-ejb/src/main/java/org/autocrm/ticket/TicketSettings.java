package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.ticket.ConfigurationEvent.SettingChanged;

/** What an administrator decides about all tickets: how numbers look, and which files may be attached. */
@Stateless
@RolesAllowed("agent")
public class TicketSettings {

    private static final String PREFIX = "ticket.number.prefix";
    private static final String LARGEST = "attachment.largest-megabytes";
    private static final String BLOCKED = "attachment.blocked";
    private static final int USUAL_MEGABYTES = 25;
    private static final int MOST_MEGABYTES = 1_000;

    /** What mail programs and web browsers of others run without asking. */
    private static final Set<String> USUALLY_BLOCKED = Set.of(
            "ade", "adp", "apk", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "hta", "ins", "iso", "jar", "js",
            "jse", "lnk", "mde", "msc", "msi", "msp", "pif", "ps1", "reg", "scr", "sct", "sys", "vb", "vbe", "vbs",
            "vxd", "wsc", "wsf", "wsh");

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    @Inject
    private Event<ConfigurationEvent> events;

    /**
     * The settings.
     *
     * @param numberPrefix what new ticket numbers begin with; numbers that were given stay
     * @param largestMegabytes how large one attached file may be
     * @param blocked endings of names, without the dot, and media types that may not be attached
     */
    public record Values(String numberPrefix, int largestMegabytes, Set<String> blocked) implements Serializable {

        public Values {
            blocked = blocked.stream()
                    .map(type -> type.strip().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT))
                    .filter(type -> !type.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** What every desk begins with. */
        static Values usual() {
            return new Values("", USUAL_MEGABYTES, USUALLY_BLOCKED);
        }

        static Values from(Map<String, String> kept) {
            return new Values(
                    kept.getOrDefault(PREFIX, ""),
                    Integer.parseInt(kept.getOrDefault(LARGEST, Integer.toString(USUAL_MEGABYTES))),
                    Optional.ofNullable(kept.get(BLOCKED))
                            .map(list -> Set.copyOf(Arrays.asList(list.split(" ", -1))))
                            .orElse(USUALLY_BLOCKED));
        }

        Map<String, String> kept() {
            return Map.of(
                    PREFIX,
                    numberPrefix,
                    LARGEST,
                    Integer.toString(largestMegabytes),
                    BLOCKED,
                    String.join(" ", new TreeSet<>(blocked)));
        }

        /** What is wrong with them; nothing where they are good. */
        List<Objection> objections() {
            var prefix = TicketNumber.isPrefix(numberPrefix)
                    ? Optional.<Objection>empty()
                    : Optional.of(
                            new Objection(
                                    "numberPrefix",
                                    "The prefix must begin with a capital letter, have at most eight capital letters and digits, and end with a letter or a hyphen."));
            var largest = largestMegabytes >= 1 && largestMegabytes <= MOST_MEGABYTES
                    ? Optional.<Objection>empty()
                    : Optional.of(new Objection(
                            "largestMegabytes", "The limit must be between 1 and " + MOST_MEGABYTES + " megabytes."));
            var types = blocked.stream().anyMatch(type -> type.matches(".*\\s.*"))
                    ? Optional.of(new Objection("blocked", "A file type has no spaces."))
                    : Optional.<Objection>empty();
            return java.util.stream.Stream.of(prefix, largest, types)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** The settings as they are. */
    public Values read() {
        return catalog.read().settings();
    }

    /**
     * The settings in a version, which grows with every change.
     *
     * @param version of the settings together
     */
    public record Kept(Values values, long version) implements Serializable {}

    /** The settings as they are, with their version. */
    public Kept kept() {
        return new Kept(read(), version());
    }

    /**
     * Changes the settings from what they are to what they are to be; nobody else changes them meanwhile.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws ChangeRefused if the new ones are not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Kept change(OptionalLong seen, UnaryOperator<Values> change) {
        em.createNativeQuery("lock table configuration in exclusive mode").executeUpdate();
        ChangedMeanwhile.refuse(seen, version());
        var before = read();
        become(before, change.apply(before));
        return kept();
    }

    /**
     * Decides anew.
     *
     * @param seen the settings as the administrator saw them
     * @throws ChangeRefused if the new ones are not possible, or somebody else was faster
     */
    @RolesAllowed("administrator")
    public void change(Values seen, Values next) {
        em.createNativeQuery("lock table configuration in exclusive mode").executeUpdate();
        var before = read();
        if (!before.equals(seen)) {
            throw new ChangeRefused("settings", "Somebody else changed the settings meanwhile.");
        }
        become(before, next);
    }

    private void become(Values before, Values next) {
        var objections = next.objections();
        if (!objections.isEmpty()) {
            throw new ChangeRefused(objections);
        }
        var old = before.kept();
        next.kept().forEach((name, value) -> keep(name, Objects.requireNonNull(old.get(name)), value));
    }

    private long version() {
        var version = em.createNativeQuery(
                        "select coalesce(sum(version + 1), 0) from configuration where name in (?1, ?2, ?3)")
                .setParameter(1, PREFIX)
                .setParameter(2, LARGEST)
                .setParameter(3, BLOCKED)
                .getSingleResult();
        return ((Number) version).longValue();
    }

    private void keep(String name, String from, String to) {
        if (!from.equals(to)) {
            em.createNativeQuery("""
                            insert into configuration (name, value) values (?1, ?2)
                            on conflict (name) do update set value = excluded.value, version = configuration.version + 1
                            """).setParameter(1, name).setParameter(2, to).executeUpdate();
            events.fire(new SettingChanged(name, Optional.of(from), Optional.of(to)));
        }
    }
}
