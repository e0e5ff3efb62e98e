package org.autocrm.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.autocrm.mail.inbound.MailDecided;
import org.autocrm.mail.inbound.MailDesk;
import org.autocrm.mail.inbound.MailLedger;
import org.autocrm.mail.inbound.MailLedger.MailView;
import org.autocrm.mail.inbound.MailNotValid;
import org.autocrm.mail.inbound.RawMailGone;
import org.autocrm.mail.inbound.UnknownMail;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/mails/17}: one mail, what the reader makes of it, and what somebody decides about it. */
@Named
@ViewScoped
public class MailPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MailLedger ledger;

    @Inject
    private MailDesk desk;

    private long id;
    private @Nullable MailView mail;
    private @Nullable String done;
    private String customer = "";
    private String name = "";
    private String subject = "";
    private String reason = "";

    /** Runs once per visit, as the page's view action. */
    public void open() {
        var parameters = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        var wanted = parameters.getOrDefault("mail", "");
        id = wanted.matches("\\d{1,18}") ? Long.parseLong(wanted) : 0;
        done = parameters.get("done");
        look();
        if (mail != null) {
            fill(mail);
        }
    }

    /** Has it read once more. */
    public void readAgain() {
        attempt("again", () -> desk.readAgain(id, seen()));
    }

    /** Opens a ticket of it as the form says. */
    public void openByHand() {
        attempt("opened", () -> desk.open(id, seen(), customer, name, subject));
    }

    /** Nothing becomes of it. */
    public void drop() {
        attempt("dropped", () -> desk.drop(id, seen(), reason));
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
            var context = FacesContext.getCurrentInstance().getExternalContext();
            context.redirect(context.getRequestContextPath() + "/admin/mails/" + id + "?done=" + what);
        } catch (MailNotValid e) {
            Say.complain(PageTexts.text("refused.mail." + e.member()));
        } catch (MailDecided | ChangedMeanwhile e) {
            Say.complain(PageTexts.text("refused.MailDecided"));
            look(); // what has become of it meanwhile
        } catch (RawMailGone | UnknownMail e) {
            Say.complain(e);
            look();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OptionalLong seen() {
        return mail == null ? OptionalLong.empty() : OptionalLong.of(mail.row().version());
    }

    private void look() {
        mail = ledger.find(id).orElse(null);
    }

    /** The form begins with what is known; who opens it by hand corrects that. */
    private void fill(MailView view) {
        var reading = view.reading();
        customer = reading != null ? reading.author() : addressIn(view.row().author());
        name = reading != null ? reading.authorName() : "";
        subject = reading != null
                ? reading.subject()
                : view.row().subject() == null ? "" : view.row().subject();
    }

    private static String addressIn(@Nullable String author) {
        return author != null && author.indexOf('@') >= 0 ? author : "";
    }

    public @Nullable MailView getMail() {
        return mail;
    }

    /** What was done: {@code again}, {@code opened} or {@code dropped}; anything else is nothing. */
    public @Nullable String getDone() {
        return "again".equals(done) || "opened".equals(done) || "dropped".equals(done) ? done : null;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable String customer) {
        this.customer = customer == null ? "" : customer;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject == null ? "" : subject;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }
}
