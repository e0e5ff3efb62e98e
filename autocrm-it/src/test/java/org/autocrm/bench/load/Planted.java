package org.autocrm.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Words that occur in no book and no name, but in a known share of the tickets: in the first message, once. No stemmer
 * changes them.
 */
public final class Planted {

    /** Each in five tickets. */
    public static final List<String> RARE = List.of(
            "quorlith",
            "brimvosk",
            "zeltharn",
            "dromquist",
            "flimbork",
            "jastrum",
            "kwendorf",
            "plavnik",
            "skorblunt",
            "trelvog");

    /** Each in one ticket of a hundred, both in one of ten thousand. */
    public static final List<String> IN_ONE_PERCENT = List.of("wolmarq", "prenskul");

    /** Each in one ticket of five, both in one of twenty-five. */
    public static final List<String> IN_TWENTY_PERCENT = List.of("grandolf", "vistrik");

    /** In one ticket of a thousand. */
    public static final String PHRASE = "hambrock lintfork sandvolt";

    /** The words of the phrase in another order, in nineteen of a thousand. */
    private static final String NO_PHRASE = "sandvolt hambrock lintfork";

    private static final Set<String> ALL = all();

    private Planted() {}

    static Set<String> all() {
        var all = new TreeSet<String>(RARE);
        all.addAll(IN_ONE_PERCENT);
        all.addAll(IN_TWENTY_PERCENT);
        all.addAll(List.of(PHRASE.split(" ")));
        return all;
    }

    static boolean isPlanted(String word) {
        return ALL.contains(word.toLowerCase(Locale.ROOT));
    }

    /** What is planted in the ticket at that place, of so many; empty for most. */
    static String in(long ticket, long tickets) {
        var words = new StringBuilder();
        IntStream.range(0, RARE.size())
                .filter(word -> isPlaceOfRareWord(word, ticket, tickets))
                .forEach(word -> words.append(' ').append(RARE.get(word)));
        if (ticket % 5 == 1) {
            words.append(' ').append(IN_TWENTY_PERCENT.get(0));
        }
        if ((ticket + ticket / 5) % 5 == 2) {
            words.append(' ').append(IN_TWENTY_PERCENT.get(1));
        }
        if (ticket % 100 == 7) {
            words.append(' ').append(IN_ONE_PERCENT.get(0));
        }
        if ((ticket + ticket / 100) % 100 == 3) {
            words.append(' ').append(IN_ONE_PERCENT.get(1));
        }
        if (ticket % 50 == 11) {
            words.append(' ').append(ticket % 1000 == 11 ? PHRASE : NO_PHRASE);
        }
        return words.toString();
    }

    private static boolean isPlaceOfRareWord(int word, long ticket, long tickets) {
        return ticket % (tickets / 5) == tickets / 5 * (2L * word + 1) / (2L * RARE.size());
    }
}
