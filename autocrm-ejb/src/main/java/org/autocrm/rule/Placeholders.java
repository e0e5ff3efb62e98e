package org.autocrm.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in braces that texts of rules may have, such as {@code {ticket.number}}. */
final class Placeholders {

    /** All of them, as they are written. */
    static final List<String> ALL = List.of(
            "{ticket.number}",
            "{ticket.subject}",
            "{customer.name}",
            "{customer.email}",
            "{team.name}",
            "{assignee.name}",
            "{brand}");

    private static final Pattern ANY = Pattern.compile("\\{[a-z]+([.][a-z]+)?}");

    private Placeholders() {}

    /** The first that there is none of. */
    static Optional<String> unknown(String text) {
        return ANY.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(found -> !ALL.contains(found))
                .findFirst();
    }

    /** The text with what each stands for. */
    static String filled(String text, UnaryOperator<String> value) {
        return ANY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        ALL.contains(found.group()) ? value.apply(found.group()) : found.group()));
    }
}
