package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.account.AddressBlock;
import org.autocrm.account.AllowedAddresses;
import org.autocrm.account.ApiKeys;
import org.autocrm.account.ApiKeys.KeyRow;
import org.autocrm.account.ApiKeys.NewKey;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.account.Scopes;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api-keys}. */
@Path("api-keys")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys", description = "What programs use in place of a password; for administrators")
public class ApiKeysResource {

    private static final String LIST = "api-keys";
    private static final int LONGEST_GRACE = 2_592_000; // 30 days

    @Inject
    private ApiKeys keys;

    @Inject
    private Answers answers;

    @Inject
    private Clock clock;

    @GET
    @Paged
    @Needs(scope = Scope.KEYS_READ, role = Role.ADMINISTRATOR)
    @Operation(operationId = "listApiKeys", summary = "Lists API keys, the newest first, also the revoked ones")
    @APIResponseSchema(ApiKeyBody.class)
    public Response list() {
        var part = answers.part(LIST);
        return answers.page(LIST, part, keys.list(part), KeyRow::id, ApiKeyBody.class, ApiKeyBody::of);
    }

    @POST
    @Needs(scope = Scope.KEYS_WRITE, role = Role.ADMINISTRATOR)
    @Operation(operationId = "issueApiKey", summary = "Makes an API key, and shows it this once")
    @APIResponseSchema(IssuedKeyBody.class)
    public Response issue(NewApiKey body) {
        var wanted = wanted(body);
        return answers.once(body, () -> {
            var issued = keys.issue(wanted);
            return answers.created(
                    issued.key().id(), IssuedKeyBody.of(issued), issued.key().version());
        });
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.KEYS_READ, role = Role.ADMINISTRATOR)
    @Operation(operationId = "readApiKey", summary = "Reads what an API key may do, but not the key")
    @APIResponseSchema(ApiKeyBody.class)
    public Response read(@PathParam("id") long id) {
        var key = keys.get(id);
        return answers.one(ApiKeyBody.of(key), key.version());
    }

    @POST
    @Path("{id}/rotate")
    @Needs(scope = Scope.KEYS_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "rotateApiKey",
            summary = "Gives an API key a new secret, and shows it this once",
            description = "The secret before it stays good for the grace time, so that a program can change over.")
    @APIResponseSchema(value = IssuedKeyBody.class, responseCode = "200")
    public Response rotate(@PathParam("id") long id, Rotation body) {
        return answers.once(body, () -> {
            var issued = keys.rotate(id, Duration.ofSeconds(body.graceSeconds()), answers.seen());
            return answers.changed(IssuedKeyBody.of(issued), issued.key().version());
        });
    }

    @DELETE
    @Path("{id}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.KEYS_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Ends an API key for good",
            description = "It is refused at once on this node, and within five seconds on all others.")
    @APIResponse(responseCode = "204", description = "It is revoked")
    public Response revoke(@PathParam("id") long id) {
        keys.revoke(id, answers.seen());
        return answers.nothing();
    }

