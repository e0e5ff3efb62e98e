package org.autocrm.launcher.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void staysTheSameWhileTheFilesDo() throws IOException {
        Files.writeString(folder.resolve("server.xml"), "<server/>");

        assertThat(stamp()).isEqualTo(stamp());
    }

    @Test
    void changesWithAFilesContent() throws IOException {
        var file = Files.writeString(folder.resolve("server.xml"), "<server/>");
        var before = stamp();

        Files.writeString(file, "<server></server>");

        assertThat(stamp()).isNotEqualTo(before);
    }

    @Test
    void changesWithAFilesName() throws IOException {
        var file = Files.writeString(folder.resolve("a.xml"), "<server/>");
        var before = stamp();

        Files.move(file, folder.resolve("b.xml"));

        assertThat(stamp()).isNotEqualTo(before);
    }

    private String stamp() {
        return Stamp.of(List.of(folder));
    }
}
