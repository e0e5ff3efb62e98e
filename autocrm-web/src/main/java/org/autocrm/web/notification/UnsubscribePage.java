package org.autocrm.web.notification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.autocrm.notification.MailsOff;
import org.autocrm.notification.MailsOff.Asked;
import org.autocrm.web.faces.PageTexts;

/** Backs {@code /unsubscribe}: asks before it switches mails off, because programs follow links too. */
@Named
@RequestScoped
public class UnsubscribePage {

    @Inject
    private MailsOff mails;

    /** Whether the address of the page has a link of ours. */
    public boolean isFound() {
        return asked().isPresent();
    }

    /** Whether they were switched off by this request. */
    public boolean isDone() {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestMap()
                .containsKey(Unsubscribe.DONE);
    }

    public String getAgent() {
        return asked().map(Asked::agent).orElse("");
    }

    /** Which mails, in words. */
    public String getMails() {
        return asked().map(Asked::kind)
                .map(kind -> PageTexts.text("notice." + kind))
                .orElseGet(() -> PageTexts.text("notices.collected"));
    }

    public String getToken() {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("token", "");
    }

    private Optional<Asked> asked() {
        return mails.read(getToken());
    }
}
