package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.autocrm.ticket.RoutingFacts;

/**
 * What tickets ask of their agents: the skills that somebody set, and the language of the customer as one that is
 * preferred, where there is a skill for it.
 */
@ApplicationScoped
class KeptNeeds {

    /** How well an agent is to speak the customer's language. */
    static final int FLUENT = 3;

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // a look-up of it is not free

    @PersistenceContext
    private EntityManager em;

    /** The needs of these tickets, by id; of those that have any. */
    Map<Long, Needs> of(Collection<RoutingFacts> tickets) {
        if (tickets.isEmpty()) {
            return Map.of();
        }
        var asked = JSON.createArrayBuilder();
        for (var ticket : tickets) {
            var row = JSON.createObjectBuilder().add("id", ticket.id());
            ticket.language().ifPresent(language -> row.add("language", primary(language)));
            asked.add(row);
        }
        List<?> rows = em.createNativeQuery("""
                        select asked.id, s.key, s.name, coalesce(n.level, ?2), coalesce(n.required, false)
                        from json_to_recordset(cast(?1 as json)) as asked (id bigint, language text)
                        join skill s on s.language = asked.language
                            or exists (select 1 from ticket_skill k where k.ticket_id = asked.id and k.skill = s.key)
                        left join ticket_skill n on n.ticket_id = asked.id and n.skill = s.key
                        order by asked.id, coalesce(n.position, 1000), s.key
                        """)
                .setParameter(1, asked.build().toString())
                .setParameter(2, FLUENT)
                .getResultList();
        Map<Long, Needs> needs = new HashMap<>();
        for (var each : rows) {
            var row = (Object[]) each;
            var skill = new SkillNeed((String) row[1], (String) row[2], ((Number) row[3]).intValue());
            var needed = needs.computeIfAbsent(
                    ((Number) row[0]).longValue(), any -> new Needs(new ArrayList<>(), new ArrayList<>()));
            ((Boolean) row[4] ? needed.required() : needed.preferred()).add(skill);
        }
        return needs;
    }

    private static String primary(String language) {
        return language.toLowerCase(Locale.ROOT).replaceAll("[-_].*", "");
    }
}
