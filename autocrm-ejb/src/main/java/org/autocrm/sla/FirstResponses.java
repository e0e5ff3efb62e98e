package org.autocrm.sla;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The promises of a first answer, of many tickets at once. */
@Stateless
@RolesAllowed("administrator")
public class FirstResponses {

    @PersistenceContext
    private EntityManager em;

    /** The promises of these tickets, by number; nothing of those whose customers were promised none. */
    public Map<String, FirstResponse> of(Collection<String> tickets) {
        List<?> rows = em.createNativeQuery("""
                        select ticket, due_at, case when state in ('MET', 'MISSED') then stopped_at end from sla_clock
                        where metric = 'FIRST_RESPONSE'
                        and ticket = any(array(select json_array_elements_text(cast(?1 as json))))
                        """)
                .setParameter(1, Json.createArrayBuilder(tickets).build().toString())
                .getResultList();
        Map<String, FirstResponse> found = new HashMap<>();
        rows.stream()
                .map(row -> (Object[]) row)
                .forEach(row -> found.put((String) row[0], new FirstResponse(moment(row[1]), moment(row[2]))));
        return found;
    }

    private static @Nullable Instant moment(@Nullable Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
