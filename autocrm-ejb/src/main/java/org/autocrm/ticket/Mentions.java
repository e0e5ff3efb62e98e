package org.autocrm.ticket;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.autocrm.account.Person;

/** Whom a note names: {@code @Ben Okri}, or what stands before the at sign of an address, as in {@code @ben.okri}. */
final class Mentions {

    private Mentions() {}

    /** Whether a text may name somebody at all. */
    static boolean mayBeIn(String text) {
        return text.indexOf('@') >= 0;
    }

    /** Those of the agents whom a text names, by the ids of their accounts. */
    static List<Long> in(String text, List<Person> agents) {
        return agents.stream()
                .filter(agent -> names(text, agent.name())
                        || names(text, agent.email().value())
                        || names(text, agent.email().value().replaceAll("@.*", "")))
                .map(Person::id)
                .toList();
    }

    private static boolean names(String text, String name) {
        var words = Pattern.quote(name.toLowerCase(Locale.ROOT)).replace(" ", "\\E\\s+\\Q");
        return Pattern.compile("(?<![\\p{L}\\p{N}.])@" + words + "(?![\\p{L}\\p{N}@_-]|\\.[\\p{L}\\p{N}])")
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }
}
