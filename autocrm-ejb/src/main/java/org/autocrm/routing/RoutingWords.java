package org.autocrm.routing;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.autocrm.routing.Reason.Code;

/** Says decisions in sentences, in English and German. */
public final class RoutingWords {

    private static final String BUNDLE = "org.autocrm.routing.words";

    private final Locale locale;
    private final ResourceBundle words;

    private RoutingWords(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    /** In the language of that locale, else in English. */
    public static RoutingWords in(Locale locale) {
        return new RoutingWords("de".equals(locale.getLanguage()) ? Locale.GERMAN : Locale.ENGLISH);
    }

    /** A reason as a sentence; of an agent who was excluded, as a few words. */
    public String say(Reason reason) {
        var values = reason.values().toArray();
        if (reason.code() == Code.OUT_OF_OFFICE || reason.code() == Code.OFF_HOURS) {
            values = new Object[] {shown(Instant.parse(reason.values().get(0)))};
        }
        return new MessageFormat(words.getString(reason.code().name()), locale).format(values);
    }

    /** Why this team, why this agent or none, and what was done without. */
    List<String> sentences(Reason team, RoutingDecision decision) {
        var sentences = new ArrayList<String>();
        if (decision.outcome() != RoutingDecision.Outcome.TAKEN && team.code() != Code.TEAM_NONE) {
            sentences.add(say(team));
        }
        sentences.add(say(decision.because()));
        if (!decision.relaxed().isEmpty()) {
            sentences.add(say(words.getString("RELAXED"), String.join(", ", decision.relaxed())));
        }
        return sentences;
    }

    private String say(String pattern, Object... values) {
        return new MessageFormat(pattern, locale).format(values);
    }

    private String shown(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment.atZone(ZoneOffset.UTC))
                + " UTC";
    }
}
