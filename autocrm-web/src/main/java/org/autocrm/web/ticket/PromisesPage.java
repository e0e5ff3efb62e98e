package org.autocrm.web.ticket;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.autocrm.sla.ClockEntry;
import org.autocrm.sla.ClockView;
import org.autocrm.sla.SlaReceipts;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketView;
import org.autocrm.web.faces.Display;
import org.autocrm.web.faces.Lengths;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** What was promised on the ticket of a page, and in plain sentences how it came about. */
@Named
@RequestScoped
public class PromisesPage {

    private static final int SHOWN = 4;

    @Inject
    private TicketPage page;

    @Inject
    private SlaReceipts receipts;

    @Inject
    private Statuses statuses;

    @Inject
    private Priorities priorities;

    @Inject
    private Display show;

    private @Nullable List<Promise> promises;
    private @Nullable TicketView of;

    /**
     * A promise as the page shows it.
     *
     * @param style what colours it: {@code running}, {@code late}, {@code met} and so on
     * @param running whether a countdown turns
     * @param from where the countdown began
     */
    public record Promise(
            String what,
            String terms,
            String style,
            String state,
            boolean running,
            @Nullable Instant due,
            Instant from,
            List<String> steps) {}

    /** Those that run, the soonest first, then the latest of the others. */
    public List<Promise> getPromises() {
        var ticket = page.getTicket();
        var known = promises;
        if (known == null || !ticket.equals(of)) {
            var clocks = new ArrayList<>(receipts.of(ticket, Optional.empty()));
            Collections.reverse(clocks);
            known = clocks.stream()
                    .sorted(Comparator.comparing((ClockView clock) -> !clock.isRunning())
                            .thenComparing(PromisesPage::soonest))
                    .limit(SHOWN)
                    .map(this::promise)
                    .toList();
            promises = known;
            of = ticket;
        }
        return known;
    }

    private static Instant soonest(ClockView clock) {
        var due = clock.dueAt();
        return due == null || !clock.isRunning() ? Instant.MAX : due;
    }

    private Promise promise(ClockView clock) {
        var style = clock.late() ? "late" : clock.state().word();
        return new Promise(
                PageTexts.text("promise." + clock.metric().word()),
                PageTexts.text(
                        clock.business() ? "promise.business" : "promise.always",
                        Lengths.of(Duration.ofMinutes(clock.minutes())),
                        clock.policyName()),
                style,
                PageTexts.text("promise.state." + clock.state().word()),
                clock.isRunning(),
                clock.dueAt(),
                clock.startedAt(),
                clock.entries().stream().map(this::sentence).toList());
    }

    private String sentence(ClockEntry entry) {
        var key = "promise." + entry.kind() + "." + entry.why();
        var what = PageTexts.text(
                PageTexts.has(key) ? key : "promise." + entry.kind() + ".POLICY",
                show.moment(entry.at()),
                name(entry),
                Lengths.of(entry.used()));
        return entry.dueAt() == null || entry.kind() == ClockEntry.Kind.STOP
                ? what
                : what + " " + PageTexts.text("promise.due", show.moment(entry.dueAt()));
    }

    private String name(ClockEntry entry) {
        return switch (entry.why()) {
            case STATUS -> statuses.find(entry.detail()).map(show::status).orElse(entry.detail());
            case PRIORITY -> priorities.find(entry.detail()).map(show::priority).orElse(entry.detail());
            default -> entry.detail().isEmpty() ? "–" : entry.detail();
        };
    }
}
