package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.autocrm.account.Scope;
import org.autocrm.routing.RoutingDecisions;
import org.autocrm.routing.RoutingDecisions.Explained;
import org.autocrm.routing.RoutingWords;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/routing}: why this agent */
@Path("tickets/{number}/routing")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
public class TicketRoutingResource {

    @Inject
    private RoutingDecisions decisions;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "readTicketRouting",
            summary = "Says why a ticket went where it went",
            description = "The latest decision first, in English, or in German where Accept-Language asks for it.")
    @APIResponseSchema(RoutingBody.class)
    public Response routing(@PathParam("number") String number, @Context HttpHeaders headers) {
        var language = headers.getAcceptableLanguages().stream().findFirst().orElse(Locale.ENGLISH);
        var words = RoutingWords.in(language);
        var made = decisions.about(TicketAnswers.numberIn(number), language);
        return answers.one(
                new RoutingBody(
                        made.stream().map(one -> DecisionBody.of(one, words)).toList()),
                made.isEmpty() ? 0 : made.get(0).id() * 2 + ("de".equals(language.getLanguage()) ? 1 : 0));
    }

    /** Why a ticket went where it went. */
    @Schema(name = "TicketRouting")
    public record RoutingBody(@Schema(required = true) List<DecisionBody> decisions) {}

    /** A decision about a ticket. */
    @Schema(name = "RoutingDecision")
    public record DecisionBody(
            @Schema(required = true, examples = "51") long id,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant at,

            @Schema(
                    description = "given, waits, overflows or taken; absent of decisions of earlier versions",
                    examples = "given")
            @Nullable
            String outcome,

            @Schema(description = "The team's name", examples = "Billing") @Nullable
            String team,

            @Schema(description = "The agent's name, where one got it", examples = "Priya Nair") @Nullable
            String agent,

            @Schema(
                    required = true,
                    description = "The reasons, in plain sentences",
                    examples = "[\"Priya Nair was the next in turn of those who could take it.\"]")
            List<String> sentences,

            @Schema(description = "By what the team chose", examples = "round-robin") @Nullable
            String strategy,

            @Schema(required = true, description = "Preferred skills that were done without", examples = "[\"German\"]")
            List<String> relaxed,

            @Schema(required = true, description = "Who could have got it, the best first")
            List<CandidateBody> candidates,

            @Schema(required = true, description = "Who could not")
            List<ExcludedBody> excluded,

            @Schema(description = "The version of the rules that decided", examples = "1") @Nullable
            Integer engine) {

        static DecisionBody of(Explained made, RoutingWords words) {
            var detail = made.detail();
            var decision = detail == null ? null : detail.decision();
            var inputs = detail == null ? null : detail.inputs();
            return new DecisionBody(
                    made.id(),
                    made.at(),
                    decision == null ? null : decision.outcome().name().toLowerCase(Locale.ROOT),
                    made.team(),
                    made.agent(),
                    made.sentences(),
                    inputs == null
                            ? null
                            : inputs.policy()
                                    .strategy()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'),
                    decision == null ? List.of() : decision.relaxed(),
                    decision == null
                            ? List.of()
                            : decision.candidates().stream()
                                    .map(one -> new CandidateBody(
                                            one.agent(),
                                            one.name(),
                                            one.score(),
                                            one.load(),
                                            one.capacity(),
                                            one.skill()))
                                    .toList(),
                    decision == null
                            ? List.of()
                            : decision.excluded().stream()
                                    .map(one -> new ExcludedBody(
                                            one.agent(),
                                            one.name(),
                                            one.reason()
                                                    .code()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'),
                                            words.say(one.reason())))
                                    .toList(),
                    decision == null ? null : decision.engine());
        }
    }

    /** Somebody who could have got a ticket. */
    @Schema(name = "RoutingCandidate")
    public record CandidateBody(
            @Schema(required = true, description = "The agent's id", examples = "7")
            long agent,

            @Schema(required = true, examples = "Priya Nair")
            String name,

            @Schema(required = true, description = "By the team's strategy; the higher, the better", examples = "-3")
            long score,

            @Schema(required = true, description = "Open work on the ticket's channel, in units", examples = "3")
            int load,

            @Schema(description = "How much it may be; absent: no limit", examples = "20") @Nullable
            Integer capacity,

            @Schema(required = true, description = "The sum of the levels of the skills asked for", examples = "9")
            int skill) {}

    /** Somebody who could not have got a ticket. */
    @Schema(name = "RoutingExclusion")
    public record ExcludedBody(
            @Schema(required = true, description = "The agent's id", examples = "9")
            long agent,

            @Schema(required = true, examples = "Ewa Kowalczyk")
            String name,

            @Schema(required = true, examples = "at-capacity")
            String code,

            @Schema(required = true, description = "The reason in words", examples = "at capacity 10/10")
            String reason) {}
}
