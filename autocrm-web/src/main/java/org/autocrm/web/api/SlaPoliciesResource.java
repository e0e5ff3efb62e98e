package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.sla.PolicyCard;
import org.autocrm.sla.SlaPolicies;
import org.autocrm.web.api.NewSlaPolicy.SlaPolicyChange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /sla-policies}: what is promised to whom. */
@Path("sla-policies")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Promises", description = "What customers are promised (SLA), and how it came about")
public class SlaPoliciesResource {

    private static final String LIST = "sla-policies";

    @Inject
    private SlaPolicies policies;

    @Inject
    private Answers answers;

    @Inject
    private NamedPages pages;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listSlaPolicies", summary = "Lists policies, in the order in which they are asked")
    @APIResponseSchema(SlaPolicyBody.class)
    public Response list() {
        return pages.page(
                LIST, policies.all(), policy -> Long.toString(policy.id()), SlaPolicyBody.class, SlaPolicyBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readSlaPolicy", summary = "Reads a policy")
    @APIResponseSchema(SlaPolicyBody.class)
    public Response read(@PathParam("id") long id) {
        var policy = known(id);
        return answers.one(SlaPolicyBody.of(policy), policy.version());
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "makeSlaPolicy",
            summary = "Makes a policy, which is asked last",
            description = "Open tickets are looked at again in the background.")
    @APIResponseSchema(SlaPolicyBody.class)
    public Response make(NewSlaPolicy body) {
        return answers.once(body, () -> {
            var policy = Members.judge(() -> policies.make(body.toDetails()));
            return answers.created(policy.id(), SlaPolicyBody.of(policy), policy.version());
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeSlaPolicy",
            summary = "Changes a policy, or its place in the order",
            description = "It counts for each ticket from its next event on; open tickets follow in the background.")
    @APIResponseSchema(SlaPolicyBody.class)
    public Response change(@PathParam("id") long id, SlaPolicyChange body) {
        var position = body.position() == null ? OptionalInt.empty() : OptionalInt.of(body.position());
        var policy = Members.judge(() -> policies.change(id, answers.seen(), body::on, position));
        return answers.changed(SlaPolicyBody.of(policy), policy.version());
    }

    @DELETE
    @Path("{id}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "deleteSlaPolicy",
            summary = "Deletes a policy: it makes no promises any more",
            description = "What it promised before stays on the tickets' receipts.")
    @APIResponse(responseCode = "204", description = "It is no more")
    public Response delete(@PathParam("id") long id) {
        policies.delete(id, answers.seen());
        return answers.nothing();
    }

    private PolicyCard known(long id) {
        return policies.find(id).orElseThrow(NotFoundException::new);
    }
}