    private NewKey wanted(NewApiKey body) {
        List<MemberError> errors = new ArrayList<>();
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < body.scopes().size(); i++) {
            var scope = Scope.of(body.scopes().get(i));
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                errors.add(new MemberError("/scopes/" + i, "unknown", "must be the name of a scope"));
            }
        }
        List<AddressBlock> addresses = new ArrayList<>();
        var blocks = body.addresses() == null ? List.<String>of() : body.addresses();
        for (int i = 0; i < blocks.size(); i++) {
            var block = AddressBlock.in(blocks.get(i));
            block.ifPresent(addresses::add);
            if (block.isEmpty()) {
                errors.add(new MemberError(
                        "/addresses/" + i, "wrong-form", "must be an address or a block such as 192.0.2.0/24"));
            }
        }
        if (body.expiresAt() != null && !body.expiresAt().isAfter(clock.instant())) {
            errors.add(new MemberError("/expiresAt", "past", "must lie in the future"));
        }
        if (!errors.isEmpty()) {
            throw new WrongMembers(errors);
        }
        return new NewKey(
                body.name(),
                body.owner(),
                Scopes.of(scopes),
                new AllowedAddresses(addresses),
                Boolean.TRUE.equals(body.ifMatchRequired()),
                body.rateLimit(),
                body.expiresAt());
    }

    /** An API key in JSON, without the key. */
    @Schema(name = "ApiKey")
    public record ApiKeyBody(
            @Schema(required = true, examples = "51") long id,
            @Schema(required = true, examples = "Web shop") String name,

            @Schema(required = true, description = "What the key begins with", examples = "acrm_7hK2vQx")
            String prefix,

            @Schema(required = true, description = "The id of the account that it acts for", examples = "7")
            long owner,

            @Schema(
                    required = true,
                    description = "What it may be used for; * for everything its owner may do",
                    examples = "[\"tickets:read\", \"tickets:write\"]")
            List<String> scopes,

            @Schema(
                    required = true,
                    description = "Where it may be used from; empty for anywhere",
                    examples = "[\"192.0.2.0/24\"]")
            List<String> addresses,

            @Schema(required = true, description = "Whether every change needs If-Match", examples = "false")
            boolean ifMatchRequired,

            @Schema(description = "Requests a minute; absent for the installation's limit", examples = "600") @Nullable
            Integer rateLimit,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant createdAt,

            @Schema(description = "Absent for never", examples = "2027-03-02T09:00:00Z") @Nullable
            Instant expiresAt,

            @Schema(description = "To the minute; absent if it was not used yet", examples = "2026-03-02T10:00:00Z")
            @Nullable
            Instant lastUsedAt,

            @Schema(
                    description = "Until when the secret before the last rotation is good",
                    examples = "2026-03-03T09:00:00Z")
            @Nullable
            Instant previousUntil,

            @Schema(description = "Absent while it is good", examples = "2026-04-02T09:00:00Z") @Nullable
            Instant revokedAt) {

        static ApiKeyBody of(KeyRow key) {
            return new ApiKeyBody(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.owner().id(),
                    key.scopes().words(),
                    key.addresses().blocks().stream()
                            .map(AddressBlock::toString)
                            .toList(),
                    key.needsIfMatch(),
                    key.rateLimit(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    key.previousUntil(),
                    key.revokedAt());
        }
    }

    /** A new API key with the key itself. */
    @Schema(name = "IssuedApiKey")
    public record IssuedKeyBody(
            @Schema(
                    required = true,
                    description = "The key itself; nobody can look it up later",
                    examples = "acrm_7hK2vQx9TmWc4RbYz8LpNs3Jf6Gd5AeU")
            String secret,

            @Schema(required = true) ApiKeyBody key) {

        static IssuedKeyBody of(ApiKeys.Issued issued) {
            return new IssuedKeyBody(issued.secret(), ApiKeyBody.of(issued.key()));
        }
    }

    /** The body that makes an API key. */
    @Schema(name = "NewApiKey")
    public record NewApiKey(
            @NotBlank @Size(max = 100) @Schema(description = "What it is for", examples = "Web shop")
            String name,

            @Schema(description = "The id of the account that it acts for; your own if absent", examples = "7")
            @Nullable
            Long owner,

            @NotNull
            @Size(min = 1, max = 50)
            @Schema(description = "What it may be used for", examples = "[\"tickets:read\", \"tickets:write\"]")
            List<@Size(max = 40) String> scopes,

            @Schema(examples = "2099-03-02T09:00:00Z") @Nullable
            Instant expiresAt,

            @Size(max = 50)
            @Schema(
                    description = "Where it may be used from: addresses or blocks of them (CIDR); anywhere if absent",
                    examples = "[\"192.0.2.0/24\", \"2001:db8::/32\"]")
            @Nullable
            List<@Size(max = 50) String> addresses,

            @Schema(description = "Whether every change needs If-Match", examples = "false") @Nullable
            Boolean ifMatchRequired,

            @Min(1)
            @Max(1_000_000)
            @Schema(description = "Requests a minute; the installation's limit if absent", examples = "600")
            @Nullable
            Integer rateLimit) {}

    /** The body that rotates an API key. */
    @Schema(name = "Rotation")
    public record Rotation(
            @Min(0)
            @Max(LONGEST_GRACE)
            @Schema(description = "How many seconds the secret before it stays good", examples = "86400")
            int graceSeconds) {}
}
