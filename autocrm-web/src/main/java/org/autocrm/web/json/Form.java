package org.autocrm.web.json;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * How JSON becomes a record of one type. Worked out once for each type from its components and their validation
 * annotations; every text must say how long it may be.
 */
public final class Form {

    private static final ClassValue<Form> FORMS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return new Form(type);
        }
    };

    private final List<Member> members;
    private final Set<String> names;
    private final MethodHandle constructor;
    private final boolean patch;

    private record Member(String name, Value value, boolean isGiven) {}

    private Form(Class<?> type) {
        var components = type.getRecordComponents();
        members = Stream.of(components).map(Form::member).toList();
        names = Set.copyOf(members.stream()
                .filter(member -> !member.isGiven())
                .map(Member::name)
                .toList());
        patch = members.stream().anyMatch(Member::isGiven);
        constructor = constructor(type, components);
    }

    /**
     * The record that the bytes are.
     *
     * @throws NotJson if they are no JSON
     * @throws WrongMembers if they break its rules
     */
    public static <T> T read(byte[] utf8, Class<T> type) {
        var tree = JsonTree.parse(utf8);
        List<MemberError> errors = new ArrayList<>();
        var value = FORMS.get(type).record(tree, "", errors);
        if (value == null || !errors.isEmpty()) {
            throw new WrongMembers(errors);
        }
        return type.cast(value);
    }

    private @Nullable Object record(@Nullable Object tree, String pointer, List<MemberError> errors) {
        if (!(tree instanceof Map<?, ?> object)) {
            errors.add(new MemberError(pointer, "wrong-type", "must be an object"));
            return null;
        }
        var wrong = errors.size();
        for (var name : object.keySet()) {
            if (!names.contains(name)) {
                errors.add(
                        new MemberError(below(pointer, String.valueOf(name)), "unknown-member", "is not known here"));
            }
        }
        List<@Nullable Object> values = new ArrayList<>(members.size());
        for (var member : members) {
            values.add(member(member, object, pointer, errors));
        }
        return errors.size() > wrong ? null : make(values);
    }

    private @Nullable Object member(Member member, Map<?, ?> object, String pointer, List<MemberError> errors) {
        if (member.isGiven()) {
            return new Given(
                    Set.copyOf(object.keySet().stream().map(String::valueOf).toList()));
        }
        if (patch && !object.containsKey(member.name())) {
            return null;
        }
        return member.value().read(object.get(member.name()), below(pointer, member.name()), errors);
    }

    private Object make(List<@Nullable Object> values) {
        try {
            return (Object) constructor.invokeExact(values.toArray());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static Member member(RecordComponent component) {
        return new Member(
                component.getName(),
                new Value(
                        component.getGenericType(),
                        component.getAccessor(),
                        component.getAnnotatedType(),
                        component.toString()),
                component.getType() == Given.class);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.trySetAccessible();
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    /** What a value must be, and its rules. */
    private static final class Value {

        private static final Set<Class<?>> KNOWN = Set.of(
                String.class,
                long.class,
                Long.class,
                int.class,
                Integer.class,
                boolean.class,
                Boolean.class,
                BigDecimal.class,
                Instant.class,
                LocalDate.class,
                Map.class,
                Object.class,
                Given.class);

        private final Class<?> type;
        private final @Nullable Value element;
        private final boolean required;
        private final boolean filled;
        private final @Nullable Size size;
        private final @Nullable Pattern pattern;
        private final java.util.regex.@Nullable Pattern shape;
        private final boolean address;
        private final long least;
        private final long most;

        Value(Type generic, AnnotatedElement rules, AnnotatedType annotated, String where) {
            type = raw(generic);
            element = type == List.class ? element(annotated, where) : null;
            filled = rules.isAnnotationPresent(NotBlank.class);
            required = filled || rules.isAnnotationPresent(NotNull.class) || type.isPrimitive();
            size = rules.getAnnotation(Size.class);
            pattern = rules.getAnnotation(Pattern.class);
            shape = pattern == null ? null : java.util.regex.Pattern.compile(pattern.regexp());
            address = rules.isAnnotationPresent(Email.class);
            least = rules.isAnnotationPresent(Min.class)
                    ? rules.getAnnotation(Min.class).value()
                    : Long.MIN_VALUE;
            most = rules.isAnnotationPresent(Max.class)
                    ? rules.getAnnotation(Max.class).value()
                    : Long.MAX_VALUE;
            if (!type.isRecord() && type != List.class && !KNOWN.contains(type)) {
                throw new IllegalStateException("cannot read " + where);
            }
            if ((type == String.class || type == List.class) && (size == null || size.max() == Integer.MAX_VALUE)) {
                throw new IllegalStateException("must say how long it may be: " + where);
            }
        }

        private static Class<?> raw(Type type) {
            return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        }

        private static Value element(AnnotatedType list, String where) {
            var argument = ((AnnotatedParameterizedType) list).getAnnotatedActualTypeArguments()[0];
            return new Value(argument.getType(), argument, argument, where);
        }

        @Nullable
        Object read(@Nullable Object tree, String pointer, List<MemberError> errors) {
            if (tree == null) {
                if (required) {
                    errors.add(new MemberError(pointer, "required", "must be there"));
                }
                return null;
            }
            if (type.isRecord()) {
                return FORMS.get(type).record(tree, pointer, errors);
            }
            if (type == String.class) {
                return text(tree, pointer, errors);
            }
            if (type == List.class) {
                return list(tree, pointer, errors);
            }
            if (type == Boolean.class || type == boolean.class) {
                return wanted(tree instanceof Boolean ? tree : null, "true or false", pointer, errors);
            }
            if (type == Instant.class || type == LocalDate.class) {
                return moment(tree, pointer, errors);
            }
            if (type == Map.class) {
                return wanted(tree instanceof Map ? tree : null, "an object", pointer, errors);
            }
            return type == Object.class ? tree : number(tree, pointer, errors);
        }

        private @Nullable Object text(Object tree, String pointer, List<MemberError> errors) {
            if (!(tree instanceof String text)) {
                return wanted(null, "a text", pointer, errors);
            }
            if (filled && text.isBlank()) {
                errors.add(new MemberError(pointer, "blank", "must not be blank"));
            } else if (size != null && text.length() > size.max()) {
                errors.add(new MemberError(
                        pointer, "too-long", "must have at most " + size.max() + " characters, has " + text.length()));
            } else if (size != null && text.length() < size.min()) {
                errors.add(new MemberError(
                        pointer,
                        "too-short",
                        "must have at least " + size.min() + " characters, has " + text.length()));
            } else if (address && EmailAddress.in(text).isEmpty()) {
                errors.add(new MemberError(pointer, "not-an-address", "must be an e-mail address"));
            } else if (pattern != null && shape != null && !shape.matcher(text).matches()) {
                errors.add(new MemberError(pointer, "wrong-form", pattern.message()));
            }
            return text;
        }

        private @Nullable Object list(Object tree, String pointer, List<MemberError> errors) {
            if (!(tree instanceof List<?> elements)) {
                return wanted(null, "an array", pointer, errors);
            }
            if (size != null && elements.size() > size.max()) {
                errors.add(new MemberError(
                        pointer, "too-long", "must have at most " + size.max() + " elements, has " + elements.size()));
                return null;
            }
            if (size != null && elements.size() < size.min()) {
                errors.add(new MemberError(
                        pointer,
                        "too-short",
                        "must have at least " + size.min() + " elements, has " + elements.size()));
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                var here = pointer + "/" + i;
                if (elements.get(i) == null || element == null) {
                    errors.add(new MemberError(here, "required", "must not be null"));
                } else {
                    values.add(element.read(elements.get(i), here, errors));
                }
            }
            return values;
        }

        private @Nullable Object moment(Object tree, String pointer, List<MemberError> errors) {
            try {
                if (tree instanceof String text) {
                    return type == LocalDate.class
                            ? LocalDate.parse(text)
                            : OffsetDateTime.parse(text).toInstant();
                }
            } catch (DateTimeException e) {
                // it is no moment
            }
            var wanted = type == LocalDate.class
                    ? "a date such as 2026-03-02"
                    : "a moment such as 2026-03-02T09:00:00Z (RFC 3339)";
            return wanted(null, wanted, pointer, errors);
        }

        private @Nullable Object number(Object tree, String pointer, List<MemberError> errors) {
            if (!(tree instanceof BigDecimal number)) {
                return wanted(null, "a number", pointer, errors);
            }
            if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                errors.add(new MemberError(pointer, "out-of-range", "must lie between " + least + " and " + most));
                return null;
            }
            if (type == BigDecimal.class) {
                return number;
            }
            try {
                return type == long.class || type == Long.class
                        ? (Object) number.longValueExact()
                        : (Object) number.intValueExact();
            } catch (ArithmeticException e) {
                return wanted(null, "a whole number that is not too large", pointer, errors);
            }
        }

        private static @Nullable Object wanted(
                @Nullable Object value, String what, String pointer, List<MemberError> errors) {
            if (value == null) {
                errors.add(new MemberError(pointer, "wrong-type", "must be " + what));
            }
            return value;
        }
    }
}
