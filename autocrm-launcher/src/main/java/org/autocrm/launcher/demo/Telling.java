package org.autocrm.launcher.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One scenario being told: knows what stands in each slot, so that an order number stays the same to the end. */
final class Telling {

    private static final Pattern SPACES = Pattern.compile("[ \\t]+");
    private static final Pattern SPACE_BEFORE_COMMA = Pattern.compile(" ([,.])(?=\\s)");
    private static final Pattern LINE_END = Pattern.compile(" ?\\n ?");
    private static final Pattern EMPTY_PARAGRAPHS = Pattern.compile("\\n{3,}");

    private final PhraseBook book;
    private final Scenario scenario;
    private final Draw draw;
    private final LocalDate opened;
    private LocalDate today;
    private final Map<String, String> kept = new HashMap<>();
    private final Map<Integer, LocalDate> appointments = new HashMap<>();
    private final Map<String, LocalDate> dates = new HashMap<>();
    private @Nullable LocalDate lastNamed;
    private boolean outOfDate;
    private final Map<String, Integer> groups = new HashMap<>();
    private final Map<String, Integer> lastSaid = new HashMap<>();

    Telling(PhraseBook book, Scenario scenario, Draw draw, Instant opened) {
        this.book = book;
        this.scenario = scenario;
        this.draw = draw;
        this.opened = date(opened);
        this.today = this.opened;
    }

    Draw draw() {
        return draw;
    }

    Telling with(String slot, String value) {
        kept.put(slot, value);
        return this;
    }

    String subject() {
        return Words.capitalized(clean(draw.pick(scenario.subjects()).tell(this)));
    }

    String text(Turn turn, Instant at) {
        today = date(at);
        return clean(draw.pick(turn.texts()).tell(this));
    }

    /** A phrase of the language that belongs to no scenario. */
    String phrase(String name, Instant at) {
        today = date(at);
        return clean(value(name));
    }

    String value(String slot) {
        var known = kept.get(slot);
        if (known != null) {
            named(dates.get(slot));
            return known;
        }
        if (slot.startsWith("#") || slot.startsWith("^")) {
            return draw.code(slot);
        }
        if (slot.startsWith("past ")) {
            return book.dateFormat().format(opened.minusDays(days(slot)));
        }
        if (slot.startsWith("next ")) {
            return book.dateFormat().format(appointment(days(slot)));
        }
        if (slot.startsWith("weekday ")) {
            return appointment(days(slot)).getDayOfWeek().getDisplayName(TextStyle.FULL, book.locale());
        }
        var phrase = book.phrase(scenario, slot);
        if (phrase == null) {
            throw new IllegalArgumentException(
                    book.language() + ", " + scenario.name() + ": nothing stands in the slot {" + slot + "}");
        }
        return say(slot, phrase);
    }

    private String say(String slot, Phrase phrase) {
        int place = draw.between(0, phrase.options().size() - 1);
        if (phrase.kept()) {
            place = groups.computeIfAbsent(
                    phrase.group(), group -> draw.between(0, phrase.options().size() - 1));
        } else if (Objects.equals(place, lastSaid.put(slot, place))) {
            place = (place + 1) % phrase.options().size(); // not the same words twice in a row
            lastSaid.put(slot, place);
        }
        lastNamed = null;
        var text = phrase.options().get(place).tell(this);
        if (phrase.kept()) {
            kept.put(slot, text);
            if (lastNamed != null) {
                dates.put(slot, lastNamed);
            }
        }
        return text;
    }

    /** A working day some days after the message that named it first. */
    private LocalDate appointment(int days) {
        var day = appointments.computeIfAbsent(days, name -> workingDay(today.plusDays(days)));
        named(day);
        return day;
    }

    private void named(@Nullable LocalDate day) {
        lastNamed = day;
        outOfDate |= day != null && day.isBefore(today);
    }

    /** Whether somebody spoke of a day to come when it was over. */
    boolean isOutOfDate() {
        return outOfDate;
    }

    private static LocalDate workingDay(LocalDate day) {
        var free = day.getDayOfWeek();
        return free == DayOfWeek.SATURDAY ? day.plusDays(2) : free == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private static int days(String slot) {
        return Integer.parseInt(slot.substring(slot.indexOf(' ') + 1));
    }

    private static LocalDate date(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** An alternative that is empty leaves neither two spaces nor an empty paragraph. */
    private static String clean(String text) {
        var spaced = SPACES.matcher(text).replaceAll(" ");
        var lines = LINE_END.matcher(SPACE_BEFORE_COMMA.matcher(spaced).replaceAll("$1"))
                .replaceAll("\n");
        return EMPTY_PARAGRAPHS.matcher(lines).replaceAll("\n\n").strip();
    }
}
