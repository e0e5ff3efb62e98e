package org.autocrm.mail.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** An HTML document as the lines that a reader sees, each knowing the nodes that it is made of. */
final class HtmlLines {

    private static final Set<String> BLOCKS = Words.set(
            "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header",
            "li main nav ol p pre section table tr ul");
    private static final Set<String> VOID = Words.set("br hr img wbr col input");
    private static final Set<String> UNSEEN = Words.set("script style title head template noscript xml");

    private static final Pattern LINE_END = Pattern.compile("(?<=\n)");

    private final Element body;
    private final IdentityHashMap<Node, Integer> lineOf = new IdentityHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private HtmlLines(Element body) {
        this.body = body;
    }

    static HtmlLines of(Element body) {
        var html = new HtmlLines(body);
        splitPreformatted(body);
        var reader = html.new Reader();
        NodeTraversor.traverse(reader, body);
        reader.endLine();
        return html;
    }

    Lines lines() {
        return new Lines(lines);
    }

    /** The document with only the lines of one side. */
    String side(boolean[] said, boolean side) {
        var kept = Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
        var first = edge(said, side, 0, 1);
        var last = edge(said, side, said.length - 1, -1);
        lineOf.forEach((node, line) -> {
            if (line >= first && line <= last && said[line] == side) {
                keep(node, kept);
            }
        });
        var writer = new Writer(kept);
        NodeTraversor.traverse(writer, body);
        return writer.html.toString();
    }

    /** The outermost line of one side that is not blank. */
    private int edge(boolean[] said, boolean side, int from, int step) {
        var index = from;
        while (index >= 0
                && index < said.length
                && (said[index] != side || lines.get(index).isBlank())) {
            index += step;
        }
        return index;
    }

    private static void keep(Node node, Set<Node> kept) {
        for (Node around = node; around != null && kept.add(around); ) {
            around = around.parent();
        }
    }

    /** In preformatted text each line is a node of its own, so that each can go its own way. */
    private static void splitPreformatted(Element body) {
        var preformatted = new PreformattedText();
        NodeTraversor.traverse(preformatted, body);
        preformatted.words.forEach(HtmlLines::split);
    }

    private static void split(TextNode words) {
        var rows = LINE_END.split(words.getWholeText(), -1);
        if (rows.length > 1) {
            var span = new Element("span");
            for (var row : rows) {
                if (!row.isEmpty()) {
                    span.appendChild(new TextNode(row));
                }
            }
            words.replaceWith(span);
        }
    }

    /** Collects the text that keeps its line ends. */
    private static final class PreformattedText implements NodeVisitor {

        private final List<TextNode> words = new ArrayList<>();
        private int depthOfOutermost = -1;

        @Override
        public void head(Node node, int depth) {
            if (depthOfOutermost < 0 && node.nameIs("pre")) {
                depthOfOutermost = depth;
            } else if (depthOfOutermost >= 0 && node instanceof TextNode text) {
                words.add(text);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (depth == depthOfOutermost) {
                depthOfOutermost = -1;
            }
        }
    }

