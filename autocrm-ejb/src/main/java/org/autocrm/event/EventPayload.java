package org.autocrm.event;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as a JSON object: one member for each component of its record; what is absent has no member. */
final class EventPayload {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // a look-up of it is not free

    private EventPayload() {}

    static JsonObject of(DomainEvent event) {
        var payload = JSON.createObjectBuilder();
        for (var component : event.getClass().getRecordComponents()) {
            add(payload, component.getName(), read(component, event));
        }
        return payload.build();
    }

    private static void add(JsonObjectBuilder payload, String name, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            add(payload, name, optional.orElse(null));
        } else if (value instanceof Integer || value instanceof Long) {
            payload.add(name, ((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            payload.add(name, flag);
        } else if (value instanceof Collection<?> many) {
            payload.add(name, texts(many));
        } else if (value != null) {
            payload.add(name, value.toString());
        }
    }

    private static JsonArrayBuilder texts(Collection<?> values) {
        var texts = JSON.createArrayBuilder();
        values.stream().map(Object::toString).sorted().forEach(texts::add);
        return texts;
    }

    private static @Nullable Object read(RecordComponent component, DomainEvent event) {
        try {
            var accessor = component.getAccessor();
            accessor.trySetAccessible();
            return accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
