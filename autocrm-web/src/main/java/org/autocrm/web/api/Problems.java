package org.autocrm.web.api;

import static java.util.Map.entry;

import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.account.AgentKnown;
import org.autocrm.account.DefaultTeamStays;
import org.autocrm.account.KeyRevoked;
import org.autocrm.account.LastAdministrator;
import org.autocrm.account.ScopeBeyondRole;
import org.autocrm.account.TeamKnown;
import org.autocrm.account.UnknownAccount;
import org.autocrm.account.UnknownKey;
import org.autocrm.account.UnknownTeam;
import org.autocrm.attachment.UnknownUpload;
import org.autocrm.bulk.JobNotOver;
import org.autocrm.bulk.JobUndone;
import org.autocrm.bulk.TooManyTickets;
import org.autocrm.bulk.UnknownBulkJob;
import org.autocrm.calendar.CalendarKnown;
import org.autocrm.calendar.UnknownCalendar;
import org.autocrm.customer.CustomerKnown;
import org.autocrm.customer.OrganizationKnown;
import org.autocrm.customer.UnknownCustomer;
import org.autocrm.customer.UnknownOrganization;
import org.autocrm.idempotency.AnotherRequest;
import org.autocrm.idempotency.StillRunning;
import org.autocrm.mail.inbound.MailDecided;
import org.autocrm.mail.inbound.RawMailGone;
import org.autocrm.mail.inbound.UnknownMail;
import org.autocrm.mail.mailbox.UnknownMailbox;
import org.autocrm.rule.UnknownRule;
import org.autocrm.setting.VaultLocked;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.sla.UnknownPolicy;
import org.autocrm.ticket.EmptyMessage;
import org.autocrm.ticket.FileNotAllowed;
import org.autocrm.ticket.NewerMessage;
import org.autocrm.ticket.RegroupingBlocked;
import org.autocrm.ticket.TicketClosed;
import org.autocrm.ticket.TicketDeleted;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.search.ForeignCursor;
import org.autocrm.ticket.search.UnknownOrder;
import org.autocrm.view.NotYourView;
import org.autocrm.view.UnknownView;
import org.autocrm.web.json.NotJson;
import org.autocrm.web.json.WrongMembers;
import org.jspecify.annotations.Nullable;

/**
 * Everything that fails is a problem document, and one line in the log: what callers do wrong for who listens closely,
 * what is our fault with all that is known of it.
 */
