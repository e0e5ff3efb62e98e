package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.autocrm.account.Scope;
import org.autocrm.ticket.LinkKind;
import org.autocrm.ticket.Links;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /tickets/10042/links}: what other tickets are to a ticket. */
@Path("tickets/{number}/links")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Links", description = "What tickets are to each other")
public class LinksResource {

    private static final String KIND = "What the other is to this one";
    private static final String OTHER = "The number of the other ticket";

    @Inject
    private Links links;

    @Inject
    private TicketQueries queries;

    @Inject
    private Answers answers;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "listLinks", summary = "Lists the tickets that a ticket is linked with")
    @APIResponseSchema(LinkList.class)
    public Response list(@PathParam("number") String number) {
        var ticket = queries.read(TicketAnswers.numberIn(number));
        return answers.one(
                new LinkList(ticket.links().stream().map(LinkBody::of).toList()), ticket.version());
    }

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "linkTickets",
            summary = "Says what another ticket is to a ticket",
            description = "The other shows the same link, seen from its side.")
    @APIResponseSchema(LinkBody.class)
    public Response link(@PathParam("number") String number, NewLink body) {
        var ticket = TicketAnswers.numberIn(number);
        var kind = LinkBody.kind(body.kind()).orElseThrow();
        var other = TicketNumber.in(body.ticket()).orElseThrow(() -> unknown(body.ticket()));
        try {
            return answers.once(body, () -> {
                links.link(ticket, kind, other);
                var now = queries.read(ticket);
                return answers.created(body.kind() + "/" + other, find(now, kind, other), now.version());
            });
        } catch (UnknownTicket e) {
            if (queries.find(ticket).filter(found -> found.deletedAt() == null).isPresent()) {
                throw unknown(body.ticket());
            }
            throw e;
        }
    }

    @GET
    @Path("{kind}/{other}")
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readLink", summary = "Reads a link of a ticket")
    @APIResponseSchema(LinkBody.class)
    public Response read(
            @PathParam("number") String number,
            @Parameter(description = KIND, example = "related") @PathParam("kind") String kind,
            @Parameter(description = OTHER, example = "10043") @PathParam("other") String other) {
        var ticket = queries.read(TicketAnswers.numberIn(number));
        return answers.one(find(ticket, kindIn(kind), TicketAnswers.numberIn(other)), ticket.version());
    }

    @DELETE
    @Path("{kind}/{other}")
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(operationId = "unlinkTickets", summary = "Takes a link away, if there is one")
    @APIResponse(responseCode = "204", description = "There is none any more")
    public Response unlink(
            @PathParam("number") String number,
            @Parameter(description = KIND, example = "related") @PathParam("kind") String kind,
            @Parameter(description = OTHER, example = "10043") @PathParam("other") String other) {
        links.unlink(TicketAnswers.numberIn(number), kindIn(kind), TicketAnswers.numberIn(other), answers.seen());
        return answers.nothing();
    }

    private static LinkBody find(TicketView ticket, LinkKind kind, TicketNumber other) {
        return ticket.links().stream()
                .filter(link -> link.kind() == kind && link.other().equals(other))
                .findFirst()
                .map(LinkBody::of)
                .orElseThrow(NotFoundException::new);
    }

    private static LinkKind kindIn(String text) {
        return LinkBody.kind(text).orElseThrow(NotFoundException::new);
    }

    private static WrongMembers unknown(String ticket) {
        return new WrongMembers("/ticket", "unknown", "no ticket " + ticket);
    }

    /** The links of a ticket: there are few, so there is one page. */
    @Schema(name = "LinkList")
    public record LinkList(@Schema(required = true) List<LinkBody> data) {}

    /** The body that links two tickets. */
    @Schema(name = "NewLink")
    public record NewLink(
            @NotNull
            @Size(max = 20)
            @Pattern(
                    regexp = "parent|child|related|duplicate-of|duplicated-by",
                    message = "must be parent, child, related, duplicate-of or duplicated-by")
            @Schema(
                    description = "What the other ticket is to this one",
                    enumeration = {"parent", "child", "related", "duplicate-of", "duplicated-by"},
                    examples = "related")
            String kind,

            @NotBlank @Size(max = 30) @Schema(description = "The number of the other ticket", examples = "10043")
            String ticket) {}
}
