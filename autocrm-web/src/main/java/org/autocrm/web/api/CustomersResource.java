package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.autocrm.account.Scope;
import org.autocrm.customer.CustomerCard;
import org.autocrm.customer.CustomerDetails;
import org.autocrm.customer.CustomerFile;
import org.autocrm.customer.Organizations;
import org.autocrm.customer.UnknownOrganization;
import org.autocrm.shared.EmailAddress;
import org.autocrm.web.api.OrganizationsResource.OrganizationBody;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /customers}. */
@Path("customers")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers", description = "Who asks us")
public class CustomersResource {

    private static final String LIST = "customers";
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}";

    @Inject
    private CustomerFile customers;

    @Inject
    private Organizations organizations;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.CUSTOMERS_READ)
    @Operation(operationId = "listCustomers", summary = "Lists customers, the newest first")
    @APIResponseSchema(CustomerBody.class)
    public Response list(
            @Parameter(description = "Only the one with this address", example = "ann@example.org")
                    @QueryParam("email")
                    @Nullable
                    String email,
            @Parameter(
                            description = "Only those of the organization with this id",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"),
                            example = "12")
                    @QueryParam("organization")
                    @Nullable
                    String organization) {
        var part = answers.part(LIST);
        var found = customers.list(address(email), Parameters.id("organization", organization), part);
        return answers.page(LIST, part, found, CustomerCard::id, CustomerBody.class, CustomerBody::of);
    }

    @POST
    @Needs(scope = Scope.CUSTOMERS_WRITE)
    @Operation(operationId = "addCustomer", summary = "Writes a customer down")
    @APIResponseSchema(CustomerBody.class)
    public Response add(NewCustomer body) {
        return answers.once(body, () -> {
            var customer = ofKnownOrganization(() -> customers.add(body.toDetails()));
            return answers.created(customer.id(), CustomerBody.of(customer), customer.version());
        });
    }

    @GET
    @Path("{id}")
    @Includes("organization")
    @Needs(scope = Scope.CUSTOMERS_READ)
    @Operation(operationId = "readCustomer", summary = "Reads a customer")
    @APIResponseSchema(CustomerBody.class)
    public Response read(@PathParam("id") long id) {
        var customer = customers.get(id);
        var body = CustomerBody.of(customer);
        return answers.one(
                answers.included("organization").isEmpty() ? body : body.with(organization(customer)),
                customer.version());
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CUSTOMERS_WRITE)
    @Operation(operationId = "changeCustomer", summary = "Corrects what we know of a customer")
    @APIResponseSchema(CustomerBody.class)
    public Response change(@PathParam("id") long id, CustomerChange body) {
        var customer = ofKnownOrganization(() -> customers.change(id, answers.seen(), body::on));
        return answers.changed(CustomerBody.of(customer), customer.version());
    }

    private @Nullable OrganizationBody organization(CustomerCard customer) {
        var id = customer.organizationId();
        return id == null ? null : OrganizationBody.of(organizations.get(id));
    }

    private static Optional<EmailAddress> address(@Nullable String email) {
        return Optional.ofNullable(email)
                .map(text -> EmailAddress.in(text).orElseThrow(() -> new BadParameter("email", "an e-mail address")));
    }

    /** In a body, an unknown organization is a wrong member. */
    private static CustomerCard ofKnownOrganization(Supplier<CustomerCard> change) {
        try {
            return change.get();
        } catch (UnknownOrganization e) {
            throw new WrongMembers("/organization", "unknown", String.valueOf(e.getMessage()));
        }
    }

    /** A customer in JSON. */
    @Schema(name = "Customer")
    public record CustomerBody(
            @Schema(required = true, examples = "4711") long id,

            @Schema(required = true, examples = "ann@example.org")
            String email,

            @Schema(required = true, examples = "Ann Lee") String name,

            @Schema(description = "The organization's id; absent where they belong to none", examples = "12") @Nullable
            Long organization,

            @Schema(description = "BCP 47; absent where unknown", examples = "en") @Nullable
            String language,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant createdAt,

            @Schema(
                    description = "Since when mails to them come back; absent where they do not",
                    examples = "2026-03-02T09:00:00Z")
            @Nullable
            Instant mailReturnsSince,

            @Schema(description = "What a mail server said then", examples = "550 5.1.1 user unknown") @Nullable
            String mailReturnsReason,

            @Schema(description = "What include= asked for") @Nullable
            IncludedWithCustomer included) {

        static CustomerBody of(CustomerCard customer) {
            var returns = customer.mailReturns();
            return new CustomerBody(
                    customer.id(),
                    customer.email().value(),
                    customer.name(),
                    customer.organizationId(),
                    customer.language(),
                    customer.createdAt(),
                    returns == null ? null : returns.since(),
                    returns == null ? null : returns.reason(),
                    null);
        }

        CustomerBody with(@Nullable OrganizationBody itsOrganization) {
            return new CustomerBody(
                    id,
                    email,
                    name,
                    organization,
                    language,
                    createdAt,
                    mailReturnsSince,
                    mailReturnsReason,
                    new IncludedWithCustomer(itsOrganization));
        }
    }

    /** What a customer can be read with. */
    @Schema(name = "IncludedWithCustomer")
    public record IncludedWithCustomer(@Nullable OrganizationBody organization) {}

    /** The body that adds a customer. */
    @Schema(name = "NewCustomer")
    public record NewCustomer(
            @NotNull @Email @Size(max = 254) @Schema(examples = "ann@example.org")
            String email,

            @NotBlank @Size(max = 200) @Schema(examples = "Ann Lee")
            String name,

            @Schema(description = "The organization's id", examples = "12") @Nullable
            Long organization,

            @Size(max = 35)
            @Pattern(regexp = LANGUAGE, message = "must be a language such as en or de-AT (BCP 47)")
            @Schema(description = "BCP 47", examples = "en")
            @Nullable
            String language) {

        CustomerDetails toDetails() {
            return new CustomerDetails(new EmailAddress(email), name, organization, language);
        }
    }

    /** The merge patch that corrects a customer. */
    @Schema(name = "CustomerChange")
    public record CustomerChange(
            @Schema(hidden = true) Given given,

            @NotNull @Email @Size(max = 254) @Schema(examples = "ann.lee@example.org") @Nullable
            String email,

            @NotBlank @Size(max = 200) @Schema(examples = "Ann Lee-Smith") @Nullable
            String name,

            @Schema(description = "The organization's id; null for none", examples = "12") @Nullable
            Long organization,

            @Size(max = 35)
            @Pattern(regexp = LANGUAGE, message = "must be a language such as en or de-AT (BCP 47)")
            @Schema(description = "BCP 47; null for unknown", examples = "de")
            @Nullable
            String language) {

        CustomerDetails on(CustomerDetails present) {
            return new CustomerDetails(
                    email == null ? present.email() : new EmailAddress(email),
                    name == null ? present.name() : name,
                    given.or("organization", organization, present.organization()),
                    given.or("language", language, present.language()));
        }
    }
}
