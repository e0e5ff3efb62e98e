package org.autocrm.portal.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How values are shown on pages, as {@code #{show.moment(row.updatedAt)}}. */
@Named("show")
@RequestScoped
public class Display {

    private static final String[] UNITS = {"B", "kB", "MB", "GB"};

    @Inject
    private Texts texts;

    /** The moment in the server's time zone; the script of the page turns it into the visitor's. */
    public String moment(Instant moment) {
        return moment(moment, texts.locale(), ZoneId.systemDefault());
    }

    static String moment(Instant moment, Locale locale, ZoneId zone) {
        // day before month, whatever English the visitor speaks: 3 May 2026, 14:05
        var shown = locale.getLanguage().equals("en") ? Locale.UK : locale;
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(shown)
                .format(moment.atZone(zone));
    }

    /** A size in bytes in the largest unit that leaves a whole number. */
    public String size(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= 1000 && unit < UNITS.length - 1) {
            shown /= 1000;
            unit++;
        }
        return Math.round(shown) + " " + UNITS[unit];
    }

    /** The first letters of the first and last word of a name. */
    public String initials(String name) {
        var words = name.strip().split("\\s+", -1);
        return (words.length == 1 ? Stream.of(words[0]) : Stream.of(words[0], words[words.length - 1]))
                .filter(word -> !word.isEmpty())
                .map(word -> new String(Character.toChars(word.codePointAt(0))).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
