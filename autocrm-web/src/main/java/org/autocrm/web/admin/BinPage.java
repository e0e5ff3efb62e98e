package org.autocrm.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Cursor;
import org.autocrm.ticket.DeletedTicket;
import org.autocrm.ticket.TicketBin;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/bin}: deleted tickets are restored, or removed for good. */
@Named
@ViewScoped
public class BinPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    @Inject
    private TicketBin bin;

    private List<DeletedTicket> found = List.of();
    private @Nullable String asked;
    private @Nullable String done;
    private boolean further;

    /** Runs once per visit, as the page's view action. */
    public void open() {
        var parameters = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        var after = Optional.ofNullable(parameters.get("after")).flatMap(Cursor::in);
        further = after.isPresent();
        found = List.copyOf(bin.list(after, SHOWN + 1));
        asked = Optional.ofNullable(parameters.get("purge"))
                .flatMap(TicketNumber::in)
                .map(TicketNumber::value)
                .orElse(null);
        done = parameters.get("done");
    }

    public List<DeletedTicket> getTickets() {
        return found.subList(0, Math.min(SHOWN, found.size()));
    }

    /** Where the list goes on; null at its end. */
    public @Nullable String getOlder() {
        return found.size() > SHOWN ? found.get(SHOWN - 1).cursor().text() : null;
    }

    public boolean isFurther() {
        return further;
    }

    /** The number of the ticket that may be removed for good, if its administrator says so once more. */
    public @Nullable String getAsked() {
        return asked;
    }

    /** What was done: {@code restored} or {@code purged}; anything else is nothing. */
    public @Nullable String getDone() {
        return "restored".equals(done) || "purged".equals(done) ? done : null;
    }

    /** Takes a ticket out of the bin. */
    public void restore(String number) {
        attempt("restored", () -> bin.restore(numberIn(number)));
    }

    /** Removes a ticket for good. */
    public void purge(String number) {
        attempt("purged", () -> bin.purge(numberIn(number)));
    }

    private static TicketNumber numberIn(String text) {
        return TicketNumber.in(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static void attempt(String what, Runnable work) {
        var context = FacesContext.getCurrentInstance().getExternalContext();
        try {
            work.run();
            context.redirect(context.getRequestContextPath() + "/admin/bin?done=" + what);
        } catch (UnknownTicket | ChangeRefused e) {
            Say.complain(PageTexts.text("bin.gone"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
