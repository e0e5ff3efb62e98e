package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.rule.RuleBook;
import org.autocrm.rule.RuleCard;
import org.autocrm.rule.RulePreview;
import org.autocrm.rule.RulePreview.Preview;
import org.autocrm.rule.RuleSet;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.web.api.NewRule.RuleChange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /rules}: what changes tickets by itself. */
@Path("rules")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules", description = "What changes tickets by itself, and what it did")
public class RulesResource {

    private static final String LIST = "rules";

    @Inject
    private RuleBook rules;

    @Inject
    private RulePreview preview;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(
            operationId = "listRules",
            summary = "Lists rules, set by set, in the order in which they are asked",
            description = "Those on create come first, then those on change, then those on time.")
    @APIResponseSchema(RuleBody.class)
    public Response list(
            @Parameter(description = "Only the rules of this set: create, change or time", example = "create")
                    @QueryParam("set")
                    @Nullable
                    String set) {
        var all = set == null
                ? rules.all()
                : rules.all(
                        RuleSet.named(set).orElseThrow(() -> new BadParameter("set", "one of create, change, time")));
        return pages.page(LIST, all, rule -> Long.toString(rule.id()), RuleBody.class, RuleBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readRule", summary = "Reads a rule")
    @APIResponseSchema(RuleBody.class)
    public Response read(@PathParam("id") long id) {
        var rule = known(id);
        return answers.one(RuleBody.of(rule), rule.edition());
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "makeRule",
            summary = "Makes a rule, which is asked last of its set",
            description = "It counts for what happens from now on.")
    @APIResponseSchema(RuleBody.class)
    public Response make(NewRule body) {
        return answers.once(body, () -> {
            var rule = Members.judge(() -> rules.make(body.toDetails()));
            return answers.created(rule.id(), RuleBody.of(rule), rule.edition());
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeRule",
            summary = "Changes a rule, or its place in the order of its set",
            description = "The edition before is kept, for what it did. A rule stays in its set.")
    @APIResponseSchema(RuleBody.class)
    public Response change(@PathParam("id") long id, RuleChange body) {
        var position = body.position() == null ? OptionalInt.empty() : OptionalInt.of(body.position());
        var rule = Members.judge(() -> rules.change(id, answers.seen(), body::on, position));
        return answers.changed(RuleBody.of(rule), rule.edition());
    }

    @DELETE
    @Path("{id}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "deleteRule",
            summary = "Deletes a rule: it is asked no more",
            description = "What it did stays on the tickets.")
    @APIResponse(responseCode = "204", description = "It is no more")
    public Response delete(@PathParam("id") long id) {
        rules.delete(id, answers.seen());
        return answers.nothing();
    }

    @POST
    @Path("preview")
    @Needs(scope = Scope.CONFIGURATION_READ, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "previewRule",
            summary = "Says which tickets of the last 30 days a condition is true of now",
            description = "Nothing is changed. Counting ends at 10,000.")
    @APIResponseSchema(value = RulePreviewBody.class, responseCode = "200")
    public Response preview(RuleCondition body) {
        return answers.once(body, () -> {
            var found = Members.judge(() -> preview.of(body.condition()));
            return answers.done(RulePreviewBody.of(found));
        });
    }

    private RuleCard known(long id) {
        return rules.find(id).orElseThrow(NotFoundException::new);
    }

    /** A condition that is tried. */
    @Schema(name = "RuleCondition")
    public record RuleCondition(
            @NotNull
            @Size(max = Query.LONGEST)
            @Schema(description = "In the language of queries; empty for all tickets", examples = "priority:urgent")
            String condition) {}

    /** The tickets of the last 30 days that a condition is true of. */
    @Schema(name = "RulePreview")
    public record RulePreviewBody(
            @Schema(required = true, examples = "12") int count,

            @Schema(
                    required = true,
                    description = "Whether there may be more than that, because counting ended there",
                    examples = "false")
            boolean countIsLowerBound,

            @Schema(required = true, description = "Those that changed last")
            List<RuleExampleBody> examples) {

        static RulePreviewBody of(Preview preview) {
            var count = preview.count();
            return new RulePreviewBody(
                    count.more() ? RulePreview.MOST_COUNTED : count.value(),
                    count.more(),
                    preview.examples().stream().map(RuleExampleBody::of).toList());
        }
    }

    /** A ticket that a condition is true of. */
    @Schema(name = "RuleExample")
    public record RuleExampleBody(
            @Schema(required = true, examples = "10042") String number,

            @Schema(required = true, examples = "The printer is on fire")
            String subject) {

        static RuleExampleBody of(TicketLine line) {
            return new RuleExampleBody(line.number().value(), line.subject());
        }
    }
}
