package org.autocrm.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.autocrm.mail.inbound.MailDesk;
import org.autocrm.mail.inbound.MailLedger;
import org.autocrm.mail.inbound.MailLedger.MailRow;
import org.autocrm.mail.inbound.MailState;
import org.autocrm.shared.Keyset;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/mails}: every mail that reached us. All that is asked is in the address. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the view action fills the fields
public class MailsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    @Inject
    private MailLedger ledger;

    @Inject
    private MailDesk desk;

    private MailQuestion question;
    private List<MailRow> rows = List.of();
    private List<String> mailboxes = List.of();
    private @Nullable Long next;
    private boolean unfinished;
    private boolean further;
    private boolean done;
    private int setAside;
    private int suspected;

    /** Runs once per visit, as the page's view action. */
    public void open() {
        var parameters = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        question = MailQuestion.in(parameters::get);
        var before = parameters.get("before");
        further = before != null && before.matches("\\d{1,18}");
        var part = further ? new Keyset(Long.parseLong(before), false, SHOWN + 1) : Keyset.first(SHOWN + 1);
        var page = ledger.list(question.filter(), part);
        var found = page.rows();
        rows = new ArrayList<>(found.subList(0, Math.min(SHOWN, found.size())));
        unfinished = page.lookedTo() != null;
        next = found.size() > SHOWN ? (Long) found.get(SHOWN - 1).id() : page.lookedTo();
        mailboxes = new ArrayList<>(ledger.mailboxes());
        setAside = ledger.count(MailState.SET_ASIDE);
        suspected = ledger.count(MailState.SUSPECTED);
        done = parameters.containsKey("done");
    }

    /** Has all mails read once more that are set aside. */
    public void readAllAgain() {
        desk.readAllAgain();
        var context = FacesContext.getCurrentInstance().getExternalContext();
        try {
            context.redirect(context.getRequestContextPath() + "/admin/mails?state=SET_ASIDE&done=true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number that was counted to an end. */
    static String inWords(int count) {
        return count < MailLedger.MOST_COUNTED ? Integer.toString(count) : (MailLedger.MOST_COUNTED - 1) + "+";
    }

    public MailQuestion getQuestion() {
        return question;
    }

    public List<MailRow> getRows() {
        return rows;
    }

    public List<String> getMailboxes() {
        return mailboxes;
    }

    /** The states by their names, those that wait for somebody first. */
    public List<String> getStates() {
        return Stream.of(
                        MailState.SET_ASIDE,
                        MailState.SUSPECTED,
                        MailState.KEPT,
                        MailState.OPENED,
                        MailState.CONTINUED,
                        MailState.KEPT_OUT,
                        MailState.DROPPED)
                .map(MailState::name)
                .toList();
    }

    public boolean isFiltered() {
        return !question.isEmpty();
    }

    /** Whether this is not the first page. */
    public boolean isFurther() {
        return further;
    }

    /** Whether the page could not look through the whole ledger, so that there may be more. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** Whether mails are being read again. */
    public boolean isDone() {
        return done;
    }

    public String getSetAside() {
        return inWords(setAside);
    }

    public String getSuspected() {
        return inWords(suspected);
    }

    public boolean isAnySetAside() {
        return setAside > 0;
    }

    public boolean isAnySuspected() {
        return suspected > 0;
    }

    /** The page of older mails; null at the end. */
    public @Nullable String getOlder() {
        return next == null ? null : question.address(Map.of("before", Long.toString(next)));
    }

    public String getNewest() {
        return question.address(Map.of());
    }
}
