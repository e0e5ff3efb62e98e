package org.autocrm.web.admin;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import org.autocrm.calendar.CalendarNotValid;
import org.autocrm.mail.mailbox.MailboxNotValid;
import org.autocrm.staffing.StaffingNotValid;
import org.autocrm.web.faces.PageTexts;

/** What the pages of the administration say, in the reader's language. */
final class Say {

    private Say() {}

    /** A text in words: yes or no. */
    static String yes(boolean yes) {
        return PageTexts.text(yes ? "admin.yes" : "admin.no");
    }

    /** Why something was refused: in the reader's language where there is a text, else as its door says it. */
    static void complain(RuntimeException refused) {
        complain(sentence(refused));
    }

    /** Why something was refused, in the reader's language where there is a text. */
    static String sentence(RuntimeException refused) {
        var key = "refused." + reason(refused);
        return PageTexts.has(key) ? PageTexts.text(key) : String.valueOf(refused.getMessage());
    }

    private static String reason(RuntimeException refused) {
        if (refused instanceof CalendarNotValid wrong) {
            return "calendar." + wrong.code();
        }
        if (refused instanceof MailboxNotValid wrong) {
            return "mailbox." + wrong.code();
        }
        return refused instanceof StaffingNotValid wrong
                ? "staffing." + wrong.member()
                : refused.getClass().getSimpleName();
    }

    static void complain(String sentence) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }
}
