package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRulesTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final FileRules rules =
            new FileRules(new TicketSettings.Values("", 1, Set.of("exe", ".JS", "application/x-msdownload")));

    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "SETUP.EXE", "a.pdf.exe", "a.exe.", "a.exe ", "b.js"})
    void aBlockedEndingIsRefused(String name) {
        assertThatExceptionOfType(FileNotAllowed.class).isThrownBy(() -> rules.refuse(name, "text/plain", 1));
    }

    @Test
    void aBlockedMediaTypeIsRefused() {
        assertThatExceptionOfType(FileNotAllowed.class)
                .isThrownBy(() -> rules.refuse("setup", "Application/X-MSDownload; charset=x", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "notes.txt", "exe.pdf", "json", "a.json"})
    void othersMayBeAttached(String name) {
        rules.refuse(name, "text/plain", MEGABYTE);
    }

    @Test
    void aFileIsNotTooLarge() {
        assertThatExceptionOfType(FileNotAllowed.class)
                .isThrownBy(() -> rules.refuse("a.txt", "text/plain", MEGABYTE + 1))
                .withMessage("a.txt is larger than 1 MB.");
    }

    @Test
    void aStreamFailsWhereItGetsTooLarge() throws IOException {
        try (var exact = rules.limit("a.txt", new ByteArrayInputStream(new byte[MEGABYTE]));
                var more = rules.limit("a.txt", new ByteArrayInputStream(new byte[MEGABYTE + 1]))) {
            assertThat(exact.readAllBytes()).hasSize(MEGABYTE);
            assertThatExceptionOfType(FileNotAllowed.class).isThrownBy(more::readAllBytes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, a.txt",
        "C:\\temp\\a.txt, a.txt",
        "../../etc/passwd, passwd",
        "'a\u202etxt.exe', 'atxt.exe'",
        "'/', file",
        "'  ', file"
    })
    void aNameIsTheLastPartOfAPath(String typed, String name) {
        assertThat(FileRules.name(typed)).isEqualTo(name);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileRules.name("x".repeat(300) + ".txt")).hasSize(200).endsWith(".txt");
    }
}
