package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.autocrm.routing.Reason.Code;
import org.autocrm.routing.RoutingInputs.Worker;

/** All decisions, kept with what they were made of, in the transaction that carries them out. */
@ApplicationScoped
class KeptDecisions {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // a look-up of it is not free
    private static final RoutingWords WORDS = RoutingWords.in(Locale.ENGLISH);

    @PersistenceContext
    private EntityManager em;

    void keep(Collection<Made> decisions, Instant at) {
        if (decisions.isEmpty()) {
            return;
        }
        var rows = JSON.createArrayBuilder();
        for (var made : decisions) {
            var decision = made.decision();
            var row = JSON.createObjectBuilder()
                    .add("ticket", made.ticket().value())
                    .add("outcome", decision.outcome().name())
                    .add("engine", decision.engine())
                    .add("decision", RoutingJson.of(decision));
            if (made.event() != null) {
                row.add("event", made.event());
            }
            var inputs = made.inputs();
            if (inputs != null) {
                row.add("team", inputs.policy().name()).add("inputs", RoutingJson.of(inputs));
                inputs.worker(decision.agent()).map(Worker::name).ifPresent(name -> row.add("agent", name));
            }
            if (decision.team() != null) {
                row.add("team_id", decision.team());
            }
            if (decision.agent() != null) {
                row.add("agent_id", decision.agent());
            }
            var team =
                    Optional.ofNullable(inputs).map(RoutingInputs::because).orElseGet(() -> Reason.of(Code.TEAM_NONE));
            row.add("reason", String.join(" ", WORDS.sentences(team, decision)));
            rows.add(row);
        }
        em.createNativeQuery("""
                        insert into routing_decision (event_id, ticket, team, agent, reason, decided_at, engine, outcome, team_id,
                            agent_id, inputs, decision)
                        select event, ticket, team, agent, reason, ?2, engine, outcome, team_id, agent_id, inputs, decision
                        from json_to_recordset(cast(?1 as json)) as row (event bigint, ticket text, team text, agent text,
                            reason text, engine integer, outcome text, team_id bigint, agent_id bigint, inputs json, decision json)
                        on conflict do nothing
                        """)
                .setParameter(1, rows.build().toString())
                .setParameter(2, Timestamp.from(at))
                .executeUpdate();
    }
}
