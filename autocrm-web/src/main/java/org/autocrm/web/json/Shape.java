package org.autocrm.web.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of a record type, worked out once. */
final class Shape {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    private final List<Member> members;
    private final Map<String, @Nullable Class<?>> nested = new LinkedHashMap<>();

    /** A member: its name, also as {@code "name":}, and what reads it. */
    record Member(String name, String label, MethodHandle accessor) {

        @Nullable
        Object of(Object owner) {
            try {
                return accessor.invokeExact(owner);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Shape(Class<?> type) {
        members = Stream.of(type.getRecordComponents()).map(Shape::member).toList();
        for (var component : type.getRecordComponents()) {
            nested.put(component.getName(), recordIn(component));
        }
    }

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Member> members() {
        return members;
    }

    boolean has(String name) {
        return nested.containsKey(name);
    }

    String names() {
        return String.join(", ", nested.keySet());
    }

    /** The type of the record, or of each record, that a member holds; null if it holds none. */
    @Nullable
    Class<?> nested(String name) {
        return nested.get(name);
    }

    private static Member member(RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.trySetAccessible();
            return new Member(
                    component.getName(),
                    "\"" + component.getName() + "\":",
                    MethodHandles.lookup()
                            .unreflect(accessor)
                            .asType(MethodType.methodType(Object.class, Object.class)));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static @Nullable Class<?> recordIn(RecordComponent component) {
        if (component.getType().isRecord()) {
            return component.getType();
        }
        return Collection.class.isAssignableFrom(component.getType())
                        && component.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> element
                        && element.isRecord()
                ? element
                : null;
    }
}
