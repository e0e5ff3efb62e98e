package org.autocrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The style sheets of the desk. */
class StyleSheetsTest {

    private static final Path PLACE = Path.of("src/main/webapp/resources/autocrm");

    static List<Path> sheets() throws IOException {
        try (var files = Files.list(PLACE)) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void everyBlockIsClosedSoThatNoneSwallowsTheRulesBehindIt(Path sheet) throws IOException {
        int depth = 0;
        for (var line : Files.readAllLines(sheet)) {
            depth += (int) (line.chars().filter(c -> c == '{').count()
                    - line.chars().filter(c -> c == '}').count());
            if (line.startsWith("@media")) {
                assertThat(depth).as("what is open before %s", line).isEqualTo(1);
            }
        }
        assertThat(depth).isZero();
    }
}
