package org.autocrm.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.autocrm.launcher.Setting;
import org.junit.jupiter.api.Test;

/** Keeps the table of settings in the README true, and every setting of the application in it. */
class SettingsTableTest {

    private static final String HEAD = """
            | environment variable | `-D` | default | meaning |
            |---|---|---|---|
            """;

    @Test
    void theReadmeListsEverySettingWithItsDefault() throws IOException {
        new KeptPage("README.md")
                .holds(
                        "settings",
                        Stream.of(Setting.values()).map(SettingsTableTest::row).collect(joining("\n", HEAD, "\n")));
    }

    @Test
    void theApplicationAsksForNoSettingThatIsNotInTheTable() {
        var asked = Sources.in("src/main/java").settingsAskedFor();
        var listed = Stream.of(Setting.values())
                .map(Setting::property)
                .map(property -> property.substring("autocrm.".length()))
                .toList();

        assertThat(asked).as("settings that the code asks for").contains("mailbox.host", "http.port");
        assertThat(asked).isSubsetOf(listed);
    }

    private static String row(Setting setting) {
        return "| `%s` | `%s` | %s | %s |"
                .formatted(
                        setting.variable(),
                        setting.property(),
                        setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
                        setting.description());
    }
}
