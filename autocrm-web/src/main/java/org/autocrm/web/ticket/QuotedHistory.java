package org.autocrm.web.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A message in two: what its author says, and what they repeat of the conversation behind it. Quotes that are answered
 * piece by piece stay where they are.
 *
 * @param said safe to show
 * @param quoted safe to show; empty where nothing is repeated
 */
record QuotedHistory(String said, String quoted) {

    private static final Pattern LEADS_IN = Pattern.compile(
            "(?s).{0,300}\\b(wrote|schrieb|écrit|escribió|ha scritto|schreef|escreveu|пишет)\\b.{0,120}:");
    private static final Pattern ORIGINAL = Pattern.compile(
            "-{2,}\\s*(Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Message d'origine)\\s*-{2,}.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Divides HTML that is safe to show. */
    static QuotedHistory in(String html) {
        if (!html.contains("<blockquote") && !html.contains("&gt;") && !html.contains("--")) {
            return new QuotedHistory(html, "");
        }
        var body = Jsoup.parseBodyFragment(html)
                .outputSettings(new OutputSettings().prettyPrint(false))
                .body();
        splitParagraphs(body);
        var parts = body.childNodes().stream().filter(node -> !isBlank(node)).toList();
        var from = startOfHistory(parts);
        if (from <= 0 || from == parts.size()) {
            return new QuotedHistory(html, ""); // all of it would be hidden, or nothing
        }
        return new QuotedHistory(html(parts.subList(0, from)), html(parts.subList(from, parts.size())));
    }

    private static int startOfHistory(List<Node> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (ORIGINAL.matcher(text(parts.get(i))).matches()) {
                return i;
            }
        }
        int from = parts.size();
        while (from > 0 && isQuote(parts.get(from - 1))) {
            from--;
        }
        var leads = from > 0
                && from < parts.size()
                && LEADS_IN.matcher(text(parts.get(from - 1))).matches();
        return leads ? from - 1 : from;
    }

    /** Plain text has the first line of a quote in the paragraph before it: they become two. */
    private static void splitParagraphs(Element body) {
        for (var paragraph : new ArrayList<>(body.children())) {
            if (paragraph.normalName().equals("p")) {
                splitParagraph(paragraph);
            }
        }
    }

    private static void splitParagraph(Element paragraph) {
        List<List<Node>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        for (var node : paragraph.childNodesCopy()) {
            if (node instanceof Element element && element.normalName().equals("br")) {
                lines.add(new ArrayList<>());
            } else {
                lines.get(lines.size() - 1).add(node);
            }
        }
        int from = lines.size();
        while (from > 0 && isQuoted(text(lines.get(from - 1)))) {
            from--;
        }
        if (from > 0
                && from < lines.size()
                && LEADS_IN.matcher(text(lines.get(from - 1))).matches()) {
            from--;
        }
        if (from > 0 && from < lines.size()) {
            paragraph.before(paragraph(lines.subList(0, from)));
            paragraph.replaceWith(paragraph(lines.subList(from, lines.size())));
        }
    }

    private static Element paragraph(List<List<Node>> lines) {
        var paragraph = new Element("p");
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                paragraph.appendChild(new Element("br"));
            }
            lines.get(i).forEach(paragraph::appendChild);
        }
        return paragraph;
    }

    private static boolean isQuote(Node node) {
        if (!(node instanceof Element element)) {
            return false;
        }
        return element.normalName().equals("blockquote")
                || element.normalName().equals("div")
                        && !element.children().isEmpty()
                        && element.ownText().isBlank()
                        && element.children().stream().allMatch(QuotedHistory::isQuote)
                || element.normalName().equals("p")
                        && areQuoted(element.wholeText().lines().toList());
    }

    /** All lines, but for one that leads in. */
    private static boolean areQuoted(List<String> lines) {
        var leads = lines.size() > 1 && LEADS_IN.matcher(lines.get(0)).matches();
        var rest = leads ? lines.subList(1, lines.size()) : lines;
        return !rest.isEmpty() && rest.stream().allMatch(QuotedHistory::isQuoted);
    }

    private static boolean isQuoted(String line) {
        return line.strip().startsWith(">");
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode words && words.isBlank();
    }

    private static String text(Node node) {
        return node instanceof Element element ? element.text() : node instanceof TextNode words ? words.text() : "";
    }

    private static String text(List<Node> nodes) {
        return nodes.stream().map(QuotedHistory::text).collect(Collectors.joining());
    }

    private static String html(List<Node> nodes) {
        return nodes.stream().map(Node::outerHtml).collect(Collectors.joining());
    }
}
