package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.autocrm.routing.SkillNeed;
import org.autocrm.routing.TicketSkills;
import org.autocrm.routing.TicketSkills.Asked;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/routing}: why this agent, and {@code /tickets/10042/skills}: what it asks of one. */
@Path("tickets/{number}")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
public class TicketRoutingResource {

    @Inject
    private RoutingDecisions decisions;

    @Inject
    private TicketSkills skills;

    @Inject
    private Answers answers;

    @GET
    @Path("routing")
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

    @GET
    @Path("skills")
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "readTicketSkills",
            summary = "Says what skills a ticket asks of its agent",
            description = "The customer's language is preferred besides, where there is a skill for it.")
    @APIResponseSchema(TicketSkillsBody.class)
    public Response skills(@PathParam("number") String number) {
        var body = TicketSkillsBody.of(skills.of(TicketAnswers.numberIn(number)));
        return answers.one(body, versionOf(body));
    }

    @PUT
    @Path("skills")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "setTicketSkills",
            summary = "Sets what skills a ticket asks of its agent",
            description = "If it waits for an agent, it is looked at again. Who has it keeps it.")
    @APIResponseSchema(TicketSkillsBody.class)
    public Response set(@PathParam("number") String number, TicketSkillsBody wanted) {
        var body = TicketSkillsBody.of(Members.judge(() -> skills.set(TicketAnswers.numberIn(number), wanted.asked())));
        return answers.changed(body, versionOf(body));
    }

    private static long versionOf(TicketSkillsBody body) {
        return Integer.toUnsignedLong(body.hashCode());
    }

    /** A skill that a ticket asks for. */
    @Schema(name = "SkillNeed")
    public record NeedBody(
            @NotBlank @Size(max = 40) @Schema(required = true, description = "The skill's key", examples = "network")
            String skill,

            @Min(1)
            @Max(5)
            @Schema(required = true, description = "How good the agent is to be at least, from 1 to 5", examples = "3")
            int level) {}

    /** The skills that a ticket asks for, in JSON. */
    @Schema(name = "TicketSkills")
    public record TicketSkillsBody(
            @NotNull @Size(max = 20) @Valid @Schema(required = true, description = "What is never done without")
            List<NeedBody> required,

            @NotNull
            @Size(max = 20)
            @Valid
            @Schema(required = true, description = "What is done without, the last first, when nobody has it for long")
            List<NeedBody> preferred) {

        static TicketSkillsBody of(Asked asked) {
            return new TicketSkillsBody(bodies(asked.required()), bodies(asked.preferred()));
        }

        Asked asked() {
            return new Asked(needs(required), needs(preferred));
        }

        private static List<NeedBody> bodies(List<SkillNeed> needs) {
            return needs.stream()
                    .map(need -> new NeedBody(need.key(), need.level()))
                    .toList();
        }

        private static List<SkillNeed> needs(List<NeedBody> bodies) {
            return bodies.stream()
                    .map(body -> new SkillNeed(body.skill(), body.skill(), body.level()))
                    .toList();
        }
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
