package org.autocrm.web.faces;

import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.autocrm.ticket.Objection;
import org.primefaces.PrimeFaces;

/** Texts in the reader's language, for beans of pages. */
public final class PageTexts {

    private PageTexts() {}

    /** The language of whoever reads the page. */
    public static Locale reader() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    /** The text of that key, with these values in their places. */
    public static String text(String key, Object... values) {
        var text = bundle().getString(key);
        return values.length == 0 ? text : new MessageFormat(text, reader()).format(values);
    }

    /** Whether there is a text of that key. */
    public static boolean has(String key) {
        return bundle().containsKey(key);
    }

    /** Why a change is not possible: in the reader's language where we have words for it, else as the desk says it. */
    public static String text(Objection objection) {
        var key = "refused." + objection.property().replaceFirst("/.*", "");
        return has(key) ? text(key) : objection.reason();
    }

    /** Tells the script of the page how it went. */
    public static void tell(String key, boolean value) {
        PrimeFaces.current().ajax().addCallbackParam(key, value);
    }

    /** All of them. */
    public static ResourceBundle bundle() {
        return bundle(reader());
    }

    /** All of them, for a reader of that language, where no page is being written. */
    public static ResourceBundle bundle(Locale reader) {
        return ResourceBundle.getBundle("org.autocrm.web.texts", reader);
    }
}
