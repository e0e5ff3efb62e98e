package org.autocrm.web.json;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which members somebody wants to have, of a record and of the records in it. */
public final class Fields {

    /** All of them. */
    public static final Fields ALL = new Fields(null);

    private final @Nullable Map<String, Fields> wanted;
    private final Map<String, Fields> limited;

    private Fields(@Nullable Map<String, Fields> wanted) {
        this(wanted, Map.of());
    }

    private Fields(@Nullable Map<String, Fields> wanted, Map<String, Fields> limited) {
        this.wanted = wanted;
        this.limited = limited;
    }

    /**
     * The members that a text such as {@code number,customer.name} names of a type.
     *
     * @throws IllegalArgumentException if the type has no such member; the message says which there are
     */
    public static Fields in(String text, Class<?> type) {
        var fields = new Fields(new TreeMap<>());
        for (var path : text.split(",", -1)) {
            fields.add(path.strip(), type);
        }
        return fields;
    }

    /** Everything, but of that member only those. */
    public static Fields of(String member, Fields below) {
        return below == ALL ? ALL : new Fields(null, Map.of(member, below));
    }

    private void add(String path, Class<?> type) {
        var parts = path.split("\\.", 2);
        var shape = Shape.of(type);
        if (!shape.has(parts[0])) {
            throw new IllegalArgumentException("there is no \"" + parts[0] + "\"; there are " + shape.names());
        }
        var nested = shape.nested(parts[0]);
        if (parts.length == 1) {
            map().put(parts[0], ALL);
        } else if (nested == null) {
            throw new IllegalArgumentException("\"" + parts[0] + "\" has no members");
        } else {
            var below = map().computeIfAbsent(parts[0], name -> new Fields(new TreeMap<>()));
            if (below.wanted != null) {
                below.add(parts[1], nested);
            }
        }
    }

    private Map<String, Fields> map() {
        if (wanted == null) {
            throw new IllegalStateException("everything is wanted already");
        }
        return wanted;
    }

    /** What is wanted of a member; null if it is not. */
    @Nullable
    Fields below(String member) {
        return wanted == null ? limited.getOrDefault(member, ALL) : wanted.get(member);
    }
}
