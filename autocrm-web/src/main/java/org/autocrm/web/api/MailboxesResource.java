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
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.mail.fetching.MailDoor;
import org.autocrm.mail.fetching.MailboxTrial;
import org.autocrm.mail.fetching.MailboxTrial.Outcome;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.MailboxFile;
import org.autocrm.mail.mailbox.MailboxHealth;
import org.autocrm.mail.mailbox.MailboxHealths;
import org.autocrm.mail.mailbox.MailboxSecrets;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /mailboxes}. */
@Path("mailboxes")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mailboxes", description = "Where mail comes from, and who answers by it")
public class MailboxesResource {

    private static final String LIST = "mailboxes";
    private static final String MAIL = "message/rfc822";
    private static final long LARGEST = 50L * 1024 * 1024;

    @Inject
    private MailboxFile file;

    @Inject
    private MailboxHealths healths;

    @Inject
    private MailboxTrial trial;

    @Inject
    private MailDoor door;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ, role = Role.ADMINISTRATOR)
    @Operation(operationId = "listMailboxes", summary = "Lists mailboxes, the newest first")
    @APIResponseSchema(MailboxBody.class)
    public Response list() {
        var part = answers.part(LIST);
        return answers.page(LIST, part, file.all(part), MailboxEntry::id, MailboxBody.class, MailboxBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.CONFIGURATION_READ, role = Role.ADMINISTRATOR)
    @Operation(operationId = "readMailbox", summary = "Reads what was decided about a mailbox")
    @APIResponseSchema(MailboxBody.class)
    public Response read(@PathParam("id") long id) {
        var mailbox = known(id);
        return answers.one(MailboxBody.of(mailbox), mailbox.version());
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "makeMailbox",
            summary = "Makes a mailbox",
            description = "It is read within seconds, by one node. Secrets are sealed before they are kept.")
    @APIResponseSchema(MailboxBody.class)
    public Response make(NewMailbox body) {
        return answers.once(body, () -> {
            var mailbox = Members.judge(() -> file.make(body.toDetails(), body.secrets()));
            return answers.created(mailbox.id(), MailboxBody.of(mailbox), mailbox.version());
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeMailbox",
            summary = "Changes a mailbox, or switches it off",
            description = "A secret that is absent stays, but for another server it must be given again.")
    @APIResponseSchema(MailboxBody.class)
    public Response change(@PathParam("id") long id, MailboxChange body) {
        var mailbox = Members.judge(() -> file.change(id, answers.seen(), body::on, body.secrets()));
        return answers.changed(MailboxBody.of(mailbox), mailbox.version());
    }

    @DELETE
    @Path("{id}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "removeMailbox",
            summary = "Removes a mailbox",
            description = "It is read no more. What came by it stays, here and there.")
    @APIResponse(responseCode = "204", description = "It is no more")
    public Response remove(@PathParam("id") long id) {
        Members.judge(() -> {
            file.remove(id, answers.seen());
            return id;
        });
        return answers.nothing();
    }

    @GET
    @Path("{id}/health")
    @Needs(scope = Scope.CONFIGURATION_READ, role = Role.ADMINISTRATOR)
    @Operation(operationId = "readMailboxHealth", summary = "Tells how a mailbox is")
    @APIResponseSchema(HealthBody.class)
    public Response health(@PathParam("id") long id) {
        return answers.one(
                HealthBody.of(Optional.ofNullable(healths.all().get(id)).orElseThrow(NotFoundException::new)), 0);
    }

    @POST
    @Path("{id}/trials")
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "tryMailbox",
            summary = "Tries whether a mailbox can be opened",
            description = "Nothing is taken from it, or changed in it.")
    @APIResponseSchema(value = TrialBody.class, responseCode = "200")
    public Response attempt(@PathParam("id") long id) {
        var mailbox = known(id);
        var outcome = Members.judge(() -> trial.attempt(id, mailbox.details(), MailboxSecrets.KEPT));
        return answers.done(TrialBody.of(outcome));
    }

    @POST
    @Path("{id}/mails")
    @Consumes(MAIL)
    @Needs(scope = Scope.MAIL_WRITE)
    @Operation(
            operationId = "handMail",
            summary = "Hands over a mail as a mail server has it (RFC 5322)",
            description =
                    "To a mailbox with the protocol push. Once it is answered, the mail is safe; until then the sender keeps it and tries again. The same bytes that come again are the same mail.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MAIL, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "204", description = "It is kept")
    public Response hand(@PathParam("id") long id, InputStream mail) throws IOException {
        try (var spool = Spool.of(mail, LARGEST);
                var bytes = spool.open()) {
            door.take(id, bytes.readAllBytes());
        }
        return answers.nothing();
    }

    private MailboxEntry known(long id) {
        return file.find(id).orElseThrow(NotFoundException::new);
    }

    /** How a mailbox is, in JSON. */
    @Schema(name = "MailboxHealth")
    public record HealthBody(
            @Schema(
                    required = true,
                    description =
                            "new: nobody has looked yet; abandoned: nobody has looked for some minutes; off: it is switched off",
                    enumeration = {"new", "read", "failing", "abandoned", "off"},
                    examples = "read")
            String state,

            @Schema(description = "The node that looks after it", examples = "q3TbQk0mPz4h") @Nullable
            String node,

            @Schema(examples = "2026-03-02T09:00:00Z") @Nullable
            Instant triedAt,

            @Schema(examples = "2026-03-02T09:00:00Z") @Nullable
            Instant succeededAt,

            @Schema(description = "When it is tried again, while it fails", examples = "2026-03-02T09:01:00Z") @Nullable
            Instant nextAt,

            @Schema(examples = "2026-03-02T08:00:00Z") @Nullable
            Instant failingSince,

            @Schema(required = true, description = "How many tries have failed in a row", examples = "0")
            int failures,

            @Schema(description = "What came of the last try", examples = "Connection refused") @Nullable
            String error,

            @Schema(required = true, description = "Mails that are there and not taken yet", examples = "0")
            int waiting,

            @Schema(description = "How long the last mail had been in the mailbox when it was taken", examples = "1")
            @Nullable
            Integer lagSeconds) {

        static HealthBody of(MailboxHealth health) {
            return new HealthBody(
                    JsonText.word(health.state()),
                    health.node(),
                    health.triedAt(),
                    health.succeededAt(),
                    health.nextAt(),
                    health.failingSince(),
                    health.failures(),
                    health.error(),
                    health.waiting(),
                    health.lagSeconds());
        }
    }

    /** What came of trying a mailbox, in JSON. */
    @Schema(name = "MailboxTrial")
    public record TrialBody(
            @Schema(required = true, examples = "true") boolean works,

            @Schema(description = "Why it cannot be opened", examples = "Connection refused") @Nullable
            String problem,

            @Schema(required = true, description = "Mails in the folder", examples = "12")
            int mails,

            @Schema(
                    required = true,
                    description = "Whether the server says by itself that there is something new",
                    examples = "true")
            boolean rings,

            @Schema(
                    required = true,
                    description = "The folders that there are, where the one that was named is not",
                    examples = "[]")
            List<String> folders) {

        static TrialBody of(Outcome outcome) {
            return new TrialBody(
                    outcome.works(),
                    outcome.works() ? null : outcome.problem(),
                    outcome.mails(),
                    outcome.rings(),
                    outcome.folders());
        }
    }
}
