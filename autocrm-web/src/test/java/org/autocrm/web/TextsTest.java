package org.autocrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    private final ResourceBundle english = in(Locale.ROOT);
    private final ResourceBundle german = in(Locale.GERMAN);

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(own(german)).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void textsSaySomething() {
        assertThat(english.keySet())
                .filteredOn(key -> english.getString(key).isBlank()
                        || german.getString(key).isBlank())
                .containsExactly("delivery.NONE"); // what leaves by no mail says nothing about it
    }

    @Test
    void bothLanguagesLeaveRoomForTheSameValues() {
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(places(german.getString(key))).as(key).isEqualTo(places(english.getString(key))));
    }

    private static long places(String text) {
        return PLACE.matcher(text).results().count();
    }

    private static Set<String> own(ResourceBundle bundle) {
        try (var stream = TextsTest.class.getResourceAsStream("texts_" + bundle.getLocale() + ".properties")) {
            var properties = new Properties();
            properties.load(Objects.requireNonNull(stream));
            return properties.stringPropertyNames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle("org.autocrm.web.texts", language, NO_OTHER_LANGUAGE);
    }
}
