package org.autocrm.staffing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.staffing.StaffingEvent.SkillConfigured;
import org.jspecify.annotations.Nullable;

/** The skills that agents can have and tickets can ask for. */
@Stateless
@RolesAllowed("agent")
public class Skills {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_KEY = 40;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<DomainEvent> events;

    /** All skills by name. */
    public List<Skill> all() {
        List<?> rows = em.createNativeQuery("select key, name, language, version from skill order by name, key")
                .getResultList();
        return rows.stream().map(row -> toSkill((Object[]) row)).toList();
    }

    /** The skill of that key. */
    public Optional<Skill> find(String key) {
        return all().stream().filter(skill -> skill.key().equals(key)).findFirst();
    }

    /**
     * Adds a skill.
     *
     * @param language of a language, its ISO 639 code
     * @throws StaffingNotValid if name or language is not possible
     */
    @RolesAllowed("administrator")
    public Skill add(String name, @Nullable String language) {
        var known = known();
        var code = language(language);
        var skill = new Skill(key(name, code, known), name(name), code, 0);
        refuseTwice(skill, known);
        em.createNativeQuery("insert into skill (key, name, language) values (?1, ?2, ?3)")
                .setParameter(1, skill.key())
                .setParameter(2, skill.name())
                .setParameter(3, skill.language())
                .executeUpdate();
        events.fire(new SkillConfigured(skill.key(), "name", Optional.empty(), Optional.of(skill.name())));
        if (code != null) {
            events.fire(new SkillConfigured(skill.key(), "language", Optional.empty(), Optional.of(code)));
        }
        return skill;
    }

    /**
     * Changes a skill; its key stays.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws StaffingNotValid if that is not possible
     * @throws ChangedMeanwhile if somebody else was faster
     */
    @RolesAllowed("administrator")
    public Skill change(String key, OptionalLong seen, UnaryOperator<Skill> change) {
        var known = known();
        var before = known.stream()
                .filter(skill -> skill.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new StaffingNotValid("key", "There is no skill " + key + "."));
        ChangedMeanwhile.refuse(seen, before.version());
        var wanted = change.apply(before);
        var next = new Skill(key, name(wanted.name()), language(wanted.language()), before.version() + 1);
        refuseTwice(next, known);
        em.createNativeQuery("update skill set name = ?1, language = ?2, version = version + 1 where key = ?3")
                .setParameter(1, next.name())
                .setParameter(2, next.language())
                .setParameter(3, key)
                .executeUpdate();
        announce(key, "name", before.name(), next.name());
        announce(key, "language", before.language(), next.language());
        return next;
    }

    /**
     * Removes a skill that no agent has and no ticket asks for.
     *
     * @throws StaffingNotValid if somebody needs it
     */
    @RolesAllowed("administrator")
    public void remove(String key) {
        var skill = known().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new StaffingNotValid("key", "There is no skill " + key + "."));
        var uses = (Number) em.createNativeQuery("""
                        select (select count(*) from agent_skill where skill = ?1)
                            + (select count(*) from (select 1 from ticket_skill where skill = ?1 limit 1) asked)
                        """).setParameter(1, key).getSingleResult();
        if (uses.longValue() > 0) {
            throw new StaffingNotValid(
                    "key", skill.name() + " is in use. Take it from all agents and tickets before you remove it.");
        }
        em.createNativeQuery("delete from skill where key = ?1")
                .setParameter(1, key)
                .executeUpdate();
        events.fire(new SkillConfigured(key, "name", Optional.of(skill.name()), Optional.empty()));
    }

    private void announce(String key, String what, @Nullable String from, @Nullable String to) {
        if (from == null ? to != null : !from.equals(to)) {
            events.fire(new SkillConfigured(key, what, Optional.ofNullable(from), Optional.ofNullable(to)));
        }
    }

    private List<Skill> known() {
        em.createNativeQuery("lock table skill in share row exclusive mode").executeUpdate();
        return all();
    }

    private static void refuseTwice(Skill skill, List<Skill> known) {
        for (var other : known) {
            if (!other.key().equals(skill.key())) {
                if (other.name().equalsIgnoreCase(skill.name())) {
                    throw new StaffingNotValid("name", "There is a skill " + other.name() + " already.");
                }
                if (skill.language() != null && skill.language().equals(other.language())) {
                    throw new StaffingNotValid(
                            "language",
                            "The language " + skill.language() + " is the skill " + other.name() + " already.");
                }
            }
        }
    }

    private static String name(String typed) {
        var line = typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.isEmpty() || line.length() > LONGEST_NAME) {
            throw new StaffingNotValid("name", "A name has between 1 and " + LONGEST_NAME + " characters.");
        }
        return line;
    }

    private static @Nullable String language(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var code = typed.strip().toLowerCase(Locale.ROOT);
        if (!code.matches("[a-z]{2,3}")) {
            throw new StaffingNotValid("language", "A language is a code of two or three letters, such as de.");
        }
        return code;
    }

    private static String key(String name, @Nullable String language, List<Skill> known) {
        var plain = language != null
                ? "lang-" + language
                : Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^[^a-z]+|-+$", "");
        var start = plain.isEmpty() ? "skill" : plain.substring(0, Math.min(plain.length(), LONGEST_KEY - 4));
        var key = start;
        for (int i = 2; isKnown(key, known); i++) {
            key = start + "-" + i;
        }
        return key;
    }

    private static boolean isKnown(String key, List<Skill> known) {
        return known.stream().anyMatch(skill -> skill.key().equals(key));
    }

    private static Skill toSkill(Object[] row) {
        return new Skill((String) row[0], (String) row[1], (String) row[2], ((Number) row[3]).longValue());
    }
}
