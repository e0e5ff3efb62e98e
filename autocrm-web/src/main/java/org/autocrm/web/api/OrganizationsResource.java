package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.autocrm.account.Scope;
import org.autocrm.customer.OrganizationCard;
import org.autocrm.customer.OrganizationDetails;
import org.autocrm.customer.Organizations;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /organizations}. */
@Path("organizations")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations", description = "Companies and offices that customers belong to")
public class OrganizationsResource {

    private static final String LIST = "organizations";
    private static final String DOMAIN = "[^@\\s\\x00-\\x1f<>\",;/]+";

    @Inject
    private Organizations organizations;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.CUSTOMERS_READ)
    @Operation(operationId = "listOrganizations", summary = "Lists organizations, the newest first")
    @APIResponseSchema(OrganizationBody.class)
    public Response list() {
        var part = answers.part(LIST);
        return answers.page(
                LIST,
                part,
                organizations.list(part),
                OrganizationCard::id,
                OrganizationBody.class,
                OrganizationBody::of);
    }

    @POST
    @Needs(scope = Scope.CUSTOMERS_WRITE)
    @Operation(operationId = "addOrganization", summary = "Writes an organization down")
    @APIResponseSchema(OrganizationBody.class)
    public Response add(NewOrganization body) {
        return answers.once(body, () -> {
            var organization = organizations.add(new OrganizationDetails(body.name(), body.domain()));
            return answers.created(organization.id(), OrganizationBody.of(organization), organization.version());
        });
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.CUSTOMERS_READ)
    @Operation(operationId = "readOrganization", summary = "Reads an organization")
    @APIResponseSchema(OrganizationBody.class)
    public Response read(@PathParam("id") long id) {
        var organization = organizations.get(id);
        return answers.one(OrganizationBody.of(organization), organization.version());
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CUSTOMERS_WRITE)
    @Operation(operationId = "changeOrganization", summary = "Corrects what we know of an organization")
    @APIResponseSchema(OrganizationBody.class)
    public Response change(@PathParam("id") long id, OrganizationChange body) {
        var organization = organizations.change(id, answers.seen(), body::on);
        return answers.changed(OrganizationBody.of(organization), organization.version());
    }

    /** An organization in JSON. */
    @Schema(name = "Organization")
    public record OrganizationBody(
            @Schema(required = true, examples = "12") long id,

            @Schema(required = true, examples = "Brightwell Ltd")
            String name,

            @Schema(
                    description = "Customers who come to be with an address in this domain belong to it",
                    examples = "brightwell.example")
            @Nullable
            String domain,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant createdAt) {

        static OrganizationBody of(OrganizationCard organization) {
            return new OrganizationBody(
                    organization.id(), organization.name(), organization.domain(), organization.createdAt());
        }
    }

    /** The body that adds an organization. */
    @Schema(name = "NewOrganization")
    public record NewOrganization(
            @NotBlank @Size(max = 200) @Schema(examples = "Brightwell Ltd")
            String name,

            @Size(max = 253)
            @Pattern(regexp = DOMAIN, message = "must be a domain such as example.org")
            @Schema(examples = "brightwell.example")
            @Nullable
            String domain) {}

    /** The merge patch that corrects an organization. */
    @Schema(name = "OrganizationChange")
    public record OrganizationChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 200) @Schema(examples = "Brightwell Group") @Nullable
            String name,

            @Size(max = 253)
            @Pattern(regexp = DOMAIN, message = "must be a domain such as example.org")
            @Schema(description = "null for none", examples = "brightwell.example")
            @Nullable
            String domain) {

        OrganizationDetails on(OrganizationDetails present) {
            return new OrganizationDetails(
                    name == null ? present.name() : name, given.or("domain", domain, present.domain()));
        }
    }
}
