package org.autocrm.launcher;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is set, with the defaults of {@link Setting} behind it. An empty value counts as none. */
public final class Settings {

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /** The settings in this environment and these properties, checked. */
    public static Settings of(Map<String, String> environment, Properties properties) {
        var values = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            find(setting, environment, properties).ifPresent(value -> values.put(setting, checked(setting, value)));
        }
        return new Settings(values);
    }

    /** The settings under these environment names alone. */
    public static Settings of(Map<String, String> environment) {
        return of(environment, new Properties());
    }

    /** The settings of this process. */
    public static Settings ofThisProcess() {
        return of(System.getenv(), System.getProperties());
    }

    private static Optional<String> find(Setting setting, Map<String, String> environment, Properties properties) {
        return filled(properties.getProperty(setting.property()))
                .or(() -> setting == Setting.SERVER ? filled(properties.getProperty("server")) : Optional.empty())
                .or(() -> filled(environment.get(setting.variable())));
    }

    private static Optional<String> filled(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String checked(Setting setting, String value) {
        if (!setting.choices().isEmpty() && !setting.choices().contains(value)) {
            throw new Refusal(setting.variable() + " must be one of " + String.join(", ", setting.choices())
                    + ", not \"" + value + "\".");
        }
        if (setting.name().endsWith("PORT")) {
            var port = number(setting, value);
            if (port < 1 || port > 65535) {
                throw new Refusal(setting.variable() + " must be a port from 1 to 65535, not " + value + ".");
            }
        }
        if (setting.name().startsWith("RETRY") || setting.name().endsWith("_LIMIT")) {
            number(setting, value);
        }
        if (setting == Setting.HEAP && !value.matches("[1-9][0-9]*[mMgG]")) {
            throw new Refusal(setting.variable() + " must be a size such as 768m or 2g, not \"" + value + "\".");
        }
        return value;
    }

    private static long number(Setting setting, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Refusal(setting.variable() + " must be a number, not \"" + value + "\".");
        }
    }

    /** What is set, else the default; empty when there is none. */
    public String get(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    public boolean isSet(Setting setting) {
        return values.containsKey(setting);
    }

    /** Whether there is a value, set or by default. */
    public boolean has(Setting setting) {
        return !get(setting).isEmpty();
    }

    public boolean isOn(Setting setting) {
        return get(setting).equals("true");
    }

    public int port(Setting setting) {
        return Integer.parseInt(get(setting));
    }

    /** These settings with one more. */
    public Settings with(Setting setting, String value) {
        var more = new EnumMap<Setting, String>(Setting.class);
        more.putAll(values);
        more.put(setting, checked(setting, value));
        return new Settings(more);
    }

    /** These settings with one more, unless it is set already. */
    public Settings withDefault(Setting setting, String value) {
        return isSet(setting) ? this : with(setting, value);
    }

    /** All values by their names in the environment, as the server's process gets them. */
    Map<String, String> asEnvironment() {
        var environment = new TreeMap<String, String>();
        for (var setting : Setting.values()) {
            if (has(setting)) {
                environment.put(setting.variable(), get(setting));
            }
        }
        return environment;
    }
}
