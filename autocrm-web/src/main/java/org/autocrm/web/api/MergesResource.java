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
import java.util.ArrayList;
import java.util.List;
import org.autocrm.account.Scope;
import org.autocrm.ticket.Regroupings;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /tickets/10042/merge}: other tickets go on in this one. */
@Path("tickets/{number}/merge")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Merges and splits", description = "Messages go from one ticket to another, and back")
public class MergesResource {

    @Inject
    private Regroupings regroupings;

    @Inject
    private TicketQueries queries;

    @Inject
    private Answers answers;

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "mergeTickets",
            summary = "Moves all messages of other tickets into this one, and closes those",
            description =
                    "All of them or none. Who answers a mail of a source goes on here; its customer, if it is another, gets copies."
                            + " Each merge can be undone. If-Match is heeded.")
    @APIResponseSchema(value = Merged.class, responseCode = "200")
    public Response merge(@PathParam("number") String number, NewMerge body) {
        var target = TicketAnswers.numberIn(number);
        var sources = numbers(body.sources());
        try {
            return answers.once(body, () -> {
                var merges = regroupings.merge(target, sources, answers.seen());
                return answers.done(new Merged(merges.stream()
                        .map(id ->
                                RegroupingBody.of(regroupings.find(target, id).orElseThrow()))
                        .toList()));
            });
        } catch (UnknownTicket e) {
            throw ofSources(target, sources, e);
        }
    }

    /** What an unknown ticket means here: a wrong member of the body, where it is a source. */
    private RuntimeException ofSources(TicketNumber target, List<TicketNumber> sources, UnknownTicket refusal) {
        if (!isThere(target)) {
            return refusal;
        }
        List<MemberError> errors = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            if (!isThere(sources.get(i))) {
                errors.add(unknown(i, sources.get(i).value()));
            }
        }
        return errors.isEmpty() ? refusal : new WrongMembers(errors);
    }

    private boolean isThere(TicketNumber ticket) {
        return queries.find(ticket).filter(found -> found.deletedAt() == null).isPresent();
    }

    private static List<TicketNumber> numbers(List<String> texts) {
        List<TicketNumber> numbers = new ArrayList<>();
        List<MemberError> errors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            var number = TicketNumber.in(texts.get(i));
            number.ifPresent(numbers::add);
            if (number.isEmpty()) {
                errors.add(unknown(i, texts.get(i)));
            }
        }
        if (!errors.isEmpty()) {
            throw new WrongMembers(errors);
        }
        return numbers;
    }

    private static MemberError unknown(int index, String number) {
        return new MemberError("/sources/" + index, "unknown", "no ticket " + number);
    }

    /** The merges that were made, in the order of the sources. */
    @Schema(name = "Merged")
    public record Merged(@Schema(required = true) List<RegroupingBody> merges) {}

    /** The body that merges tickets. */
    @Schema(name = "NewMerge")
    public record NewMerge(
            @NotNull
            @Size(min = 1, max = 50)
            @Schema(description = "The numbers of the tickets that go on in this one", examples = "[\"10043\"]")
            List<@Size(max = 30) String> sources) {}
}
