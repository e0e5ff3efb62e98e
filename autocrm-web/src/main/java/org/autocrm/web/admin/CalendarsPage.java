package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.calendar.CalendarDefinition;
import org.autocrm.calendar.CalendarDetails;
import org.autocrm.calendar.CalendarEntry;
import org.autocrm.calendar.CalendarFile;
import org.autocrm.calendar.CalendarNotValid;
import org.autocrm.calendar.Calendars;
import org.autocrm.calendar.Holiday;
import org.autocrm.calendar.HolidayFile;
import org.autocrm.calendar.Hours;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/calendars}: when people work, and on which days they do not. */
@Named
@ViewScoped
public class CalendarsPage extends Editor<CalendarEntry> {

    private static final long serialVersionUID = 1L;
    private static final String OFFICE = "09:00-17:00";
    private static final int FOUR_IN_THE_AFTERNOON = 16;
    private static final Duration EXAMPLE = Duration.ofHours(8);
    private static final int NAMED_HOLIDAYS = 20;
    private static final long NEXT_DAYS = 7;

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC") || (id.matches("[A-Z][A-Za-z]+/.*") && !id.matches("(Etc|SystemV)/.*")))
            .sorted()
            .toList();

    @Inject
    private Calendars calendars;

    @Inject
    private CalendarFile file;

    @Inject
    private Clock clock;

    private @Nullable String name;
    private @Nullable String zone = ZONES.contains(ZoneId.systemDefault().getId())
            ? ZoneId.systemDefault().getId()
            : "UTC";
    private boolean byDefault;
    private boolean archived;
    private List<CalendarDay> days = Arrays.stream(DayOfWeek.values())
            .map(day -> new CalendarDay(day, day.compareTo(DayOfWeek.SATURDAY) < 0 ? OFFICE : ""))
            .toList();
    private List<Holiday> holidays = List.of();
    private @Nullable String newDate;
    private @Nullable String newName;
    private @Nullable String wrongHoliday;
    private @Nullable String fileName;
    private @Nullable String fileText;
    private @Nullable String wrongFile;
    private @Nullable HolidayFile taken;

    public List<CalendarEntry> getCalendars() {
        return calendars.all();
    }

    /** The hours of a calendar in a line. */
    public String week(CalendarEntry calendar) {
        return WeekInWords.of(calendar.definition());
    }

    /** The names of all time zones; those of regions, and UTC. */
    public List<String> getZones() {
        return ZONES;
    }

    public List<CalendarDay> getDays() {
        return days;
    }

    /** Tuesday to Friday are as Monday is. */
    public void copyMonday() {
        var monday = days.get(0).getHours();
        days.stream().skip(1).limit(4).forEach(day -> day.setHours(monday));
    }

    public List<Holiday> getHolidays() {
        return holidays;
    }

    /** A day as the reader's language writes it, with the day of the week. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(PageTexts.text("calendars.dayPattern"), PageTexts.reader())
                .format(date);
    }

    /** Takes the holiday that was typed. */
    public void addHoliday() {
        wrongHoliday = null;
        try {
            var holiday = new Holiday(
                    LocalDate.parse(newDate == null ? "" : newDate.strip()), newName == null ? "" : newName, null);
            if (holidays.stream()
                    .anyMatch(known -> known.isTyped() && known.date().equals(holiday.date()))) {
                wrongHoliday = PageTexts.text("calendars.wrongTwice", day(holiday.date()));
                return;
            }
            holidays = Stream.concat(holidays.stream(), Stream.of(holiday))
                    .sorted()
                    .toList();
            newDate = null;
            newName = null;
        } catch (DateTimeException e) {
            wrongHoliday = PageTexts.text("calendars.wrongDate");
        } catch (CalendarNotValid e) {
            wrongHoliday = inWords(e);
        }
    }

    public void removeHoliday(Holiday holiday) {
        holidays = holidays.stream().filter(known -> !known.equals(holiday)).toList();
    }

    /** Shows what a file brings; it counts once the form is saved. */
    public void look() {
        wrongFile = null;
        taken = null;
        try {
            var read = file.look(fileName == null ? "" : fileName, fileText == null ? "" : fileText);
            holidays = Stream.concat(
                            holidays.stream().filter(known -> !read.source().equals(known.source())),
                            read.holidays().stream())
                    .sorted()
                    .toList();
            taken = read;
        } catch (CalendarNotValid e) {
            wrongFile = inWords(e);
        } finally {
            fileName = null;
            fileText = null;
        }
    }

    /** What came of the file that was read, in words; null if none was. */
    public @Nullable String getTaken() {
        return taken == null
                ? null
                : PageTexts.text(
                        "calendars.taken", taken.source(), taken.holidays().size(), taken.leftOut());
    }

    /** What is wrong with the zone that was typed; null if nothing is. */
    public @Nullable String getWrongZone() {
        try {
            CalendarDefinition.zone(typedZone());
            return null;
        } catch (CalendarNotValid e) {
            return inWords(e);
        }
    }

