package org.autocrm.setting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.autocrm.shared.EmailAddress;

/**
 * What the administrator decided from outside.
 *
 * <p>A setting {@code public.url} is the system property {@code autocrm.public.url}, else the environment variable
 * {@code AUTOCRM_PUBLIC_URL}, else its default. {@code docs/operations.md} lists them all.
 */
@ApplicationScoped
public class Settings {

    /** The value of a setting, or the default where it is not set or blank. */
    public String text(String name, String otherwise) {
        var property = System.getProperty("autocrm." + name);
        if (property != null && !property.isBlank()) {
            return property.strip();
        }
        var variable = System.getenv("AUTOCRM_" + name.toUpperCase(Locale.ROOT).replace('.', '_'));
        return variable != null && !variable.isBlank() ? variable.strip() : otherwise;
    }

    /**
     * The value of a setting that is a whole number.
     *
     * @throws IllegalArgumentException if it is set to something else
     */
    public int number(String name, int otherwise) {
        var text = text(name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the setting " + name + " must be a whole number, not " + text, e);
        }
    }

    /** The address at which people reach this installation, without a slash at its end. */
    public String publicUrl() {
        return text("public.url", "http://localhost:" + number("http.port", 8080))
                .replaceAll("/+$", "");
    }

    /**
     * The proxies in front of this installation: addresses, or blocks of addresses such as 10.0.0.0/8, with commas
     * between them. Only they are believed when they say for whom they ask.
     */
    public String proxies() {
        return text("http.proxies", "");
    }

    /** The address that customers write to and that our mails come from. */
    public EmailAddress supportAddress() {
        return new EmailAddress(text("mailbox.address", "support@autocrm.example"));
    }

    /** Whether this is a demonstration with data and accounts of its own. */
    public boolean demo() {
        return Boolean.parseBoolean(text("demo", "false"));
    }

    /** The name of the help desk, as customers see it. */
    public String brand() {
        return text("brand", "AutoCRM");
    }
}