    /** Reads line by line and keeps the sign that the elements around give. */
    private final class Reader implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();
        private final Deque<MailElement> around = new ArrayDeque<>();
        private boolean isHistoryNext;
        private boolean isBorderNext;
        private boolean isReplyHead;
        private int unseen;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                open(element);
            } else if (node instanceof TextNode words && unseen == 0) {
                read(words);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element) || VOID.contains(element.normalName())) {
                return;
            }
            var name = element.normalName();
            if (BLOCKS.contains(name)) {
                endLine();
            }
            close();
            if ("p".equals(name) && !element.className().startsWith("Mso")) {
                lines.add(Line.of(""));
            }
            if (UNSEEN.contains(name)) {
                unseen--;
            }
            if ("pre".equals(name)) {
                preformatted--;
            }
            if ("td".equals(name) || "th".equals(name)) {
                text.append(' ');
            }
        }

        private void open(Element element) {
            var name = element.normalName();
            if (VOID.contains(name)) {
                readVoid(element, name);
                return;
            }
            if (BLOCKS.contains(name)) {
                endLine();
            }
            var mail = MailElement.of(element, around.peek());
            if (mail.beginsHistory() && !isQuoted()) {
                endLine();
                isHistoryNext = true;
            }
            isBorderNext |= mail.hasBorder();
            isReplyHead = (isReplyHead || mail.isReplyHead()) && !"blockquote".equals(name);
            if (mail.isOfAnotherSign(around.peek())) {
                endLine();
            }
            around.push(mail);
            if (UNSEEN.contains(name)) {
                unseen++;
            }
            if ("pre".equals(name)) {
                preformatted++;
            }
        }

        private void close() {
            var sign = sign();
            var closed = around.pop();
            if (!text.isEmpty() && closed.isOfAnotherSign(around.peek())) {
                addLine(sign);
            }
        }

        private void readVoid(Element element, String name) {
            switch (name) {
                case "br" -> {
                    lineOf.put(element, lines.size());
                    addLine();
                }
                case "hr" -> {
                    endLine();
                    isHistoryNext |= MailElement.beginsHistory(element) && !isQuoted();
                    lineOf.put(element, lines.size());
                    text.append(Line.DRAWN);
                    endLine();
                }
                case "img" -> {
                    if (isShown(element)) {
                        lineOf.put(element, lines.size());
                        text.append(Line.PICTURE);
                    }
                }
                default -> {}
            }
        }

        /** A picture of one point only tells somebody that the mail was opened. */
        private static boolean isShown(Element image) {
            var width = image.attr("width");
            return !"1".equals(width) && !"0".equals(width);
        }

        private void read(TextNode words) {
            var shown = words.getWholeText();
            if (preformatted == 0 && words.isBlank() && text.isEmpty()) {
                return;
            }
            lineOf.put(words, lines.size());
            text.append(shown);
            if (preformatted > 0 && shown.endsWith("\n")) {
                addLine();
            }
        }

        void endLine() {
            if (!text.isEmpty()) {
                addLine();
            }
        }

        private void addLine() {
            addLine(sign());
        }

        private void addLine(Sign sign) {
            var line = Line.of(text.toString(), sign);
            lines.add(line);
            text.setLength(0);
            if (!line.isBlank()) {
                isHistoryNext = false;
                isBorderNext = false;
            }
        }

        /** What is quoted has an end, and a head in it is the head of something older that ends with it. */
        private boolean isQuoted() {
            var innermost = around.peek();
            return innermost != null && innermost.isQuoted();
        }

        private Sign sign() {
            if (isHistoryNext && !text.toString().isBlank()) {
                return Sign.HISTORY_BEGINS;
            }
            var innermost = around.peek();
            var sign = innermost == null ? Sign.NONE : innermost.sign();
            if (sign == Sign.NONE && isReplyHead) {
                return Sign.ATTRIBUTION;
            }
            return sign == Sign.NONE && isBorderNext ? Sign.UNDER_A_BORDER : sign;
        }
    }

    /** Writes the nodes that are kept; what is written is not yet safe. */
    private static final class Writer implements NodeVisitor {

        private final StringBuilder html = new StringBuilder();
        private final Set<Node> kept;

        Writer(Set<Node> kept) {
            this.kept = kept;
        }

        @Override
        public void head(Node node, int depth) {
            if (!kept.contains(node)) {
                return;
            }
            if (node instanceof TextNode words) {
                html.append(words.outerHtml());
            } else if (node instanceof Element element && depth > 0) {
                html.append('<')
                        .append(element.normalName())
                        .append(element.attributes().html())
                        .append('>');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (depth > 0
                    && node instanceof Element element
                    && kept.contains(node)
                    && !VOID.contains(element.normalName())) {
                html.append("</").append(element.normalName()).append('>');
            }
        }
    }
}
