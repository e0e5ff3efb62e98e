package org.autocrm.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static final Instant NOON = Instant.parse("2026-05-03T12:05:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Display display = new Display();

    @Test
    void momentsStandAsTheLanguageWritesThem() {
        assertThat(Display.moment(NOON, Locale.ENGLISH, BERLIN)).isEqualTo("3 May 2026, 14:05");
        assertThat(Display.moment(NOON, Locale.GERMAN, BERLIN)).isEqualTo("03.05.2026, 14:05");
    }

    @Test
    void sizesAreWholeNumbers() {
        assertThat(display.size(25)).isEqualTo("25 B");
        assertThat(display.size(1_499_000)).isEqualTo("1 MB");
        assertThat(display.size(9_000_000_000_000L)).isEqualTo("9000 GB");
    }

    @Test
    void aNameHasInitialsInAnyScript() {
        assertThat(display.initials("nora von whitaker")).isEqualTo("NW");
        assertThat(display.initials("李")).isEqualTo("李");
        assertThat(display.initials("𠮷野 家")).isEqualTo("𠮷家");
        assertThat(display.initials(" ")).isEmpty();
    }
}
