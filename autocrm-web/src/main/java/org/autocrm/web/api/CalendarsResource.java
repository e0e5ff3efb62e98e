package org.autocrm.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.calendar.CalendarDefinition;
import org.autocrm.calendar.CalendarDetails;
import org.autocrm.calendar.CalendarEntry;
import org.autocrm.calendar.CalendarFile;
import org.autocrm.calendar.CalendarFile.Imported;
import org.autocrm.calendar.Calendars;
import org.autocrm.calendar.Holiday;
import org.autocrm.calendar.Hours;
import org.autocrm.web.json.Given;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /calendars}. */
@Path("calendars")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars", description = "Business hours: when time counts")
public class CalendarsResource {

    private static final String LIST = "calendars";
    private static final String HOURS = "\\d{2}:\\d{2}-\\d{2}:\\d{2}";
    private static final String HOURS_HINT = "must be hours such as 09:00-17:00";
    private static final int LONGEST_HOURS = 11;
    private static final int MOST_HOURS = 12;
    private static final int LONGEST_ZONE = 60;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_HOLIDAY = 100;
    private static final int LARGEST_FILE = 1_000_000;
    private static final int MOST_MINUTES = 100_000;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    @Inject
    private Calendars calendars;

    @Inject
    private CalendarFile file;

