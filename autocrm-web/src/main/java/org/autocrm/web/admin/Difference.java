package org.autocrm.web.admin;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody else changed while one was typing.
 *
 * @param name of what was changed, as the form calls it
 * @param from what one saw
 * @param to what it is now
 */
public record Difference(String name, String from, String to) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What differs between what was seen and what is now. */
    static List<Difference> between(Map<String, String> seen, Map<String, String> now) {
        return now.entrySet().stream()
                .filter(entry -> !Objects.equals(seen.get(entry.getKey()), entry.getValue()))
                .map(entry -> new Difference(entry.getKey(), seen.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }
}
