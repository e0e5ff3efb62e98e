package org.autocrm.portal.faces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheLanguageOfTheServer() {
        Locale.setDefault(before);
        ResourceBundle.clearCache();
    }

    @Test
    void germanSaysEverythingThatEnglishSays() throws IOException {
        assertThat(file("texts_de.properties").keySet())
                .isEqualTo(file("texts.properties").keySet());
    }

    @Test
    void noStraightApostropheSwitchesAPlaceOff() {
        for (var language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            var bundle = bundle(language);
            assertThat(bundle.keySet())
                    .allSatisfy(key -> assertThat(bundle.getString(key)).doesNotContain("'"));
        }
    }

    @Test
    void aVisitorWhoReadsEnglishNeverGetsTheLanguageOfTheServer() {
        Locale.setDefault(Locale.GERMANY);
        ResourceBundle.clearCache();

        assertThat(Texts.in(Locale.ENGLISH, "status.SOLVED")).isEqualTo("Solved");
    }

    @Test
    void oneRequestWaitsAndTwoWait() {
        assertThat(Texts.in(Locale.ENGLISH, "requests.waiting", 1L)).isEqualTo("One request waits for your answer.");
        assertThat(Texts.in(Locale.GERMAN, "requests.waiting", 2L)).isEqualTo("2 Anfragen warten auf Ihre Antwort.");
    }

    @Test
    void whatStandsInAnAddressIsNoPattern() {
        assertThat(Texts.in(Locale.ENGLISH, "known.as", "{0}'@example.com"))
                .isEqualTo("You are logged in as {0}'@example.com.");
    }

    private static Properties file(String name) throws IOException {
        var texts = new Properties();
        try (var reader =
                new InputStreamReader(TextsTest.class.getResourceAsStream("/org/autocrm/portal/" + name), UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(Texts.BUNDLE, locale);
    }
}
