package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.autocrm.account.Scope;
import org.autocrm.ticket.Regroupings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/split}: some messages become a ticket of their own. */
@Path("tickets/{number}/split")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Merges and splits", description = "Messages go from one ticket to another, and back")
public class SplitsResource {

    @Inject
    private Regroupings regroupings;

    @Inject
    private Answers answers;

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "splitTicket",
            summary = "Moves messages to a new ticket of the same customer",
            description = "The answer's target is the new ticket. A split can be undone. If-Match is heeded.")
    @APIResponseSchema(value = RegroupingBody.class, responseCode = "200")
    public Response split(@PathParam("number") String number, NewSplit body) {
        var ticket = TicketAnswers.numberIn(number);
        return answers.once(body, () -> {
            var split = regroupings.split(
                    ticket, Set.copyOf(body.messages()), Optional.ofNullable(body.subject()), answers.seen());
            return answers.done(RegroupingBody.of(
                    regroupings.find(ticket, split.regrouping()).orElseThrow()));
        });
    }

    /** The body that splits a ticket. */
    @Schema(name = "NewSplit")
    public record NewSplit(
            @NotNull
            @Size(min = 1, max = 1000)
            @Schema(description = "The ids of the messages that go; at least one stays", examples = "[90211]")
            List<Long> messages,

            @Size(max = 300)
            @Schema(description = "Of the new ticket; that of the old one if absent", examples = "The scanner, too")
            @Nullable
            String subject) {}
}
