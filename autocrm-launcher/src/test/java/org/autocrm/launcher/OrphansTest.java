package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    private static final ProcessHandle THIS = ProcessHandle.current();

    @TempDir
    Path folder = Path.of("");

    @Test
    void aProcessIsKnownByItsNumberAndItsStart() {
        assertThat(Orphans.parse(Orphans.describe(THIS))).contains(THIS);
    }

    @Test
    void anotherProcessWithTheNumberOfTheOldOneIsLeftAlone() {
        assertThat(Orphans.parse(THIS.pid() + " 1999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void aDamagedNoteIsNobodys() {
        assertThat(Orphans.parse("")).isEmpty();
        assertThat(Orphans.parse("no number")).isEmpty();
    }

    @Test
    void whatAnEarlierRunLeftBehindIsEnded() throws IOException {
        var orphan = new ProcessBuilder("sleep", "600").start();
        Orphans.note(folder, orphan.pid());

        Orphans.end(folder);

        assertThat(orphan.isAlive()).isFalse();
        assertThat(Files.exists(folder.resolve("process"))).isFalse();
    }
}
