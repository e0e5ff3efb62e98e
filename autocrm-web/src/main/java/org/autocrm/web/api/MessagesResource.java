package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.account.Scope;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.NewerMessage;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/messages}: the conversation, with notes and what the desk itself keeps. */
@Path("tickets/{number}/messages")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Tickets", description = "Requests of customers and what was said about them")
public class MessagesResource {

    private static final String LIST = "messages";

    @Inject
    private TicketDesk desk;

    @Inject
    private TicketQueries queries;

    @Inject
    private TicketAnswers tickets;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "listMessages", summary = "Lists what was said on a ticket, the newest first")
    @APIResponseSchema(MessageBody.class)
    public Response list(
            @PathParam("number") String number,
            @Parameter(
                            description = "Only one kind: received, reply, note, acknowledgement or system",
                            example = "reply")
                    @QueryParam("kind")
                    @Nullable
                    String kind) {
        var part = answers.part(LIST);
        var found = queries.messages(TicketAnswers.numberIn(number), kindIn(kind), part);
        return answers.page(LIST, part, found, MessageView::id, MessageBody.class, MessageBody::of);
    }

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "addMessage",
            summary = "Answers the customer, or leaves a note for colleagues",
            description =
                    "With the changes, or not at all. Where somebody wrote after lastSeen, a reply is refused with 409;"
                            + " `messages` of the problem has what the author has not seen.")
    @APIResponseSchema(TicketBody.class)
    public Response say(@PathParam("number") String number, NewMessage body) {
        var ticket = TicketAnswers.numberIn(number);
        var changes =
                body.changes() == null ? TicketChanges.none() : body.changes().toChanges("/changes");
        try {
            return answers.once(body, () -> {
                var writing = body.writing().with(tickets.files(body.attachments()));
                var id = body.forColleagues()
                        ? desk.note(ticket, writing, changes)
                        : desk.reply(ticket, writing, changes);
                return tickets.created(ticket, id);
            });
        } catch (NewerMessage e) {
            return unseen(ticket, e);
        } catch (ChangeRefused e) {
            throw new Refused(ChangeRefusedMapper.problem(e, body.changes() == null ? "" : "/changes"), Map.of());
        }
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readMessage", summary = "Reads a message of a ticket")
    @APIResponseSchema(MessageBody.class)
    public Response read(@PathParam("number") String number, @PathParam("id") long id) {
        var message = queries.message(TicketAnswers.numberIn(number), id).orElseThrow(NotFoundException::new);
        return answers.one(MessageBody.of(message), 0);
    }

    private Response unseen(TicketNumber ticket, NewerMessage refusal) {
        var messages = refusal.messages().stream()
                .flatMap(id -> queries.message(ticket, id).stream())
                .map(MessageBody::of)
                .toList();
        return Problems.told(
                Problem.of(409, "newer-message", "Somebody wrote meanwhile", String.valueOf(refusal.getMessage()))
                        .unseen(messages));
    }

    private static Optional<MessageKind> kindIn(@Nullable String kind) {
        if (kind == null) {
            return Optional.empty();
        }
        for (var known : MessageKind.values()) {
            if (JsonText.word(known).equals(kind)) {
                return Optional.of(known);
            }
        }
        throw new BadParameter("kind", "one of received, reply, note, acknowledgement, system");
    }

    /** The body that adds a message. */
    @Schema(name = "NewMessage")
    public record NewMessage(
            @NotNull
            @Size(max = 20)
            @Pattern(regexp = "reply|note", message = "must be reply or note")
            @Schema(
                    enumeration = {"reply", "note"},
                    examples = "reply")
            String kind,

            @Size(max = 100_000) @Schema(examples = "Please open the rear tray.") @Nullable
            String text,

            @Size(max = 400_000) @Schema(examples = "<p>Please open the <b>rear</b> tray.</p>") @Nullable
            String html,

            @Schema(
                    description = "The id of the newest message that the author has seen; a newer one stops the reply",
                    examples = "4711")
            @Nullable
            Long lastSeen,

            @Size(max = 20)
            @Schema(
                    description = "The ids of files that were sent to /attachments and that the message is to have",
                    examples = "[8151]")
            @Nullable
            List<Long> attachments,

            @Schema(description = "What becomes of the ticket at the same time, as in a merge patch of the ticket")
            @Nullable
            TicketChange changes) {

        boolean forColleagues() {
            return kind.equals("note");
        }

        Words words() {
            return words(text, html);
        }

        static Words words(@Nullable String text, @Nullable String html) {
            return html == null ? Words.plain(text == null ? "" : text) : Words.formatted(html);
        }

        Writing writing() {
            var writing = Writing.of(words());
            return lastSeen == null ? writing : writing.seen(lastSeen);
        }
    }
}
