package org.autocrm.mail.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Small things that are done to texts of others; all of them take time that grows with the length, no faster. */
final class Texts {

    /** An e-mail address, its local part perhaps in quotes. Chinese and Japanese follow an address without a space. */
    static final String ADDRESS =
            "(?:\"[^\"\\s<>]{1,64}+\"|[^\\s<>@\"',;:()\\[\\]|=]{1,128}+)@[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}0-9]"
                    + "[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}0-9._-]{0,250}+";

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]++");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern ONE_ADDRESS = Pattern.compile(ADDRESS);

    private Texts() {}

    static String oneLine(String text, int longest) {
        var start = text.length() > longest * 4 ? text.substring(0, longest * 4) : text;
        var line = SPACE.matcher(start).replaceAll(" ").strip();
        return line.length() > longest ? line.substring(0, longest).strip() : line;
    }

    /** The phrases of a list that are divided by bars, on any number of lines. */
    static List<String> listed(String phrases) {
        return phrases.lines()
                .flatMap(line -> BAR.splitAsStream(line))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static boolean containsAny(String text, Iterable<String> words) {
        for (var word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean startsWithAny(String text, Iterable<String> words) {
        for (var word : words) {
            if (text.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** The addresses in a text, in lower case and without the full stop that ends a sentence. */
    static List<String> addresses(String text) {
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        var matcher = ONE_ADDRESS.matcher(text);
        while (matcher.find() && found.size() < 100) {
            found.add(address(matcher.group()));
        }
        return found;
    }

    static String address(String written) {
        var address = lower(written);
        while (address.endsWith(".") || address.endsWith("-")) {
            address = address.substring(0, address.length() - 1);
        }
        return address;
    }
}
