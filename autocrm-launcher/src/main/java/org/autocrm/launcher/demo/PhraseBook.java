package org.autocrm.launcher.demo;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is said at the desk in one language. */
record PhraseBook(String language, String dates, Map<String, Phrase> phrases, List<Scenario> scenarios) {

    /** The languages spoken at the desk, and how much of the mail is in each. */
    static final Map<String, Double> SHARE =
            Map.of("en", 0.44, "de", 0.20, "fr", 0.12, "es", 0.10, "it", 0.07, "nl", 0.07);

    PhraseBook {
        phrases = Map.copyOf(phrases);
        scenarios = List.copyOf(scenarios);
    }

    static PhraseBook of(String language) {
        return new PhraseBookReader(language).read(Resources.lines(language + ".txt"));
    }

    @Nullable
    Phrase phrase(Scenario scenario, String slot) {
        var own = scenario.phrases().get(slot);
        return own != null ? own : phrases.get(slot);
    }

    DateTimeFormatter dateFormat() {
        return DateTimeFormatter.ofPattern(dates, locale());
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
