package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Scope;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.Writing;
import org.autocrm.web.api.MessagesResource.NewMessage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/notes}: what colleagues tell each other, and the customer never sees. */
@Path("tickets/{number}/notes")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Tickets", description = "Requests of customers and what was said about them")
public class NotesResource {

    private static final String LIST = "notes";

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
    @Operation(operationId = "listNotes", summary = "Lists the notes of a ticket, the newest first")
    @APIResponseSchema(MessageBody.class)
    public Response list(@PathParam("number") String number) {
        var part = answers.part(LIST);
        var found = queries.messages(TicketAnswers.numberIn(number), Optional.of(MessageKind.NOTE), part);
        return answers.page(LIST, part, found, MessageView::id, MessageBody.class, MessageBody::of);
    }

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "addNote",
            summary = "Leaves a note for colleagues",
            description = "Who is named with an at sign follows the ticket. Location is the address of the message.")
    @APIResponseSchema(MessageBody.class)
    public Response add(@PathParam("number") String number, NewNote body) {
        var ticket = TicketAnswers.numberIn(number);
        return answers.once(body, () -> {
            var words = NewMessage.words(body.text(), body.html());
            var id = desk.note(ticket, Writing.of(words).with(tickets.files(body.attachments())));
            var note = queries.message(ticket, id).orElseThrow();
            return answers.createdBeside("messages/" + id, MessageBody.of(note), 0);
        });
    }

    /** The body that adds a note. */
    @Schema(name = "NewNote")
    public record NewNote(
            @Size(max = 100_000) @Schema(examples = "The third of this model this week.") @Nullable
            String text,

            @Size(max = 400_000) @Schema(examples = "<p>The <b>third</b> of this model this week.</p>") @Nullable
            String html,

            @Size(max = 20)
            @Schema(
                    description = "The ids of files that were sent to /attachments and that the note is to have",
                    examples = "[8151]")
            @Nullable
            List<Long> attachments) {}
}