    @Inject
    private Clock clock;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "listCalendars", summary = "Lists calendars of business hours, the newest first")
    @APIResponseSchema(CalendarBody.class)
    public Response list() {
        var part = answers.part(LIST);
        return answers.page(LIST, part, calendars.all(part), CalendarEntry::id, CalendarBody.class, CalendarBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(operationId = "readCalendar", summary = "Reads a calendar as it is now")
    @APIResponseSchema(CalendarBody.class)
    public Response read(@PathParam("id") long id) {
        var calendar = calendars.find(id).orElseThrow(NotFoundException::new);
        return answers.one(CalendarBody.of(calendar), calendar.version());
    }

    @POST
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "makeCalendar",
            summary = "Makes a calendar",
            description = "Where it is to be the default, the one before is it no more.")
    @APIResponseSchema(CalendarBody.class)
    public Response make(NewCalendar body) {
        return answers.once(body, () -> {
            var calendar = Members.judge(() -> file.make(body.toDetails()));
            return answers.created(calendar.id(), CalendarBody.of(calendar), calendar.version());
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes(BodyReader.MERGE_PATCH)
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "changeCalendar",
            summary = "Changes a calendar: its name, hours, holidays; archives it",
            description =
                    "Other hours, holidays or another zone count from now on; what was counted before is still counted by the hours of that day. A calendar is archived, never removed.")
    @APIResponseSchema(CalendarBody.class)
    public Response change(@PathParam("id") long id, CalendarChange body) {
        var calendar = Members.judge(() -> file.change(id, answers.seen(), body::on));
        return answers.changed(CalendarBody.of(calendar), calendar.version());
    }

    @POST
    @Path("{id}/holidays")
    @Needs(scope = Scope.CONFIGURATION_WRITE, role = Role.ADMINISTRATOR)
    @Operation(
            operationId = "importHolidays",
            summary = "Takes the holidays of an iCalendar file (RFC 5545)",
            description =
                    "Events of whole days become holidays; those that come again every year, until five years from now. They replace what a file of the same name brought before; all other holidays stay.")
    @APIResponseSchema(value = ImportBody.class, responseCode = "200")
    public Response holidays(@PathParam("id") long id, NewHolidays body) {
        return answers.once(body, () -> {
            var imported = Members.judge(() -> file.read(id, OptionalLong.empty(), body.source(), body.ics()));
            return answers.changed(ImportBody.of(imported), imported.calendar().version());
        });
    }

    @GET
    @Path("{id}/due")
    @Needs(scope = Scope.CONFIGURATION_READ)
    @Operation(
            operationId = "readDueTime",
            summary = "Says when so many minutes of business hours are over",
            description =
                    "By the hours that the calendar had at the beginning, and the first ones that it had before that.")
    @APIResponseSchema(DueBody.class)
    public Response due(
            @PathParam("id") long id,
            @Parameter(description = "When they begin; now, if absent", example = "2026-11-27T16:00:00+01:00")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(required = true, description = "How many, 0 to " + MOST_MINUTES, example = "480")
                    @QueryParam("minutes")
                    @Nullable
                    String minutes) {
        var begin = moment(from);
        var amount = amount(minutes);
        var calendar = calendars.find(id).orElseThrow(NotFoundException::new);
        var hours =
                calendars.at(id, begin).orElseGet(() -> calendar.definition().businessHours()); // brand new
        return answers.one(new DueBody(begin, amount, hours.add(begin, Duration.ofMinutes(amount))), 0);
    }

    private Instant moment(@Nullable String from) {
        if (from == null) {
            return clock.instant();
        }
        try {
            var moment = OffsetDateTime.parse(from);
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.toInstant();
            }
        } catch (DateTimeException e) {
            // it is none
        }
        throw new BadParameter(
                "from",
                "a moment between the years " + FIRST_YEAR + " and " + LAST_YEAR
                        + " such as 2026-03-02T09:00:00Z (RFC 3339)");
    }

    private static long amount(@Nullable String minutes) {
        if (minutes == null || !minutes.matches("\\d{1,6}") || Long.parseLong(minutes) > MOST_MINUTES) {
            throw new BadParameter("minutes", "a whole number from 0 to " + MOST_MINUTES);
        }
        return Long.parseLong(minutes);
    }

    /** The hours of a week in JSON. */
    @Schema(name = "CalendarWeek", description = "The hours of each day, such as 09:00-17:00; 24:00 is its end")
    public record WeekBody(
            @Size(max = MOST_HOURS) @Schema(examples = "[\"09:00-17:00\"]") @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> monday,

            @Size(max = MOST_HOURS) @Schema(examples = "[\"09:00-17:00\"]") @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> tuesday,

            @Size(max = MOST_HOURS) @Schema(examples = "[\"09:00-17:00\"]") @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> wednesday,

            @Size(max = MOST_HOURS) @Schema(examples = "[\"09:00-17:00\"]") @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> thursday,

            @Size(max = MOST_HOURS) @Schema(examples = "[\"09:00-15:00\"]") @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> friday,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> saturday,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> sunday) {

        static WeekBody of(CalendarDefinition definition) {
            return new WeekBody(
                    texts(definition, DayOfWeek.MONDAY),
                    texts(definition, DayOfWeek.TUESDAY),
                    texts(definition, DayOfWeek.WEDNESDAY),
                    texts(definition, DayOfWeek.THURSDAY),
                    texts(definition, DayOfWeek.FRIDAY),
                    texts(definition, DayOfWeek.SATURDAY),
                    texts(definition, DayOfWeek.SUNDAY));
        }

        private static List<String> texts(CalendarDefinition definition, DayOfWeek day) {
            return definition.on(day).stream().map(Hours::text).toList();
        }

        Map<DayOfWeek, List<Hours>> toWeek() {
            var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
            put(week, DayOfWeek.MONDAY, monday);
            put(week, DayOfWeek.TUESDAY, tuesday);
            put(week, DayOfWeek.WEDNESDAY, wednesday);
            put(week, DayOfWeek.THURSDAY, thursday);
            put(week, DayOfWeek.FRIDAY, friday);
            put(week, DayOfWeek.SATURDAY, saturday);
            put(week, DayOfWeek.SUNDAY, sunday);
            return week;
        }
    }

    /** Other hours of some days, in JSON. */
    @Schema(name = "CalendarWeekChange", description = "The hours of the days that change; null or none closes a day")
    public record WeekChange(
            @Schema(hidden = true) Given given,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> monday,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> tuesday,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> wednesday,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> thursday,

            @Size(max = MOST_HOURS) @Schema(examples = "[\"09:00-14:00\"]") @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> friday,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> saturday,

            @Size(max = MOST_HOURS) @Nullable
            List<@Size(max = LONGEST_HOURS) @Pattern(regexp = HOURS, message = HOURS_HINT) String> sunday) {

        Map<DayOfWeek, List<Hours>> on(Map<DayOfWeek, List<Hours>> present) {
            var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
            week.putAll(present);
            change(week, DayOfWeek.MONDAY, "monday", monday);
            change(week, DayOfWeek.TUESDAY, "tuesday", tuesday);
            change(week, DayOfWeek.WEDNESDAY, "wednesday", wednesday);
            change(week, DayOfWeek.THURSDAY, "thursday", thursday);
            change(week, DayOfWeek.FRIDAY, "friday", friday);
            change(week, DayOfWeek.SATURDAY, "saturday", saturday);
            change(week, DayOfWeek.SUNDAY, "sunday", sunday);
            return week;
        }

        private void change(
                Map<DayOfWeek, List<Hours>> week, DayOfWeek day, String member, @Nullable List<String> texts) {
            if (given.has(member)) {
                week.remove(day);
                put(week, day, texts);
            }
        }
    }

    private static void put(Map<DayOfWeek, List<Hours>> week, DayOfWeek day, @Nullable List<String> texts) {
        if (texts != null) {
            week.put(day, CalendarDefinition.hours(day, texts));
        }
    }

    /** A holiday in JSON. */
    @Schema(name = "Holiday")
    public record HolidayBody(
            @NotNull @Schema(description = "By the calendar of the zone", examples = "2026-12-25")
            LocalDate date,

            @NotBlank @Size(max = LONGEST_HOLIDAY) @Schema(examples = "Christmas Day")
            String name,

            @Size(max = LONGEST_HOLIDAY)
            @Schema(description = "The file that it was read from; absent where it was typed", examples = "germany.ics")
            @Nullable
            String source) {

        static HolidayBody of(Holiday holiday) {
            return new HolidayBody(holiday.date(), holiday.name(), holiday.source());
        }

        Holiday toHoliday() {
            return new Holiday(date, name, source);
        }
    }

    /** A calendar in JSON. */
    @Schema(name = "Calendar")
    public record CalendarBody(
            @Schema(required = true, examples = "3") long id,

            @Schema(required = true, examples = "Berlin office")
            String name,

            @Schema(required = true, description = "An IANA name", examples = "Europe/Berlin")
            String zone,

            @Schema(required = true) WeekBody week,

            @Schema(required = true, description = "In order of their dates")
            List<HolidayBody> holidays,

            @Schema(required = true, description = "Whether it counts for what names no other", examples = "true")
            boolean isDefault,

            @Schema(
                    required = true,
                    description = "Whether it is offered no more; what counts by it goes on",
                    examples = "false")
            boolean archived,

            @Schema(
                    required = true,
                    description = "Which version of its hours counts now: 1 for the first",
                    examples = "2")
            int edition) {

        static CalendarBody of(CalendarEntry calendar) {
            var definition = calendar.definition();
            return new CalendarBody(
                    calendar.id(),
                    calendar.name(),
                    definition.zone().getId(),
                    WeekBody.of(definition),
                    definition.holidays().stream().map(HolidayBody::of).toList(),
                    calendar.isDefault(),
                    calendar.archived(),
                    calendar.edition());
        }
    }

    /** The body that makes a calendar. */
    @Schema(name = "NewCalendar")
    public record NewCalendar(
            @NotBlank @Size(max = LONGEST_NAME) @Schema(examples = "Berlin office")
            String name,

            @NotBlank @Size(max = LONGEST_ZONE) @Schema(description = "An IANA name", examples = "Europe/Berlin")
            String zone,

            @NotNull @Schema(description = "A day that is absent is closed")
            WeekBody week,

            @Size(max = CalendarDefinition.MOST_HOLIDAYS) @Nullable
            List<HolidayBody> holidays,

            @Schema(description = "Whether it counts for what names no other", examples = "false") @Nullable
            Boolean isDefault) {

        CalendarDetails toDetails() {
            return new CalendarDetails(
                    name,
                    Boolean.TRUE.equals(isDefault),
                    false,
                    new CalendarDefinition(
                            CalendarDefinition.zone(zone),
                            week.toWeek(),
                            holidays == null
                                    ? List.of()
                                    : holidays.stream()
                                            .map(HolidayBody::toHoliday)
                                            .toList()));
        }
    }

    /** The merge patch that changes a calendar. */
    @Schema(name = "CalendarChange")
    public record CalendarChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = LONGEST_NAME) @Schema(examples = "Berlin and Vienna") @Nullable
            String name,

            @NotBlank
            @Size(max = LONGEST_ZONE)
            @Schema(description = "An IANA name", examples = "Europe/Vienna")
            @Nullable
            String zone,

            @NotNull @Nullable WeekChange week,

            @NotNull
            @Size(max = CalendarDefinition.MOST_HOLIDAYS)
            @Schema(description = "All of them: who is not there is no holiday any more")
            @Nullable
            List<HolidayBody> holidays,

            @NotNull @Schema(description = "Whether it counts for what names no other", examples = "false") @Nullable
            Boolean isDefault,

            @NotNull
            @Schema(description = "Whether it is offered no more; what counts by it goes on", examples = "false")
            @Nullable
            Boolean archived) {

        CalendarDetails on(CalendarDetails present) {
            var definition = present.definition();
            return new CalendarDetails(
                    name == null ? present.name() : name,
                    isDefault == null ? present.isDefault() : isDefault,
                    archived == null ? present.archived() : archived,
                    new CalendarDefinition(
                            zone == null ? definition.zone() : CalendarDefinition.zone(zone),
                            week == null ? definition.week() : week.on(definition.week()),
                            holidays == null
                                    ? definition.holidays()
                                    : holidays.stream()
                                            .map(HolidayBody::toHoliday)
                                            .toList()));
        }
    }

    /** The body that brings the holidays of a file. */
    @Schema(name = "NewHolidays")
    public record NewHolidays(
            @NotBlank @Size(max = LONGEST_HOLIDAY) @Schema(description = "The file's name", examples = "germany.ics")
            String source,

            @NotBlank
            @Size(max = LARGEST_FILE)
            @Schema(
                    description = "The file itself",
                    examples =
                            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas Day\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
            String ics) {}

    /** What came of a file, in JSON. */
    @Schema(name = "HolidayImport")
    public record ImportBody(
            @Schema(required = true, description = "How many days it brought", examples = "7")
            int taken,

            @Schema(
                    required = true,
                    description =
                            "How many of its events are no holidays: of hours, cancelled, coming again otherwise than every year",
                    examples = "0")
            int leftOut,

            @Schema(required = true, description = "As it is now")
            CalendarBody calendar) {

        static ImportBody of(Imported imported) {
            return new ImportBody(
                    imported.file().holidays().size(), imported.file().leftOut(), CalendarBody.of(imported.calendar()));
        }
    }

    /** When minutes of business hours are over, in JSON. */
    @Schema(name = "DueTime")
    public record DueBody(
            @Schema(required = true, examples = "2026-11-27T15:00:00Z")
            Instant from,

            @Schema(required = true, examples = "480") long minutes,

            @Schema(required = true, description = "When they are over", examples = "2026-11-30T15:00:00Z")
            Instant due) {}
}
