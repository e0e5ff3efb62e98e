package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.autocrm.account.Scope;
import org.autocrm.rule.FiredRules;
import org.autocrm.rule.FiredRules.FiredRule;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /tickets/10042/rules}: which rules fired on a ticket. */
@Path("tickets/{number}/rules")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Rules")
public class TicketRulesResource {

    private static final String LIST = "fired-rules";

    @Inject
    private FiredRules fired;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listFiredRules",
            summary = "Lists the rules that fired on a ticket, the first first",
            description = "With the edition that fired: every edition of a rule is kept.")
    @APIResponseSchema(FiredRuleBody.class)
    public Response list(@PathParam("number") String number) {
        return pages.page(
                LIST,
                fired.on(TicketAnswers.numberIn(number)),
                rule -> Long.toString(rule.event()),
                FiredRuleBody.class,
                FiredRuleBody::of);
    }

    /** A rule that fired on a ticket. */
    @Schema(name = "FiredRule")
    public record FiredRuleBody(
            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant at,

            @Schema(required = true, description = "The id of the rule", examples = "3")
            long rule,

            @Schema(required = true, description = "What it said then", examples = "2")
            int edition,

            @Schema(required = true, description = "Its name then", examples = "Invoices to Billing")
            String name,

            @Schema(
                    required = true,
                    enumeration = {"create", "change", "time"},
                    examples = "create")
            String set,

            @Schema(required = true, description = "What it did", examples = "[\"team: Billing\"]")
            List<String> did,

            @Schema(required = true, description = "Why something was not done, a sentence each", examples = "[]")
            List<String> refused) {

        static FiredRuleBody of(FiredRule rule) {
            return new FiredRuleBody(
                    rule.at(),
                    rule.rule(),
                    rule.edition(),
                    rule.name(),
                    rule.set().word(),
                    rule.did(),
                    rule.refused());
        }
    }
}
