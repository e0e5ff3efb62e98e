package org.autocrm.portal.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the portal in the visitor's language; {@code #{text['key']}} is the short form without values. */
@Named("texts")
@RequestScoped
public class Texts {

    static final String BUNDLE = "org.autocrm.portal.texts";

    /** The text of that key, with values in its places {0}, {1} ... */
    public String of(String key, Object... values) {
        return in(locale(), key, values);
    }

    /** The language of the visitor, among those that we speak. */
    public Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    static String in(Locale locale, String key, Object... values) {
        var text = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }
}
