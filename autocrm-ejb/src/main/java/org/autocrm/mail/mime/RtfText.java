package org.autocrm.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a rich text; where Outlook made it of HTML, that HTML (MS-OXRTFEX).
 *
 * @param text its words, or the HTML
 */
record RtfText(String text, boolean isHtml) {

    private static final int DEEPEST = 1_000;
    private static final Set<String> SILENT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "footnote",
            "listtable",
            "listoverridetable",
            "themedata",
            "mhtmltag",
            "generator",
            "xmlnstbl",
            "datastore");

    /** {@code \fcharset} and the code page that it means. */
    private static final Map<Integer, Integer> PAGES = Map.ofEntries(
            Map.entry(0, 1252),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250));

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("row", "\n"),
            Map.entry("cell", "\t"),
            Map.entry("tab", "\t"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201c"),
            Map.entry("rdblquote", "\u201d"),
            Map.entry("bullet", "\u2022"),
            Map.entry("endash", "\u2013"),
            Map.entry("emdash", "\u2014"));

    static RtfText of(byte[] rtf) {
        return new Reader(rtf).read();
    }

    /** The charset of a code page of Windows. */
    static Optional<Charset> charsetOfPage(int page) {
        var name = switch (page) {
            case 65001 -> "UTF-8";
            case 932 -> "windows-31j";
            case 936 -> "GBK";
            case 949 -> "x-windows-949";
            case 950 -> "Big5";
            case 874 -> "x-windows-874";
            case 20127 -> "windows-1252";
            case 20866 -> "KOI8-R";
            default -> page > 28590 && page < 28606 ? "ISO-8859-" + (page - 28590) : "windows-" + page;
        };
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<String> html() {
        return isHtml ? Optional.of(text) : Optional.empty();
    }

    /** How a group is read; what is within it begins with the same. */
    private static final class Group {

        private boolean isSilent;
        private boolean isTag;
        private boolean isForRtf;
        private boolean isFontTable;
        private int font = -1;
        private int afterUnicode = 1;

        Group within() {
            var inner = new Group();
            inner.isSilent = isSilent;
            inner.isTag = isTag;
            inner.isForRtf = isForRtf;
            inner.isFontTable = isFontTable;
            inner.font = font;
            inner.afterUnicode = afterUnicode;
            return inner;
        }
    }

    private static final class Reader {

        private final byte[] rtf;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private final Map<Integer, Charset> fonts = new HashMap<>();
        private final Deque<Group> around = new ArrayDeque<>();
        private Group group = new Group();
        private Charset charset = Charset.forName("windows-1252");
        private boolean isHtml;
        private boolean isOptional;
        private int skipped;
        private int next;

        Reader(byte[] rtf) {
            this.rtf = rtf;
        }

        RtfText read() {
            while (next < rtf.length) {
                var letter = (char) (rtf[next++] & 0xff);
                switch (letter) {
                    case '{' -> open();
                    case '}' -> close();
                    case '\\' -> control();
                    case '\r', '\n', '\0' -> {}
                    default -> addByte(letter);
                }
            }
            endBytes();
            return new RtfText(text.toString(), isHtml);
        }

        private void open() {
            endBytes();
            if (around.size() < DEEPEST) {
                around.push(group);
                group = group.within();
            }
            isOptional = false;
        }

        private void close() {
            endBytes();
            if (!around.isEmpty()) {
                group = around.pop();
            }
        }

        private void control() {
            if (next >= rtf.length) {
                return;
            }
            var letter = (char) (rtf[next] & 0xff);
            if (!Character.isLetter(letter) || letter > 'z') {
                next++;
                symbol(letter);
                return;
            }
            var from = next;
            while (next < rtf.length && isLetter(rtf[next]) && next - from < 32) {
                next++;
            }
            var word = new String(rtf, from, next - from, StandardCharsets.US_ASCII);
            var number = number();
            if (next < rtf.length && rtf[next] == ' ') {
                next++;
            }
            word(word, number);
        }

        /** The number behind a word, {@code Integer.MIN_VALUE} where there is none. */
        private int number() {
            var isNegative = next + 1 < rtf.length && rtf[next] == '-' && isDigit(rtf[next + 1]);
            var from = isNegative ? next + 1 : next;
            var end = from;
            var number = 0;
            while (end < rtf.length && isDigit(rtf[end]) && end - from < 9) {
                number = number * 10 + rtf[end++] - '0';
            }
            if (end == from) {
                return Integer.MIN_VALUE;
            }
            next = end;
            return isNegative ? -number : number;
        }

        private void symbol(char symbol) {
            switch (symbol) {
                case '\'' -> {
                    var high = next + 1 < rtf.length ? Character.digit(rtf[next], 16) : -1;
                    var low = high < 0 ? -1 : Character.digit(rtf[next + 1], 16);
                    if (low >= 0) {
                        next += 2;
                        addByte((char) (high * 16 + low));
                    }
                }
                case '*' -> isOptional = true;
                case '~' -> add("\u00a0");
                case '_' -> add("\u2011");
                case '\\', '{', '}' -> addByte(symbol);
                case '\r', '\n' -> add("\n");
                default -> {}
            }
        }

        private void word(String word, int number) {
            var isDestination = isOptional;
            isOptional = false;
            switch (word) {
                case "fromhtml" -> isHtml = number != 0;
                case "htmltag" -> {
                    group.isTag = isHtml;
                    group.isSilent = !isHtml;
                }
                case "htmlrtf" -> {
                    endBytes();
                    group.isForRtf = number != 0;
                }
                case "ansicpg" -> charset = charsetOfPage(number).orElse(charset);
                case "fonttbl" -> {
                    group.isFontTable = true;
                    group.isSilent = true;
                }
                case "f" -> {
                    endBytes();
                    group.font = number;
                }
                case "fcharset" -> {
                    if (group.isFontTable && fonts.size() < DEEPEST) {
                        charsetOfPage(PAGES.getOrDefault(number, 1252)).ifPresent(one -> fonts.put(group.font, one));
                    }
                }
                case "uc" -> group.afterUnicode = Math.max(0, Math.min(number, 8));
                case "u" -> {
                    if (number != Integer.MIN_VALUE) {
                        add(String.valueOf((char) number));
                        skipped = group.afterUnicode;
                    }
                }
                case "bin" -> next = Math.min(rtf.length, next + Math.max(0, number));
                default -> {
                    if (SILENT.contains(word) || (isDestination && !group.isTag)) {
                        group.isSilent = true;
                    } else if (CHARACTERS.containsKey(word)) {
                        add(CHARACTERS.get(word));
                    }
                }
            }
        }

        private void addByte(char letter) {
            if (skipped > 0) {
                skipped--;
            } else if (isShown()) {
                pending.write(letter);
            }
        }

        private void add(String characters) {
            endBytes();
            if (isShown()) {
                text.append(characters);
            }
        }

        private boolean isShown() {
            return !group.isSilent && (!isHtml || group.isTag || !group.isForRtf);
        }

        private void endBytes() {
            skipped = 0;
            if (pending.size() > 0) {
                var words = new String(pending.toByteArray(), fonts.getOrDefault(group.font, charset));
                pending.reset();
                text.append(isHtml && !group.isTag ? escaped(words) : words);
            }
        }

        private static String escaped(String words) {
            return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        private static boolean isLetter(byte letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        }

        private static boolean isDigit(byte letter) {
            return letter >= '0' && letter <= '9';
        }
    }
}
