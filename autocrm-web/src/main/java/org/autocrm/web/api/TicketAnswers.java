package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.autocrm.account.Directory;
import org.autocrm.account.Scope;
import org.autocrm.attachment.Uploads;
import org.autocrm.customer.CustomerFile;
import org.autocrm.ticket.FileRef;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.web.api.AgentsResource.AgentBody;
import org.autocrm.web.api.TeamsResource.TeamBody;
import org.autocrm.web.api.TicketBody.IncludedWithTicket;
import org.jspecify.annotations.Nullable;

/** Answers that show a ticket, and what the resources of tickets have in common. */
@ApplicationScoped
public class TicketAnswers {

    @Inject
    private TicketQueries queries;

    @Inject
    private CustomerFile file;

    @Inject
    private Directory directory;

    @Inject
    private Uploads uploads;

    @Inject
    private Answers answers;

    /** A ticket that went out of the caller's sight by what the caller did. */
    record OutOfSight(String number) {}

    /** The answer to a read of the ticket, with what {@code include=} asks for. */
    Response one(TicketNumber number) {
        var ticket = queries.read(number);
        return answers.one(included(ticket), ticket.version());
    }

    /** The answer to a change of the ticket; if its team is out of the caller's sight now, only its number. */
    Response changed(TicketNumber number) {
        return queries.find(number)
                .map(ticket -> answers.changed(TicketBody.of(ticket), ticket.version()))
                .orElseGet(() -> answers.done(new OutOfSight(number.value())));
    }

    /** The answer to who made something of the ticket, or the ticket itself, with that id. */
    Response created(TicketNumber number, Object id) {
        return queries.find(number)
                .map(ticket -> answers.created(id, TicketBody.of(ticket), ticket.version()))
                .orElseGet(() -> answers.created(id, new OutOfSight(number.value()), 0));
    }

    /**
     * The files that the caller has sent, for a message that is written in this transaction.
     *
     * @param ids none if null
     */
    List<FileRef> files(@Nullable List<Long> ids) {
        return ids == null || ids.isEmpty()
                ? List.of()
                : uploads.use(ids).stream().map(FileRef::of).toList();
    }

    /** The number in an address; where it can be none there is no such ticket. */
    static TicketNumber numberIn(String text) {
        return TicketNumber.in(text).orElseThrow(() -> new UnknownTicket(text));
    }

    private TicketBody included(TicketView ticket) {
        var body = TicketBody.of(ticket);
        var wanted = answers.included("team", "assignee", "customer", "followers");
        if (wanted.isEmpty()) {
            return body;
        }
        var team = wanted.contains("team") ? ticket.team() : null;
        var assignee = wanted.contains("assignee") ? ticket.assignee() : null;
        return body.with(new IncludedWithTicket(
                team == null ? null : directory.team(team).map(TeamBody::of).orElse(null),
                assignee == null
                        ? null
                        : directory.agent(assignee).map(AgentBody::of).orElse(null),
                wanted.contains("customer") ? customer(ticket.customer()) : null,
                wanted.contains("followers") ? followers(ticket) : null));
    }

    /** All that is known of the customer, for keys that may read customers. */
    private CustomersResource.CustomerBody customer(long id) {
        answers.refuseWithout(Scope.CUSTOMERS_READ);
        return CustomersResource.CustomerBody.of(file.get(id));
    }

    private List<AgentBody> followers(TicketView ticket) {
        return directory.agents(ticket.followers()).stream().map(AgentBody::of).toList();
    }
}