    /** What saving would mean. */
    public List<String> getEffects() {
        var seen = getSeen();
        List<String> effects = new ArrayList<>();
        try {
            var definition = definition();
            effects.add(example(definition));
            effects.add(PageTexts.text("effect.calendar.week", hoursOf(definition)));
            nextHoliday(definition).ifPresent(effects::add);
            if (seen != null && !seen.definition().equals(definition)) {
                effects.add(PageTexts.text("effect.calendar.version"));
            }
        } catch (CalendarNotValid e) {
            effects.add(PageTexts.text("effect.calendar.unclear", inWords(e)));
        }
        if (byDefault && (seen == null || !seen.isDefault())) {
            effects.add(PageTexts.text("effect.calendar.default"));
        }
        if (!byDefault && seen != null && seen.isDefault()) {
            effects.add(PageTexts.text("effect.calendar.noDefault"));
        }
        if (archived && (seen == null || !seen.archived())) {
            effects.add(PageTexts.text("effect.calendar.archived"));
        }
        return effects;
    }

    /** When a promise of the coming Friday afternoon would be due. */
    private String example(CalendarDefinition definition) {
        var begin = clock.instant()
                .atZone(definition.zone())
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
                .toLocalDate()
                .atTime(FOUR_IN_THE_AFTERNOON, 0)
                .atZone(definition.zone());
        var due = definition.businessHours().add(begin.toInstant(), EXAMPLE).atZone(definition.zone());
        var far = !due.toLocalDate().isBefore(begin.toLocalDate().plusDays(NEXT_DAYS));
        return PageTexts.text(
                "effect.calendar.example",
                EXAMPLE.toHours(),
                moment(begin, "calendars.momentPattern"),
                moment(due, far ? "calendars.farPattern" : "calendars.momentPattern"));
    }

    private static String moment(ZonedDateTime moment, String pattern) {
        return DateTimeFormatter.ofPattern(PageTexts.text(pattern), PageTexts.reader())
                .format(moment);
    }

    private static String hoursOf(CalendarDefinition definition) {
        var minutes = definition.week().values().stream()
                .flatMap(List::stream)
                .mapToInt(hours -> hours.to() - hours.from())
                .sum();
        return minutes % 60 == 0 ? Integer.toString(minutes / 60) : "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private Optional<String> nextHoliday(CalendarDefinition definition) {
        var today = LocalDate.ofInstant(clock.instant(), definition.zone());
        return definition.holidays().stream()
                .filter(holiday -> !holiday.date().isBefore(today))
                .findFirst()
                .map(holiday -> PageTexts.text("effect.calendar.holiday", day(holiday.date()), holiday.name()));
    }

    @Override
    String place() {
        return "/admin/calendars";
    }

    @Override
    Optional<CalendarEntry> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? calendars.find(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(CalendarEntry calendar) {
        name = calendar.name();
        zone = calendar.definition().zone().getId();
        byDefault = calendar.isDefault();
        archived = calendar.archived();
        days = Arrays.stream(DayOfWeek.values())
                .map(day -> new CalendarDay(day, calendar.definition().textOf(day)))
                .toList();
        holidays = calendar.definition().holidays();
    }

    @Override
    String add() {
        return Long.toString(file.make(details()).id());
    }

    @Override
    String change(String key, CalendarEntry seen) {
        var wanted = details();
        file.change(seen.id(), OptionalLong.of(seen.version()), is -> wanted);
        return key;
    }

    @Override
    Map<String, String> shown(CalendarEntry calendar) {
        var definition = calendar.definition();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), calendar.name());
        shown.put(PageTexts.text("calendars.zone"), definition.zone().getId());
        shown.put(PageTexts.text("calendars.hours"), WeekInWords.of(definition));
        shown.put(PageTexts.text("calendars.holidays"), named(definition.holidays()));
        shown.put(PageTexts.text("admin.default"), Say.yes(calendar.isDefault()));
        shown.put(PageTexts.text("admin.archived"), Say.yes(calendar.archived()));
        return shown;
    }

    private static String named(List<Holiday> holidays) {
        return holidays.size() > NAMED_HOLIDAYS
                ? Integer.toString(holidays.size())
                : holidays.stream().map(Holiday::text).collect(Collectors.joining(", "));
    }

    private CalendarDetails details() {
        return new CalendarDetails(name == null ? "" : name, byDefault, archived, definition());
    }

    private CalendarDefinition definition() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        days.forEach(day -> week.put(day.day(), day.read()));
        return new CalendarDefinition(CalendarDefinition.zone(typedZone()), week, holidays);
    }

    private String typedZone() {
        return zone == null ? "" : zone.strip();
    }

    private static String inWords(CalendarNotValid refused) {
        var key = "refused.calendar." + refused.code();
        return PageTexts.has(key) ? PageTexts.text(key) : String.valueOf(refused.getMessage());
    }

    public @Nullable String getWrongHoliday() {
        return wrongHoliday;
    }

    public @Nullable String getWrongFile() {
        return wrongFile;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getZone() {
        return zone;
    }

    public void setZone(@Nullable String zone) {
        this.zone = zone;
    }

    public boolean isByDefault() {
        return byDefault;
    }

    public void setByDefault(boolean byDefault) {
        this.byDefault = byDefault;
    }

    public boolean isArchived() {
        return archived;
    }

    public void setArchived(boolean archived) {
        this.archived = archived;
    }

    public @Nullable String getNewDate() {
        return newDate;
    }

    public void setNewDate(@Nullable String newDate) {
        this.newDate = newDate;
    }

    public @Nullable String getNewName() {
        return newName;
    }

    public void setNewName(@Nullable String newName) {
        this.newName = newName;
    }

    public @Nullable String getFileName() {
        return fileName;
    }

    public void setFileName(@Nullable String fileName) {
        this.fileName = fileName;
    }

    public @Nullable String getFileText() {
        return fileText;
    }

    public void setFileText(@Nullable String fileText) {
        this.fileText = fileText;
    }
}