@Provider
public class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    /** What the exceptions of the doors mean to a caller: a new exception is a new line. */
    private static final Map<Class<? extends Throwable>, Meaning> MEANINGS = Map.ofEntries(
            entry(AgentKnown.class, new Meaning(409, "agent-known", "That agent is known")),
            entry(AnotherRequest.class, new Meaning(422, "idempotency-key-reused", "Another request had that key")),
            entry(CalendarKnown.class, new Meaning(409, "calendar-known", "That calendar is known")),
            entry(ChangedMeanwhile.class, new Meaning(412, "changed-meanwhile", "Changed meanwhile")),
            entry(CustomerKnown.class, new Meaning(409, "customer-known", "That customer is known")),
            entry(DefaultTeamStays.class, new Meaning(409, "default-team", "The default team stays")),
            entry(EmptyMessage.class, new Meaning(422, "empty-message", "The message is empty")),
            entry(FileNotAllowed.class, new Meaning(422, "file-not-allowed", "That file may not be attached")),
            entry(ForeignCursor.class, new Meaning(400, "bad-parameter", "A parameter makes no sense")),
            entry(JobNotOver.class, new Meaning(409, "bulk-job-not-over", "The bulk job still works")),
            entry(JobUndone.class, new Meaning(409, "bulk-job-undone", "The bulk job is undone already")),
            entry(KeyRevoked.class, new Meaning(409, "key-revoked", "The API key is revoked")),
            entry(LastAdministrator.class, new Meaning(409, "last-administrator", "The last administrator stays")),
            entry(MailDecided.class, new Meaning(409, "mail-decided", "Something has become of the mail")),
            entry(NewerMessage.class, new Meaning(409, "newer-message", "Somebody wrote meanwhile")),
            entry(NotYourView.class, new Meaning(403, "not-your-view", "Others decide about that view")),
            entry(OrganizationKnown.class, new Meaning(409, "organization-known", "That organization is known")),
            entry(RawMailGone.class, new Meaning(409, "raw-mail-gone", "The raw mail is not here")),
            entry(RegroupingBlocked.class, new Meaning(409, "regrouping-blocked", "It cannot be undone yet")),
            entry(ScopeBeyondRole.class, new Meaning(422, "scope-beyond-role", "A scope reaches too far")),
            entry(StillRunning.class, new Meaning(409, "still-running", "The same request is being carried out")),
            entry(TeamKnown.class, new Meaning(409, "team-known", "That team is known")),
            entry(TicketClosed.class, new Meaning(409, "ticket-closed", "The ticket is closed")),
            entry(TicketDeleted.class, new Meaning(404, "ticket-deleted", "The ticket is in the bin")),
            entry(TooManyTickets.class, new Meaning(422, "too-many-tickets", "Too many tickets")),
            entry(UnknownAccount.class, new Meaning(422, "unknown-account", "Unknown account")),
            entry(UnknownBulkJob.class, new Meaning(404, "unknown-bulk-job", "Unknown bulk job")),
            entry(UnknownCalendar.class, new Meaning(404, "unknown-calendar", "Unknown calendar")),
            entry(UnknownCustomer.class, new Meaning(404, "unknown-customer", "Unknown customer")),
            entry(UnknownKey.class, new Meaning(404, "unknown-key", "Unknown API key")),
            entry(UnknownMailbox.class, new Meaning(404, "unknown-mailbox", "Unknown mailbox")),
            entry(UnknownMail.class, new Meaning(404, "unknown-mail", "Unknown mail")),
            entry(UnknownOrder.class, new Meaning(400, "bad-parameter", "A parameter makes no sense")),
            entry(UnknownOrganization.class, new Meaning(404, "unknown-organization", "Unknown organization")),
            entry(UnknownPolicy.class, new Meaning(404, "unknown-sla-policy", "Unknown policy")),
            entry(UnknownRule.class, new Meaning(404, "unknown-rule", "Unknown rule")),
            entry(UnknownTeam.class, new Meaning(404, "unknown-team", "Unknown team")),
            entry(UnknownTicket.class, new Meaning(404, "unknown-ticket", "Unknown ticket")),
            entry(UnknownUpload.class, new Meaning(422, "unknown-attachment", "Unknown attachment")),
            entry(UnknownView.class, new Meaning(404, "unknown-view", "Unknown view")),
            entry(VaultLocked.class, new Meaning(409, "no-secret-key", "Secrets cannot be kept or read")));

    private static final Map<Integer, String> NAMES = Map.of(
            400, "bad-request",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "too-large",
            415, "unsupported-media-type");

    private record Meaning(int status, String name, String title) {

        Problem of(Throwable failure) {
            return Problem.of(status, name, title, String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public Response toResponse(Throwable failure) {
        for (@Nullable Throwable link = failure; link != null; link = link.getCause()) {
            var known = known(link);
            if (known != null) {
                return known;
            }
        }
        if (failure instanceof WebApplicationException http) {
            return ofHttp(http);
        }
        if (failure instanceof ProcessingException) {
            return told(Problem.of(400, "malformed-body", "The body cannot be read", "Send it as the document says."));
        }
        return fault(failure);
    }

    private static @Nullable Response known(Throwable failure) {
        var meaning = MEANINGS.get(failure.getClass());
        if (meaning != null) {
            return told(meaning.of(failure));
        }
        if (failure instanceof Refused refused) {
            return with(refused.headers(), told(refused.problem()));
        }
        if (failure instanceof WrongMembers wrong) {
            return told(Problem.of(
                    422, "invalid-body", "The body is not valid", "See errors for each wrong member.", wrong.errors()));
        }
        if (failure instanceof NotJson) {
            return told(Problem.of(400, "malformed-json", "The body is no JSON", String.valueOf(failure.getMessage())));
        }
        if (failure instanceof EJBAccessException) {
            return told(Problem.of(403, "forbidden", "Not allowed", "the key's owner may not do this"));
        }
        if (failure instanceof OptimisticLockException) {
            return told(Problem.of(
                    409,
                    "changed-meanwhile",
                    "Changed meanwhile",
                    "somebody changed it at the same moment; read it and try again"));
        }
        // one server's own way to say that a body is larger than it takes
        return failure.getClass().getSimpleName().equals("RequestTooBigException") ? told(tooLarge()) : null;
    }

    static Problem tooLarge() {
        return Problem.of(
                413, "too-large", "The body is too large", "send less, or ask an administrator for more room");
    }

    /** Logs what is our fault and answers it. */
    static Response fault(Throwable failure) {
        var problem =
                Problem.of(500, "internal-error", "Internal error", "it is our fault, and logged under the trace id");
        LOG.log(Level.SEVERE, "trace " + problem.traceId(), failure);
        return problem.toResponse();
    }

    /** Answers what is the caller's fault, and says so in the log to whoever listens closely. */
    static Response told(Problem problem) {
        LOG.log(Level.FINE, "trace {0}: {1} {2}: {3}", new Object[] {
            problem.traceId(), problem.status(), problem.type(), problem.detail()
        });
        return problem.toResponse();
    }

    private static Response ofHttp(WebApplicationException http) {
        var status = http.getResponse().getStatus();
        var reason = http.getResponse().getStatusInfo().getReasonPhrase();
        var problem = Problem.of(status, NAMES.getOrDefault(status, "http-" + status), reason, reason + ".");
        var answer = status >= 500 ? fault(http) : told(problem);
        var allow = http.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? answer : with(Map.of(HttpHeaders.ALLOW, allow), answer);
    }

    private static Response with(Map<String, String> headers, Response answer) {
        headers.forEach((name, value) -> answer.getHeaders().putSingle(name, value));
        return answer;
    }
}
