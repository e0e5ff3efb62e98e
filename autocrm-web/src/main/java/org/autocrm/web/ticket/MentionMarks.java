package org.autocrm.web.ticket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** Marks the colleagues whom a note names with an at sign, in HTML that is safe to show. */
final class MentionMarks {

    private MentionMarks() {}

    static String in(String html, List<Person> agents) {
        if (html.indexOf('@') < 0 || agents.isEmpty()) {
            return html;
        }
        var names = names(agents);
        var body = Jsoup.parseBodyFragment(html)
                .outputSettings(new OutputSettings().prettyPrint(false))
                .body();
        List<TextNode> texts = new ArrayList<>();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text && text.getWholeText().indexOf('@') >= 0) {
                        texts.add(text);
                    }
                },
                body);
        texts.forEach(text -> mark(text, names));
        return body.html();
    }

    private static void mark(TextNode text, Pattern names) {
        var words = text.getWholeText();
        var found = names.matcher(words);
        List<Node> parts = new ArrayList<>();
        int end = 0;
        while (found.find()) {
            parts.add(new TextNode(words.substring(end, found.start())));
            parts.add(new Element("mark").addClass("mention").appendText(found.group()));
            end = found.end();
        }
        if (end > 0) {
            parts.add(new TextNode(words.substring(end)));
            parts.forEach(text::before);
            text.remove();
        }
    }

    /** By name, by address, or by what stands before its at sign; the longest first. */
    private static Pattern names(List<Person> agents) {
        var names = agents.stream()
                .flatMap(agent -> Stream.of(
                        agent.name(),
                        agent.email().value(),
                        agent.email().value().replaceAll("@.*", "")))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(name -> Pattern.quote(name).replace(" ", "\\E[\\s\\u00a0]+\\Q"))
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}.])@(" + names + ")(?![\\p{L}\\p{N}@_-]|\\.[\\p{L}\\p{N}])");
    }
}
