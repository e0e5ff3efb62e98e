package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.autocrm.account.KeyInUse;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /me}: whom the key acts for, and what it may be used for. */
@Path("me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me", description = "Whom the key acts for")
public class MeResource {

    @Inject
    private Answers answers;

    @Inject
    private HttpServletRequest request;

    @GET
    @Needs(role = Role.CUSTOMER)
    @Operation(operationId = "readMe", summary = "Says whom the key acts for")
    @APIResponseSchema(MeBody.class)
    public Response read() {
        var key = key();
        var owner = key.owner();
        return answers.one(
                new MeBody(
                        owner.id(),
                        owner.name(),
                        owner.email().value(),
                        owner.role().word(),
                        new KeyBody(key.id(), key.name(), key.expiresAt(), key.needsIfMatch())),
                0);
    }

    @GET
    @Path("permissions")
    @Needs(role = Role.CUSTOMER)
    @Operation(operationId = "readMyPermissions", summary = "Says what the key may be used for")
    @APIResponseSchema(PermissionsBody.class)
    public Response permissions() {
        var key = key();
        var role = key.owner().role();
        var scopes = Stream.of(Scope.values())
                .filter(scope -> key.scopes().allow(scope) && scope.isWithin(role))
                .map(Scope::word)
                .toList();
        return answers.one(new PermissionsBody(role.word(), scopes), 0);
    }

    private KeyInUse key() {
        return (KeyInUse) request.getAttribute(KeyInUse.ATTRIBUTE);
    }

    /** Whom a key acts for. */
    @Schema(name = "Me")
    public record MeBody(
            @Schema(required = true, examples = "7") long id,

            @Schema(required = true, examples = "Amelia Hart")
            String name,

            @Schema(required = true, examples = "amelia.hart@example.org")
            String email,

            @Schema(
                    required = true,
                    enumeration = {"customer", "agent", "supervisor", "administrator"},
                    examples = "agent")
            String role,

            @Schema(required = true) KeyBody key) {}

    /** The key itself. */
    @Schema(name = "MyKey")
    public record KeyBody(
            @Schema(required = true, examples = "51") long id,
            @Schema(required = true, examples = "Web shop") String name,

            @Schema(
                    description = "From when on it is no longer good; absent for never",
                    examples = "2027-03-02T09:00:00Z")
            @Nullable
            Instant expiresAt,

            @Schema(required = true, description = "Whether every change needs If-Match", examples = "false")
            boolean ifMatchRequired) {}

    /** What a key may be used for. */
    @Schema(name = "Permissions")
    public record PermissionsBody(
            @Schema(
                    required = true,
                    enumeration = {"customer", "agent", "supervisor", "administrator"},
                    examples = "agent")
            String role,

            @Schema(
                    required = true,
                    description = "The scopes of the key that its owner's role reaches",
                    examples = "[\"tickets:read\"]")
            List<String> scopes) {}
}
