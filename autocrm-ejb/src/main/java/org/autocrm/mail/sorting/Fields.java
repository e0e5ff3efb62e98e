package org.autocrm.mail.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of the form {@code Name: value} that belong together: a header, or a group in a report (RFC 3464, 2.1). */
record Fields(List<Field> fields) {

    private static final int LONGEST = 4_000;
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9-]{1,70}+)[ \\t]{0,5}+:(.*+)");
    private static final int MOST = 2_000;

    /** One line, unfolded. */
    record Field(String name, String value) {}

    /** The first value under this name; an empty one counts as none. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The fields up to the first empty line. */
    static Fields header(String text) {
        return groups(text).stream().findFirst().orElseGet(() -> new Fields(List.of()));
    }

    /** The groups of fields between empty lines; groups without a field are left out. */
    static List<Fields> groups(String text) {
        List<Fields> groups = new ArrayList<>();
        List<Field> group = new ArrayList<>();
        int lines = 0;
        for (var line : (Iterable<String>) text.lines().limit(MOST)::iterator) {
            if (line.isBlank()) {
                close(group, groups);
                group = new ArrayList<>();
            } else if (lines++ < MOST) {
                add(line, group);
            }
        }
        close(group, groups);
        return groups;
    }

    private static void close(List<Field> group, List<Fields> groups) {
        if (!group.isEmpty()) {
            groups.add(new Fields(List.copyOf(group)));
        }
    }

    private static String start(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    /** A line that names no field continues the one before, even where a server forgot the space of RFC 5322, 2.2.3. */
    private static void add(String line, List<Field> group) {
        var named = NAMED.matcher(line);
        if (!Character.isWhitespace(line.charAt(0)) && named.matches()) {
            group.add(new Field(named.group(1), start(named.group(2)).strip()));
        } else if (!group.isEmpty()) {
            var last = group.remove(group.size() - 1);
            var value = last.value().length() < LONGEST
                    ? (last.value() + " " + start(line).strip()).strip()
                    : last.value();
            group.add(new Field(last.name(), value));
        }
    }
}
