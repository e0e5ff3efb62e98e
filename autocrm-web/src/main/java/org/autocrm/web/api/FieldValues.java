package org.autocrm.web.api;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.ticket.FieldView;
import org.jspecify.annotations.Nullable;

/** Values of fields of our own in JSON: a number is a number, yes or no is a boolean, several choices are an array. */
final class FieldValues {

    private FieldValues() {}

    /** The values of a ticket, by the keys of their fields. */
    static Map<String, Object> shown(List<FieldView> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.key(), shown(field)));
        return values;
    }

    /** A value of a body as the desk understands it, no texts for null; empty if a field can have no such value. */
    static Optional<List<String>> in(@Nullable Object json) {
        if (json == null) {
            return Optional.of(List.of());
        }
        if (json instanceof List<?> values) {
            return values.stream().allMatch(String.class::isInstance)
                    ? Optional.of(values.stream().map(String.class::cast).toList())
                    : Optional.empty();
        }
        if (json instanceof BigDecimal number) {
            return Optional.of(List.of(number.toPlainString()));
        }
        return json instanceof String || json instanceof Boolean
                ? Optional.of(List.of(json.toString()))
                : Optional.empty();
    }

    private static Object shown(FieldView field) {
        return switch (field.type()) {
            case NUMBER -> new BigDecimal(field.values().get(0));
            case BOOLEAN -> Boolean.valueOf(field.values().get(0));
            case MULTI_CHOICE -> field.values();
            case TEXT, DATE, CHOICE, URL -> field.values().get(0);
        };
    }
}
