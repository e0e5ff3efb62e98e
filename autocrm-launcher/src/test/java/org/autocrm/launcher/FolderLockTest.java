package org.autocrm.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFolderIsUsedByOneAtATimeAndTheOtherLearnsByWhom() {
        try (var first = FolderLock.take(folder)) {
            assertThatThrownBy(() -> FolderLock.take(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is in use by another AutoCRM (process "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void aFolderThatWasGivenFreeCanBeTakenAgain() {
        FolderLock.take(folder).close();

        assertThatCode(() -> FolderLock.take(folder).close()).doesNotThrowAnyException();
    }

    @Test
    void theNoteOfAProcessThatWasKilledKeepsNobodyOut() throws IOException {
        Files.writeString(folder.resolve("lock"), "1");

        assertThatCode(() -> FolderLock.take(folder).close()).doesNotThrowAnyException();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedInOneSentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> FolderLock.take(file.resolve("data")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("AUTOCRM_DATA");
    }
}
