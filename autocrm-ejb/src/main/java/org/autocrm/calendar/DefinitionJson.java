package org.autocrm.calendar;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link CalendarDefinition} as its column holds it. */
final class DefinitionJson {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private DefinitionJson() {}

    static String of(CalendarDefinition definition) {
        var week = JSON.createObjectBuilder();
        definition.week().forEach((day, hours) -> {
            var texts = JSON.createArrayBuilder();
            hours.forEach(each -> texts.add(each.text()));
            week.add(word(day), texts);
        });
        var holidays = JSON.createArrayBuilder();
        definition.holidays().forEach(holiday -> {
            var object = JSON.createObjectBuilder()
                    .add("date", holiday.date().toString())
                    .add("name", holiday.name());
            var source = holiday.source();
            if (source != null) {
                object.add("source", source);
            }
            holidays.add(object);
        });
        return JSON.createObjectBuilder()
                .add("zone", definition.zone().getId())
                .add("week", week)
                .add("holidays", holidays)
                .build()
                .toString();
    }

    /** What was kept is not judged anew: a time zone may have gone from the list since. */
    static CalendarDefinition read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            var object = reader.readObject();
            var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
            object.getJsonObject("week").forEach((day, hours) -> week.put(day(day), hours(hours)));
            return new CalendarDefinition(
                    ZoneId.of(object.getString("zone")),
                    week,
                    object.getJsonArray("holidays").getValuesAs(JsonObject.class).stream()
                            .map(holiday -> new Holiday(
                                    LocalDate.parse(holiday.getString("date")),
                                    holiday.getString("name"),
                                    holiday.getString("source", null)))
                            .toList());
        }
    }

    private static List<Hours> hours(JsonValue texts) {
        return texts.asJsonArray().getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .map(Hours::parse)
                .toList();
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static DayOfWeek day(String word) {
        return DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
