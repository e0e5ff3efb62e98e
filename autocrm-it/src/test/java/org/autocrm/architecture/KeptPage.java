package org.autocrm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the project that tells what the code says; {@code -Dupdate=true} rewrites it. */
final class KeptPage {

    private final Path file;

    KeptPage(String name) {
        file = Application.root().resolve(name);
    }

    /** The page holds this, and nothing else. */
    void holds(String text) throws IOException {
        if (isToBeWritten() && !text.equals(textOrNothing())) {
            Files.writeString(file, text);
        }
        assertThat(textOrNothing()).as(how()).isEqualTo(text);
    }

    /** The page holds this between the two lines that name the part. */
    void holds(String part, String text) throws IOException {
        var begin = "<!-- " + part + " -->\n";
        var end = "<!-- end of " + part + " -->\n";
        var page = textOrNothing();
        assertThat(page).contains(begin, end);
        var head = page.substring(0, page.indexOf(begin) + begin.length());
        holds(head + text + page.substring(page.indexOf(end)));
    }

    private String textOrNothing() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private String how() {
        return file.getFileName() + " tells what was; rewrite it with: mvn -pl autocrm-it -am package -Dupdate=true";
    }

    private static boolean isToBeWritten() {
        return Boolean.getBoolean("update");
    }
}
