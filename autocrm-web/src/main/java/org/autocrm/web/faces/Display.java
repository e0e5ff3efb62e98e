package org.autocrm.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.jspecify.annotations.Nullable;

/** How values are shown on pages, as {@code #{show.ago(row.updatedAt)}}. */
@Named("show")
@ApplicationScoped
public class Display {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String TEXTS = "org.autocrm.web.texts";
    private static final String[] UNITS = {"B", "kB", "MB", "GB"};

    @Inject
    Clock clock;

    /** How long ago, in the largest whole unit: {@code 12m}, {@code 3h}, {@code 5d}; empty for null. */
    public String ago(@Nullable Instant moment) {
        if (moment == null) {
            return "";
        }
        var passed = Duration.between(moment, clock.instant());
        if (passed.toMinutes() < 1) {
            return "now";
        }
        if (passed.toHours() < 1) {
            return passed.toMinutes() + "m";
        }
        return passed.toDays() < 1 ? passed.toHours() + "h" : passed.toDays() + "d";
    }

    /** How long ago, or how far ahead, in the reader's language: {@code 12m}, {@code in 3h}; empty for null. */
    public String when(@Nullable Instant moment) {
        var now = clock.instant();
        if (moment != null && Duration.between(now, moment).toMinutes() >= 1) {
            return PageTexts.text("when.ahead").replace("{0}", ago(now.minus(Duration.between(now, moment))));
        }
        return moment == null || Duration.between(moment, now).toMinutes() >= 1
                ? ago(moment)
                : PageTexts.text("when.now");
    }

    /** The name of a status; those that every desk begins with, in the reader's language. */
    public String status(Status status) {
        return status(status, PageTexts.reader());
    }

    /** The same for a reader of that language. */
    public String status(Status status, Locale reader) {
        return inTheReadersLanguage("status." + status.category(), status.name(), reader);
    }

    /** The name of a priority; those that every desk begins with, in the reader's language. */
    public String priority(Priority priority) {
        return priority(priority, PageTexts.reader());
    }

    /** The same for a reader of that language. */
    public String priority(Priority priority, Locale reader) {
        return inTheReadersLanguage("priority." + priority.key().toUpperCase(Locale.ROOT), priority.name(), reader);
    }

    private static String inTheReadersLanguage(String key, String name, Locale reader) {
        var english = ResourceBundle.getBundle(TEXTS, Locale.ROOT);
        if (!english.containsKey(key) || !english.getString(key).equals(name)) {
            return name;
        }
        return ResourceBundle.getBundle(TEXTS, reader).getString(key);
    }

    /** The moment in the server's time zone; empty for null. */
    public String moment(@Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment.atZone(ZoneId.systemDefault()));
    }

    /** A size in bytes in the largest unit that leaves a whole number. */
    public String size(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (Math.round(shown) >= 1000 && unit < UNITS.length - 1) {
            shown /= 1000;
            unit++;
        }
        return Math.round(shown) + " " + UNITS[unit];
    }

    /** The first letters of the first and last word of a name. */
    public String initials(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "?";
        }
        var words = name.strip().split("\\s+");
        return (words.length == 1 ? Stream.of(words[0]) : Stream.of(words[0], words[words.length - 1]))
                .map(word -> new String(Character.toChars(word.codePointAt(0))).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** One of eight hues that a name always has. */
    public int hue(@Nullable String name) {
        return name == null ? 0 : Math.floorMod(name.hashCode(), 8);
    }
}
