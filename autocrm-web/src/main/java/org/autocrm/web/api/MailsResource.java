package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.mail.inbound.MailDesk;
import org.autocrm.mail.inbound.MailFilter;
import org.autocrm.mail.inbound.MailLedger;
import org.autocrm.mail.inbound.MailLedger.MailRow;
import org.autocrm.mail.inbound.MailLedger.MailView;
import org.autocrm.mail.inbound.MailState;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /mails}: the ledger of mails. Speaks HTTP and JSON; decides nothing. */
@Path("mails")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Mails", description = "Every mail that reached us, raw, and what became of it")
public class MailsResource {

    private static final String LIST = "mails";
    private static final String STATES = "kept, opened, continued, kept-out, set-aside, suspected, dropped";

    @Inject
    private MailLedger ledger;

    @Inject
    private MailDesk desk;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ, role = Role.SUPERVISOR)
    @Operation(
            operationId = "listMails",
            summary = "Lists mails, the newest first",
            description =
                    "For supervisors. A page looks at no more than 50,000 mails for a text; if it is short, the next page goes on.")
    @APIResponseSchema(MailBody.class)
    public Response list(
            @Parameter(description = "Only those: one of " + STATES, example = "set-aside")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(
                            description = "Only those of the mailbox of that name",
                            example = "support@autocrm.example@mail.example/INBOX")
                    @QueryParam("mailbox")
                    @Nullable
                    String mailbox,
            @Parameter(
                            description = "What stands somewhere in author, subject, Message-ID, reason or ticket",
                            example = "printer")
                    @QueryParam("text")
                    @Nullable
                    String text) {
        var filter = MailFilter.of(
                state(state), EventParameters.words("mailbox", mailbox), EventParameters.words("text", text));
        var part = answers.part(LIST);
        var page = ledger.list(filter, part);
        return answers.page(LIST, part, page.rows(), MailRow::id, MailBody.class, MailBody::of, page.lookedTo());
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.TICKETS_READ, role = Role.SUPERVISOR)
    @Operation(operationId = "readMail", summary = "Reads a mail: what became of it, and what the reader makes of it")
    @APIResponseSchema(MailInFull.class)
    public Response read(@PathParam("id") long id) {
        var mail = ledger.find(id).orElseThrow(NotFoundException::new);
        return answers.one(MailInFull.of(mail), mail.row().version());
    }

    @GET
    @Path("{id}/raw")
    @Produces(MediaType.WILDCARD)
    @Needs(scope = Scope.TICKETS_READ, role = Role.SUPERVISOR)
    @Operation(
            operationId = "downloadMail",
            summary = "Hands out the raw mail",
            description = "As it came, byte for byte; 404 where it is not kept any more.")
    @APIResponse(
            responseCode = "200",
            description = "The mail",
            content =
                    @Content(
                            mediaType = "message/rfc822",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response download(@PathParam("id") long id) {
        var raw = ledger.raw(id).orElseThrow(NotFoundException::new);
        return answers.file(
                id,
                () -> Response.ok(raw)
                        .type("message/rfc822")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".eml\""));
    }

    @POST
    @Path("{id}/read-again")
    @Needs(scope = Scope.TICKETS_WRITE, role = Role.SUPERVISOR)
    @Operation(
            operationId = "readMailAgain",
            summary = "Has a mail read once more, in the background",
            description =
                    "One that is set aside, was kept out or dropped, or is suspected, which is then read as if it were not.")
    @APIResponseSchema(value = MailBody.class, responseCode = "202")
    public Response readAgain(@PathParam("id") long id) {
        return answers.once(() -> {
            desk.readAgain(id, answers.seen());
            var mail = known(id);
            return answers.accepted("../" + id, MailBody.of(mail), mail.version());
        });
    }

    @POST
    @Path("read-again")
    @Needs(scope = Scope.TICKETS_WRITE, role = Role.SUPERVISOR)
    @Operation(
            operationId = "readSetAsideMailsAgain",
            summary = "Has all mails read once more that are set aside, in the background",
            description = "Worthwhile after an upgrade: a newer version may read more.")
    @APIResponse(responseCode = "204", description = "They will be read")
    public Response readAllAgain() {
        return answers.once(() -> {
            desk.readAllAgain();
            return answers.nothing();
        });
    }

    @POST
    @Path("{id}/open")
    @Needs(scope = Scope.TICKETS_WRITE, role = Role.SUPERVISOR)
    @Operation(
            operationId = "openMail",
            summary = "Opens a ticket of a mail by hand",
            description =
                    "In the name of that customer, with the words that can be read; where none can, the raw mail is attached.")
    @APIResponseSchema(value = MailBody.class, responseCode = "200")
    public Response open(@PathParam("id") long id, MailOpening body) {
        return answers.once(body, () -> {
            var customer = body.customer();
            Members.judge(() -> desk.open(
                    id,
                    answers.seen(),
                    customer.email(),
                    customer.name() == null ? "" : customer.name(),
                    body.subject()));
            var mail = known(id);
            return answers.changed(MailBody.of(mail), mail.version());
        });
    }

    @POST
    @Path("{id}/drop")
    @Needs(scope = Scope.TICKETS_WRITE, role = Role.SUPERVISOR)
    @Operation(
            operationId = "dropMail",
            summary = "Drops a mail that waits",
            description = "Nothing becomes of it. It stays in the ledger, and can be read again or opened by hand.")
    @APIResponseSchema(value = MailBody.class, responseCode = "200")
    public Response drop(@PathParam("id") long id, MailDrop body) {
        return answers.once(body, () -> {
            Members.judge(() -> {
                desk.drop(id, answers.seen(), body.reason());
                return id;
            });
            var mail = known(id);
            return answers.changed(MailBody.of(mail), mail.version());
        });
    }

    private MailRow known(long id) {
        return ledger.row(id).orElseThrow(NotFoundException::new);
    }

    private static @Nullable MailState state(@Nullable String text) {
        return text == null
                ? null
                : Stream.of(MailState.values())
                        .filter(state -> JsonText.word(state).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new BadParameter("state", "one of " + STATES));
    }

    /** A mail in JSON. */
    @Schema(name = "Mail")
    public record MailBody(
            @Schema(required = true, examples = "8151") long id,

            @Schema(
                    required = true,
                    description = "What became of it",
                    enumeration = {"kept", "opened", "continued", "kept-out", "set-aside", "suspected", "dropped"},
                    examples = "set-aside")
            String state,

            @Schema(description = "Why", examples = "it names no author") @Nullable
            String reason,

            @Schema(
                    required = true,
                    description = "Where it was fetched from",
                    examples = "support@autocrm.example@mail.example/INBOX")
            String mailbox,

            @Schema(
                    description = "The address of its author, or what stands in its place",
                    examples = "ann@example.org")
            @Nullable
            String author,

            @Schema(examples = "The printer jams") @Nullable String subject,

            @Schema(description = "Its Message-ID without angle brackets", examples = "1@example.org") @Nullable
            String messageId,

            @Schema(description = "The number of the ticket that it is on, or about", examples = "10042") @Nullable
            String ticket,

            @Schema(required = true, description = "When it came", examples = "2026-03-02T09:00:00Z")
            Instant storedAt,

            @Schema(description = "When it came to its end", examples = "2026-03-02T09:00:01Z") @Nullable
            Instant doneAt,

            @Schema(
                    required = true,
                    description = "The size of the raw mail; 0 where it is not kept any more",
                    examples = "2048")
            int bytes) {

        static MailBody of(MailRow mail) {
            return new MailBody(
                    mail.id(),
                    JsonText.word(mail.state()),
                    mail.reason(),
                    mail.mailbox(),
                    mail.author(),
                    mail.subject(),
                    mail.mailId(),
                    mail.ticket(),
                    mail.storedAt(),
                    mail.doneAt(),
                    mail.bytes());
        }
    }

    /** A mail with its header and what the reader makes of it, in JSON. */
    @Schema(name = "MailInFull")
    public record MailInFull(
            @Schema(required = true) MailBody mail,

            @Schema(required = true, description = "The lines of its header, unfolded")
            List<MailHeaderLine> header,

            @Schema(description = "What the reader makes of it; absent where it cannot be read") @Nullable
            MailReading reading,

            @Schema(description = "Why it cannot be read", examples = "it names no author") @Nullable
            String unreadable) {

        static MailInFull of(MailView mail) {
            var reading = mail.reading();
            return new MailInFull(
                    MailBody.of(mail.row()),
                    mail.header().stream()
                            .map(line -> new MailHeaderLine(line.name(), line.value()))
                            .toList(),
                    reading == null
                            ? null
                            : new MailReading(
                                    reading.author(),
                                    reading.authorName(),
                                    reading.subject(),
                                    JsonText.word(reading.kind()),
                                    reading.text(),
                                    reading.files()),
                    mail.unreadable());
        }
    }

    /** A line of a header. */
    @Schema(name = "MailHeaderLine")
    public record MailHeaderLine(
            @Schema(required = true, examples = "Subject") String name,

            @Schema(required = true, examples = "The printer jams")
            String value) {}

    /** What the reader makes of a mail. */
    @Schema(name = "MailReading")
    public record MailReading(
            @Schema(required = true, examples = "ann@example.org")
            String author,

            @Schema(required = true, examples = "Ann Lee") String authorName,

            @Schema(required = true, examples = "The printer jams")
            String subject,

            @Schema(
                    required = true,
                    description = "Of what kind it is, such as written, auto-reply or bounce",
                    examples = "written")
            String kind,

            @Schema(
                    required = true,
                    description = "What its author wrote; the first 20,000 characters",
                    examples = "It jams on every second page.")
            String text,

            @Schema(required = true, description = "The names of its files", examples = "[\"jam.jpg\"]")
            List<String> files) {}

    /** The body that opens a ticket of a mail. */
    @Schema(name = "MailOpening")
    public record MailOpening(
            @NotNull MailCustomer customer,

            @NotBlank @Size(max = 300) @Schema(examples = "The printer jams")
            String subject) {}

    /** In whose name a ticket is opened. */
    @Schema(name = "MailCustomer")
    public record MailCustomer(
            @NotNull @Email @Size(max = 254) @Schema(examples = "ann@example.org")
            String email,

            @Size(max = 200) @Schema(examples = "Ann Lee") @Nullable
            String name) {}

    /** The body that drops a mail. */
    @Schema(name = "MailDrop")
    public record MailDrop(
            @NotBlank
            @Size(max = 500)
            @Schema(description = "Why nothing becomes of it", examples = "A broken robot wrote it")
            String reason) {}
}
