package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.autocrm.account.Scope;
import org.autocrm.sla.ClockEntry;
import org.autocrm.sla.ClockView;
import org.autocrm.sla.SlaReceipts;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.UnknownTicket;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /tickets/10042/sla}: what was promised on a ticket, and how it came about. */
@Path("tickets/{number}/sla")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Promises", description = "What customers are promised (SLA), and how it came about")
public class TicketSlaResource {

    @Inject
    private TicketQueries tickets;

    @Inject
    private SlaReceipts receipts;

    @GET
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "readSlaReceipt",
            summary = "Reads what is promised on a ticket, and how each moment came about",
            description = "It is computed from all that happened to the ticket, for any moment.")
    @APIResponseSchema(SlaReceiptBody.class)
    public SlaReceiptBody read(
            @PathParam("number") String number,
            @Parameter(description = "As of that moment; now if absent", example = "2026-03-02T09:30:00Z")
                    @QueryParam("at")
                    @Nullable
                    String at) {
        var moment = Optional.ofNullable(EventParameters.moment("at", at));
        var ticket = tickets.read(TicketNumber.in(number).orElseThrow(() -> new UnknownTicket(number)));
        return SlaReceiptBody.of(receipts.of(ticket, moment));
    }

    /** What is promised on a ticket, and how it came about. */
    @Schema(name = "SlaReceipt")
    public record SlaReceiptBody(
            @Schema(
                    description = "The next moment by which something is promised; absent where nothing is",
                    examples = "2026-03-02T13:00:00Z")
            @Nullable
            Instant dueAt,

            @Schema(required = true, description = "One for each promise, in the order in which they were made")
            List<SlaClockBody> clocks) {

        static SlaReceiptBody of(List<ClockView> clocks) {
            return new SlaReceiptBody(
                    clocks.stream()
                            .filter(ClockView::isRunning)
                            .map(ClockView::dueAt)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    clocks.stream().map(SlaClockBody::of).toList());
        }
    }

    /** A promise, and what has become of it. */
    @Schema(name = "SlaClock")
    public record SlaClockBody(
            @Schema(
                    required = true,
                    enumeration = {"first-response", "next-response", "resolution"},
                    examples = "first-response")
            String metric,

            @Schema(required = true, description = "1, 2 and so on of its metric", examples = "1")
            int number,

            @Schema(required = true, description = "The id of the policy that makes it", examples = "3")
            long policy,

            @Schema(required = true, examples = "2") int policyVersion,

            @Schema(required = true, examples = "Gold customers")
            String policyName,

            @Schema(required = true, description = "How long it may take", examples = "240")
            int minutes,

            @Schema(required = true, description = "Whether only business hours count", examples = "true")
            boolean business,

            @Schema(
                    required = true,
                    enumeration = {"running", "paused", "met", "missed", "ended"},
                    examples = "running")
            String state,

            @Schema(required = true, description = "Whether more time was used than promised", examples = "false")
            boolean late,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant startedAt,

            @Schema(
                    description = "By when it is to be kept; absent while it stands still with time left",
                    examples = "2026-03-02T13:00:00Z")
            @Nullable
            Instant dueAt,

            @Schema(required = true, description = "The time that counted so far", examples = "1800")
            long usedSeconds,

            @Schema(
                    required = true,
                    description = "The time that is left, negative where it is late",
                    examples = "12600")
            long leftSeconds,

            @Schema(description = "When it stopped", examples = "2026-03-02T09:30:00Z") @Nullable
            Instant stoppedAt,

            @Schema(required = true, description = "How it came about, the oldest first")
            List<SlaEntryBody> entries) {

        static SlaClockBody of(ClockView clock) {
            return new SlaClockBody(
                    clock.metric().word(),
                    clock.number(),
                    clock.policy(),
                    clock.policyVersion(),
                    clock.policyName(),
                    clock.minutes(),
                    clock.business(),
                    clock.state().word(),
                    clock.late(),
                    clock.startedAt(),
                    clock.dueAt(),
                    clock.used().toSeconds(),
                    clock.left().toSeconds(),
                    clock.stoppedAt(),
                    clock.entries().stream().map(SlaEntryBody::of).toList());
        }
    }

    /** A step in the life of a clock. */
    @Schema(name = "SlaEntry")
    public record SlaEntryBody(
            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant at,

            @Schema(
                    required = true,
                    enumeration = {"start", "pause", "resume", "retarget", "stop"},
                    examples = "start")
            String kind,

            @Schema(
                    required = true,
                    enumeration = {
                        "opened",
                        "received",
                        "replied",
                        "solved",
                        "reopened",
                        "status",
                        "priority",
                        "policy",
                        "bin"
                    },
                    examples = "opened")
            String why,

            @Schema(
                    required = true,
                    description = "The key of the status or priority, or the name of the policy",
                    examples = "waiting")
            String detail,

            @Schema(required = true, description = "The time that had counted by then", examples = "0")
            long usedSeconds,

            @Schema(description = "By when it was promised from then on", examples = "2026-03-02T13:00:00Z") @Nullable
            Instant dueAt) {

        static SlaEntryBody of(ClockEntry entry) {
            return new SlaEntryBody(
                    entry.at(),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.why().name().toLowerCase(Locale.ROOT),
                    entry.detail(),
                    entry.used().toSeconds(),
                    entry.dueAt());
        }
    }
}
