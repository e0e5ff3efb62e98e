package org.autocrm.ticket.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as a query names it: a point, a whole day, month or year, a distance from now, or never. Days are those of
 * UTC.
 */
sealed interface Moment {

    Pattern DISTANCE = Pattern.compile("(\\d{1,5})(min|m|h|d|w|mo|y)");
    LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    LocalDate LATEST = LocalDate.of(9999, 1, 1);

    /** A point in time. */
    record Point(Instant at) implements Moment {}

    /** From the beginning of the first day to the beginning of the last, which is not in it. */
    record Days(LocalDate from, LocalDate to) implements Moment {}

    /** A day that is counted from today. */
    record Relative(int days) implements Moment {}

    /** So far away from now. */
    record Distance(Duration length) implements Moment {}

    /** Not at all. */
    record Never() implements Moment {}

    /**
     * The moment that a value is.
     *
     * @throws QuerySyntax if it is none
     */
    static Moment of(Value value, boolean maybeNever) {
        var text = value.text().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "now" -> new Distance(Duration.ZERO);
            case "today" -> new Relative(0);
            case "yesterday" -> new Relative(-1);
            case "tomorrow" -> new Relative(1);
            default -> {
                if (maybeNever && text.equals("none")) {
                    yield new Never();
                }
                yield distance(text).or(() -> calendar(text)).orElseThrow(() -> refusal(value));
            }
        };
    }

    private static QuerySyntax refusal(Value value) {
        return new QuerySyntax(
                value.offset(),
                value.length(),
                value.text() + " is no time. Write a day as in 2026-01-31, a time as in 2026-01-31T09:00,"
                        + " a distance from now as in 30min, 2h, 3d, 2w, 6mo, 1y, or today, yesterday, tomorrow, now.");
    }

    private static Optional<Moment> distance(String text) {
        var matcher = DISTANCE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var count = Integer.parseInt(matcher.group(1));
        var length = switch (matcher.group(2)) {
            case "m", "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            case "w" -> Duration.ofDays(7L * count);
            case "mo" -> Duration.ofDays(30L * count);
            default -> Duration.ofDays(365L * count);
        };
        return length.toDays() > Period.ofYears(1000).toTotalMonths() * 31
                ? Optional.empty()
                : Optional.of(new Distance(length));
    }

    private static Optional<Moment> calendar(String text) {
        try {
            return Optional.of(read(text.toUpperCase(Locale.ROOT))).filter(Moment::isSensible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Moment read(String text) {
        if (text.matches("\\d{4}")) {
            var year = Year.parse(text);
            return new Days(year.atDay(1), year.plusYears(1).atDay(1));
        } else if (text.matches("\\d{4}-\\d{2}")) {
            var month = YearMonth.parse(text);
            return new Days(month.atDay(1), month.plusMonths(1).atDay(1));
        } else if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            var day = LocalDate.parse(text);
            return new Days(day, day.plusDays(1));
        } else if (text.matches(".*(Z|[+-]\\d{2}:\\d{2})")) {
            return new Point(OffsetDateTime.parse(text).toInstant());
        }
        return new Point(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    }

    private static boolean isSensible(Moment moment) {
        var day =
                moment instanceof Days days ? days.from() : LocalDate.ofInstant(((Point) moment).at(), ZoneOffset.UTC);
        return !day.isBefore(EARLIEST) && day.isBefore(LATEST);
    }

    /** When it begins. A distance goes back from now, or ahead where the field is about what is to come. */
    default Instant begin(Instant now, boolean ahead) {
        if (this instanceof Point point) {
            return point.at();
        } else if (this instanceof Days days) {
            return days.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        } else if (this instanceof Relative relative) {
            return now.truncatedTo(ChronoUnit.DAYS).plus(relative.days(), ChronoUnit.DAYS);
        } else if (this instanceof Distance distance) {
            return ahead ? now.plus(distance.length()) : now.minus(distance.length());
        }
        throw new IllegalStateException("never begins");
    }

    /** When it is over, which is when it begins for a point. */
    default Instant end(Instant now, boolean ahead) {
        if (this instanceof Days days) {
            return days.to().atStartOfDay(ZoneOffset.UTC).toInstant();
        } else if (this instanceof Relative) {
            return begin(now, ahead).plus(1, ChronoUnit.DAYS);
        }
        return begin(now, ahead);
    }

    /** Whether it is no point, so that something can happen in it. */
    default boolean lasts() {
        return this instanceof Days || this instanceof Relative;
    }
}
