package org.autocrm.web.ticket;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalLong;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Puts a ticket out of sight until a time, or until its customer writes, and wakes it. */
@Named
@ViewScoped
public class SnoozePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private TicketPage page;

    @Inject
    private PropertiesPage properties;

    @Inject
    private TicketDesk desk;

    @Inject
    private Clock clock;

    private @Nullable String moment;
    private @Nullable String problem;

    public SnoozeTime[] getTimes() {
        return SnoozeTime.values();
    }

    /** Until when that would be. */
    public Instant until(SnoozeTime time) {
        return time.after(ZonedDateTime.now(clock.withZone(ZoneId.systemDefault())));
    }

    public void sleep(SnoozeTime time) {
        change(until(time));
    }

    /** Sleeps until the moment that was typed. */
    public void sleepUntilMoment() {
        try {
            change(LocalDateTime.parse(moment == null ? "" : moment)
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeException e) {
            problem = PageTexts.text("refused.moment");
            PageTexts.tell("done", false);
        }
    }

    public void wake() {
        change(null);
    }

    private void change(@Nullable Instant until) {
        try {
            desk.change(
                    page.getTicket().number(),
                    TicketChanges.begin().snooze(until).end(),
                    OptionalLong.empty());
            problem = null;
            moment = null;
        } catch (ChangeRefused e) {
            problem = PageTexts.text(e.objections().get(0));
        }
        page.refresh();
        properties.refresh();
        PageTexts.tell("done", problem == null);
    }

    /** Why it stays awake; null where nothing went wrong. */
    public @Nullable String getProblem() {
        return problem;
    }

    public @Nullable String getMoment() {
        return moment;
    }

    public void setMoment(@Nullable String moment) {
        this.moment = moment;
    }
}
