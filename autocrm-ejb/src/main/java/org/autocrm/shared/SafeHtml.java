package org.autocrm.shared;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML that may be shown to anyone: text formatting, lists, tables, links and quotes; no script, no style sheet, no
 * form, nothing that loads by itself.
 */
public record SafeHtml(String value) {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern BETWEEN_BLOCKS = Pattern.compile("\\R\\s*\\R");
    private static final Pattern COLOUR_OR_ALIGNMENT = Pattern.compile("left|right|center|justify");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "br",
                    "span",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "code",
                    "pre",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "td",
                    "th",
                    "hr")
            .allowElements("a")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowAttributes("colspan", "rowspan")
            .matching(Pattern.compile("\\d{1,3}"))
            .onElements("td", "th")
            .allowAttributes("align")
            .matching(COLOUR_OR_ALIGNMENT)
            .onElements("p", "div", "td", "th")
            .toFactory();

    /** The attribute that names a picture from elsewhere; no browser loads it by that. */
    public static final String ELSEWHERE = "data-elsewhere";

    private static final String ADDRESS_ELSEWHERE = "(?i)https?://[^\\s\"'<>]{1,2000}";

    private static final PolicyFactory OF_MAIL = POLICY.and(new HtmlPolicyBuilder()
            .allowElements(SafeHtml::withoutLoading, "img")
            .allowUrlProtocols("cid", "http", "https")
            .allowAttributes("src")
            .matching(Pattern.compile("(?i)cid:[^\\s\"'<>]{1,300}|" + ADDRESS_ELSEWHERE))
            .onElements("img")
            .allowAttributes(ELSEWHERE)
            .matching(Pattern.compile(ADDRESS_ELSEWHERE))
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(Pattern.compile("\\d{1,4}"))
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .toFactory());

    /**
     * A picture from elsewhere keeps its address where nothing loads it; one of a point or two only tells on readers.
     */
    private static String withoutLoading(String element, List<String> attributes) {
        var isPoint = isPoint(attributes, "width") || isPoint(attributes, "height");
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            var isSource = attributes.get(i).equals("src");
            var isElsewhere =
                    isSource && !attributes.get(i + 1).toLowerCase(Locale.ROOT).startsWith("cid:");
            if ((isElsewhere || attributes.get(i).equals(ELSEWHERE)) && isPoint) {
                attributes.subList(i, i + 2).clear();
                i -= 2;
            } else if (isElsewhere) {
                attributes.set(i, ELSEWHERE);
            }
        }
        return element;
    }

    private static boolean isPoint(List<String> attributes, String side) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equals(side) && attributes.get(i + 1).matches("0*[0-2]")) {
                return true;
            }
        }
        return false;
    }

    /** What is safe of some HTML. */
    public static SafeHtml of(String untrusted) {
        return new SafeHtml(POLICY.sanitize(untrusted).strip());
    }

    /**
     * The same of a mail, which may name pictures that came with it, {@code <img src="cid:...">} (RFC 2392), and
     * pictures from elsewhere, {@code <img data-elsewhere="https://...">}, which are not loaded by that.
     */
    public static SafeHtml ofMail(String untrusted) {
        return new SafeHtml(OF_MAIL.sanitize(untrusted).strip());
    }

    /** A plain text as HTML: one paragraph for each block of lines. */
    public static SafeHtml ofText(String text) {
        var html = new StringBuilder(text.length() + text.length() / 8 + 16);
        for (var block : BETWEEN_BLOCKS.split(text.strip(), -1)) {
            html.append("<p>");
            var lines = LINE_END.split(block, -1);
            for (int i = 0; i < lines.length; i++) {
                html.append(i == 0 ? "" : "<br />");
                escape(lines[i], html);
            }
            html.append("</p>");
        }
        return new SafeHtml(html.toString());
    }

    /** One line of text as it stands in {@link #ofText}: nothing in it means more than itself. */
    public static String escaped(String line) {
        var html = new StringBuilder();
        escape(line, html);
        return html.toString();
    }

    /** The words of it, line by line, as a plain-text part of a mail carries them. */
    public String text() {
        Document document = Jsoup.parseBodyFragment(value);
        var writer = new TextWriter();
        NodeTraversor.traverse(writer, document.body());
        return writer.text();
    }

    private static void escape(String line, StringBuilder html) {
        line.codePoints().forEach(character -> escape(character, html));
    }

    /** What could mean more than itself in HTML becomes a reference; what HTML may not have is left out. */
    private static void escape(int character, StringBuilder html) {
        switch (character) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"', '\'', '+', '=', '@', '`', '{' ->
                html.append("&#").append(character).append(';');
            default -> {
                if (isText(character)) {
                    html.appendCodePoint(character);
                }
            }
        }
    }

    private static boolean isText(int character) {
        var isControl = Character.isISOControl(character) && character != '\t';
        var isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        var isNoCharacter = (character & 0xfffe) == 0xfffe;
        return !isControl && !isHalf && !isNoCharacter;
    }

    /** Walks the elements and breaks lines where a browser would. */
    private static final class TextWriter implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(shown(words));
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "li" -> newLine().append("- ");
                    case "br" -> text.append('\n');
                    default -> {
                        if (element.isBlock()) {
                            newLine();
                        }
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "p", "h1", "h2", "h3", "h4", "blockquote", "pre" ->
                        newLine().append('\n');
                    case "a" -> {
                        var target = element.attr("href");
                        if (!target.isEmpty() && !element.text().equals(target) && !target.startsWith("mailto:")) {
                            text.append(" <").append(target).append('>');
                        }
                    }
                    default -> {
                        if (element.isBlock()) {
                            newLine();
                        }
                    }
                }
            }
        }

        private String shown(TextNode words) {
            var around = words.parent();
            if (around != null && around.closest("pre") != null) {
                return words.getWholeText();
            }
            return isAtStartOfLine() ? words.text().stripLeading() : words.text();
        }

        private boolean isAtStartOfLine() {
            return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        }

        private StringBuilder newLine() {
            if (!isAtStartOfLine()) {
                text.append('\n');
            }
            return text;
        }

        String text() {
            return text.toString()
                    .replaceAll("[ \\t]+\n", "\n")
                    .replaceAll("\n{3,}", "\n\n")
                    .strip();
        }
    }
}
