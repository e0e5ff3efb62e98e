package org.autocrm.artemis;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings {@code AUTOCRM_X_Y} of this process: the system property {@code autocrm.x.y} first, then the
 * environment.
 */
record Settings(Properties properties, Map<String, String> environment) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(AUTOCRM_[A-Z_]+)(?::([^}]*))?}");

    static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv());
    }

    /** What is set under this name; an empty value counts as none. */
    Optional<String> find(String name) {
        var property = properties.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
        return Optional.ofNullable(property != null ? property : environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The text with <code>${AUTOCRM_X:default}</code> replaced by what is set, else by the default. */
    String fillIn(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(find(match.group(1))
                        .or(() -> Optional.ofNullable(match.group(2)))
                        .orElseThrow(() -> new IllegalStateException(match.group(1) + " is not set"))));
    }

    /** These settings with another value where nothing was set. */
    Settings withDefault(String name, String value) {
        if (find(name).isPresent()) {
            return this;
        }
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Settings(properties, Map.copyOf(more));
    }
}
