package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.rule.RuleBook;
import org.autocrm.rule.RuleMode;
import org.autocrm.rule.RuleSet;
import org.autocrm.rule.RuleSetCard;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /rule-sets}: when rules are asked, and whether the first match ends. */
@Path("rule-sets")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public class RuleSetsResource {

    private static final String LIST = "rule-sets";

    @Inject
    private RuleBook rules;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listRuleSets", summary = "Lists the sets of rules")
    @APIResponseSchema(RuleSetBody.class)
    public Response list() {
        return pages.page(LIST, rules.sets(), set -> set.set().word(), RuleSetBody.class, RuleSetBody::of);
    }

    @GET
    @Path("{set}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readRuleSet", summary = "Reads how the rules of a set are asked")
    @APIResponseSchema(RuleSetBody.class)
    public Response read(@PathParam("set") String set) {
        var card = rules.set(known(set));
        return answers.one(RuleSetBody.of(card), card.version());
    }

    @PATCH
    @Path("{set}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeRuleSet",
            summary = "Changes how the rules of a set are asked",
            description = "Those on time are always all asked, each when its time has come.")
    @APIResponseSchema(RuleSetBody.class)
    public Response change(@PathParam("set") String set, RuleSetChange body) {
        var wanted = known(set);
        var mode = body.mode() == null
                ? rules.set(wanted).mode()
                : RuleMode.named(body.mode()).orElseThrow();
        var card = Members.judge(() -> rules.ask(wanted, answers.seen(), mode));
        return answers.changed(RuleSetBody.of(card), card.version());
    }

    private static RuleSet known(String set) {
        return RuleSet.named(set).orElseThrow(NotFoundException::new);
    }

    /** A set of rules in JSON. */
    @Schema(name = "RuleSet")
    public record RuleSetBody(
            @Schema(
                    required = true,
                    enumeration = {"create", "change", "time"},
                    examples = "create")
            String set,

            @Schema(
                    required = true,
                    enumeration = {"first", "all"},
                    description = "Whether the first rule that matches ends, or all are asked",
                    examples = "all")
            String mode) {

        static RuleSetBody of(RuleSetCard card) {
            return new RuleSetBody(card.set().word(), card.mode().word());
        }
    }

    /** The merge patch that changes a set of rules. */
    @Schema(name = "RuleSetChange")
    public record RuleSetChange(
            @Schema(hidden = true) Given given,

            @NotBlank
            @Size(max = 20)
            @Pattern(regexp = "first|all")
            @Schema(description = "Whether the first rule that matches ends, or all are asked", examples = "all")
            @Nullable
            String mode) {}
}
