package org.autocrm.web.admin;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What the pages of the administration say, in the reader's language. */
final class Say {

    private Say() {}

    /** A text with its values in place. */
    static String text(String key, Object... values) {
        return new MessageFormat(texts().getString(key), texts().getLocale()).format(values);
    }

    /** A text in words: yes or no. */
    static String yes(boolean yes) {
        return texts().getString(yes ? "admin.yes" : "admin.no");
    }

    /** Why something was refused: in the reader's language where there is a text, else as its door says it. */
    static void complain(RuntimeException refused) {
        var key = "refused." + refused.getClass().getSimpleName();
        complain(texts().containsKey(key) ? texts().getString(key) : String.valueOf(refused.getMessage()));
    }

    static void complain(String sentence) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }

    private static ResourceBundle texts() {
        return ResourceBundle.getBundle(
                "org.autocrm.web.texts",
                FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
