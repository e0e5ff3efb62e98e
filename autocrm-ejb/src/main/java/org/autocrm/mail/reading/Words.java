package org.autocrm.mail.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How a line is cut into words, and how words are compared. */
final class Words {

    private Words() {}

    /** A set of words that are written here with spaces between them. */
    static Set<String> set(String... words) {
        return Arrays.stream(words)
                .flatMap(some -> Arrays.stream(some.split(" ", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Phrases that are written here with bars between them. */
    static List<String> phrases(String... phrases) {
        return Arrays.stream(phrases)
                .flatMap(some -> Arrays.stream(some.split("\\|", -1)))
                .toList();
    }

    /** In lower case; a Turkish capital I has no dot of its own afterwards. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace("i\u0307", "i");
    }

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        for (var word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** A word without the punctuation around it. */
    static String core(String word) {
        var from = 0;
        var to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.codePointAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1)) && word.charAt(to - 1) != ')') {
            to--;
        }
        return word.substring(from, to);
    }

    static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    static boolean containsAny(String text, Iterable<String> pieces) {
        for (var piece : pieces) {
            if (text.contains(piece)) {
                return true;
            }
        }
        return false;
    }

    static boolean startsWithAny(String text, Iterable<String> beginnings) {
        for (var beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Letters and spaces only, in lower case: what remains of a line that is decorated. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        folded(text).codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK) {
                plain.appendCodePoint(character);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        return plain.toString().strip();
    }
}
