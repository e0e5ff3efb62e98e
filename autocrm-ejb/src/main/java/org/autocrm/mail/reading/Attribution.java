package org.autocrm.mail.reading;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The line above a quotation that says who wrote it and when, as in "On 3 May 2026 at 9:15, Ann wrote:". Programs wrap
 * it, so it can be several lines.
 *
 * @param end the line after it
 * @param isSure whether it can be nothing else, even if what follows is not marked as quoted
 */
record Attribution(int end, boolean isSure) {

    private static final int MOST_LINES = 6;
    private static final int LONGEST = 500;

    private static final Set<String> WROTE = Words.set(
            "wrote writes quoting zitat citando napisana sent said schrieb schreibt",
            "geschrieben schreef schrijft geschreven écrit ecrit écrivait",
            "escribió escribio escribe escribía scritto scrisse scrive escreveu escreve skrev skriver skrifaði",
            "kirjoitti kirjoittaa kirjutas pisze napisał(a) napisał napisała napisal napísal napsal napsala",
            "napsal(a) napísal(a) píše írta írja scris scrie написал написала написал(а) пишет писал писала",
            "писал(а) написав написала пише писав έγραψε yazdı yazmış viết כתב כתבה كتب rašė parašė rakstīja",
            "napisao napisala piše napisal(a) escrigué idatzi");

    private static final List<String> WROTE_UNSPACED =
            List.of("写道", "寫道", "写了", "のメール", "のメッセージ", "書きました", "書き込みました", "書いた", "작성", "님이 씀", "썼습니다", "さんは", "さんが");

    private static final Set<String> ON = Words.set(
            "On At Le Am El Il Em Op W Dnia Den Dne Dňa På Vào La Dana Pe Az Dia No Data Στις Kl Um Lúc Ngày A",
            "Kuupäeval În בתאריך في بتاريخ");

    private static final Set<String> BEFORE_A_DATE = Words.set("am op den på le el em il dne on no kl a dia um");

    /** A mark between time and address of programs that know no verb, as "from" in Russian. */
    private static final Pattern ADDRESS_AT_END = Pattern.compile("[>)\\]]\"?[:：]$|\\S@\\S{1,200}[:：]$");

    private static final Pattern TIME_OR_YEAR = Pattern.compile("\\d[:.h]\\d\\d|(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    private static final Pattern CLOCK = Pattern.compile("\\d[:.h]\\d\\d");

    private static final Pattern DAY =
            Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)|\\d{1,2}[./-] ?\\d{1,2}[./-] ?\\d\\d");

    /** Words that a person writes before a colon, and a program does not; days as "Mon" and "Mi" are none of them. */
    private static final Set<String> OF_PEOPLE = Words.set(
            "said sent i me my we our us you your he she they his her their the this that it its following",
            "ich mir mein meine wir uns unser unsere sie ihr ihre er es der die das man folgendes",
            "je nous vous elle notre votre j'ai yo nosotros usted io noi mio eu nós ik wij");

    /** There is none. */
    static final Attribution NONE = new Attribution(0, false);

    /** An attribution that begins at this line. */
    static Attribution at(Lines lines, int start, int end) {
        if (!mayBegin(lines.bare(start))) {
            return NONE;
        }
        var last = end(lines, start, end);
        if (last.end > start + 1 && laterStart(lines, start, last.end)) {
            return NONE;
        }
        return last;
    }

    boolean isThere() {
        return end > 0;
    }

    /** A line in two, if an attribution stands behind other words: some programs forget to break the line. */
    static List<String> apartFromText(String line) {
        if (line.length() > LONGEST
                || !line.stripTrailing().endsWith(":")
                || line.stripLeading().startsWith(">")) {
            return List.of(line);
        }
        var at = line.lastIndexOf(" On ");
        if (at < 1 || line.substring(0, at).isBlank()) {
            return List.of(line);
        }
        var behind = Line.of(line.substring(at + 1)).bare();
        return behind.contains("@") && beginsWithOn(behind) && form(behind) == Form.SURE
                ? List.of(line.substring(0, at), line.substring(at + 1))
                : List.of(line);
    }

    private static Attribution end(Lines lines, int start, int end) {
        var joined = new StringBuilder();
        var found = NONE;
        for (int i = start; i < end && i < start + MOST_LINES && joined.length() < LONGEST; i++) {
            var line = lines.get(i);
            if (line.isBlank() && isBrokenBeforeAddress(lines, i, end)) {
                continue;
            }
            if (line.isBlank() || (i > start && line.isMarkedAsQuoted() && !isOpen(joined))) {
                return found;
            }
            if (i > start && !lines.isBlank(i - 1) && isApart(lines.bare(i - 1), line.bare())) {
                return found;
            }
            joined.append(joined.isEmpty() || line.bare().startsWith(">") ? "" : " ")
                    .append(line.bare());
            var form = mayEnd(line.bare()) ? form(joined.toString()) : Form.NO;
            if (form == Form.SURE) {
                return new Attribution(i + 1, isUnmistakable(joined.toString()));
            }
            if (form == Form.POSSIBLE && (i == start || beginsWithOn(lines.bare(start)))) {
                found = new Attribution(i + 1, false);
            }
        }
        return found;
    }

    /** It names an address, or gives day and time as a program does; people write that somebody said something, too. */
    private static boolean isUnmistakable(String whole) {
        if (whole.indexOf('@') >= 0) {
            return true;
        }
        var isDashed = whole.startsWith("--") && whole.endsWith("--");
        return isDashed
                || (CLOCK.matcher(whole).find()
                        && DAY.matcher(whole).find()
                        && Words.of(whole).stream()
                                .map(word -> Words.folded(Words.core(word)))
                                .noneMatch(OF_PEOPLE::contains));
    }

    private static boolean mayEnd(String line) {
        return ":：->*_ ".indexOf(line.charAt(line.length() - 1)) >= 0 || hasVerb(line);
    }

    private static boolean isBrokenBeforeAddress(Lines lines, int blank, int end) {
        return blank + 1 < end && lines.bare(blank + 1).startsWith("<");
    }

    private static boolean isOpen(StringBuilder joined) {
        var open = joined.chars().filter(character -> character == '<').count();
        return open > joined.chars().filter(character -> character == '>').count();
    }

    /** Whether the attribution begins further down, and words of the author stand above it. */
    private static boolean laterStart(Lines lines, int start, int last) {
        var isMoment = beginsWithOn(lines.bare(start)) || hasMoment(lines.bare(start));
        for (int i = start + 1; i < last; i++) {
            var line = lines.bare(i);
            var mayBegin = isMoment ? beginsWithMoment(line) : mayBegin(line) && isBalanced(line);
            if (mayBegin && end(lines, i, last).end == last) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWithMoment(String line) {
        return !line.isEmpty() && beginsWithOn(line);
    }

    private static boolean hasMoment(String line) {
        return TIME_OR_YEAR.matcher(line).find();
    }

    /** A sentence ends with the first line, or a divider is drawn between them. */
    private static boolean isApart(String above, String below) {
        if (Divider.isRule(below) || Divider.isAboveHistory(Line.of(below))) {
            return true;
        }
        var end = above.length() - 1;
        if (end < 5 || ".!?".indexOf(above.charAt(end)) < 0 || !Character.isUpperCase(below.codePointAt(0))) {
            return false;
        }
        return above.substring(end - 5, end).chars().allMatch(Character::isLetter);
    }

    private static boolean isBalanced(String line) {
        var close = line.indexOf('>');
        return close < 0 || (line.indexOf('<') >= 0 && line.indexOf('<') < close);
    }

    private static boolean mayBegin(String line) {
        if (line.isEmpty() || line.length() > LONGEST || line.startsWith(">")) {
            return false;
        }
        return beginsWithOn(line) || beginsWithDate(line) || line.indexOf('@') >= 0 || hasVerb(line);
    }

    private static boolean beginsWithOn(String line) {
        var words = Words.of(line.length() > 120 ? line.substring(0, 120) : line);
        var first = words.isEmpty() ? "" : undecorated(words.get(0));
        if (first.isEmpty() && words.size() > 1) {
            words = words.subList(1, words.size());
            first = undecorated(words.get(0));
        }
        return (ON.contains(first) || first.startsWith("在") || first.startsWith("于"))
                && words.stream().limit(7).anyMatch(Words::hasDigit);
    }

    private static boolean beginsWithDate(String line) {
        return Words.of(line.length() > 120 ? line.substring(0, 120) : line).stream()
                .limit(3)
                .anyMatch(word -> Character.isDigit(
                        undecorated(word).isEmpty() ? ' ' : undecorated(word).charAt(0)));
    }

    private static String undecorated(String word) {
        var from = 0;
        while (from < word.length() && "-*_\"'([".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        return word.substring(from);
    }

    private static boolean hasVerb(String line) {
        return Words.of(line).stream().anyMatch(word -> WROTE.contains(Words.folded(Words.core(word))))
                || Words.containsAny(line, WROTE_UNSPACED);
    }

    private enum Form {
        NO,
        POSSIBLE,
        SURE
    }

    private static Form form(String whole) {
        var isDashed = whole.startsWith("--") && whole.endsWith("--");
        var text = isDashed ? trimmed(whole, "-* ") + ":" : trimmed(whole, "*_ ");
        var isClosed = text.endsWith(":") || text.endsWith("：");
        var hasAddress = text.indexOf('@') >= 0;
        if (!isClosed) {
            return isPossiblyUnclosed(text, hasAddress) ? Form.POSSIBLE : Form.NO;
        }
        var hasMoment = hasMoment(text);
        var begins = beginsWithOn(text) || beginsWithDate(text);
        if (begins && hasAddress && hasMoment && ADDRESS_AT_END.matcher(text).find()) {
            return Form.SURE;
        }
        return formOfVerb(Words.of(text), begins, hasAddress, hasMoment || isDashed);
    }

    /** Some programs write no colon, and no verb either. */
    private static boolean isPossiblyUnclosed(String text, boolean hasAddress) {
        var words = Words.of(text);
        if (words.size() > 20 || !(beginsWithOn(text) || beginsWithDate(text))) {
            return false;
        }
        var verb = indexOfVerb(words);
        return (hasAddress && text.endsWith(">"))
                || (verb >= 0 && (verb == words.size() - 1 || isNameOrDate(words, verb + 1)));
    }

    private static Form formOfVerb(List<String> words, boolean begins, boolean hasAddress, boolean hasMoment) {
        var last = words.size() - 1;
        var verb = indexOfVerb(words);
        if (verb < 0 || words.size() > 40) {
            return Form.NO;
        }
        var isAtEnd = last - verb <= 1 || (last - verb == 2 && ":".equals(words.get(last)));
        if (isAtEnd && !hasAddress && !hasMoment && words.size() > 7) {
            return Form.NO;
        }
        if (!isAtEnd && !hasAddress && !isNameOrDate(words, verb + 1)) {
            return Form.NO;
        }
        if (begins) {
            return hasMoment || hasAddress ? Form.SURE : Form.POSSIBLE;
        }
        return hasAddress && (hasMoment || isAtEnd) && words.size() <= 25 ? Form.SURE : Form.POSSIBLE;
    }

    private static int indexOfVerb(List<String> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            var word = words.get(i);
            if (WROTE.contains(Words.folded(Words.core(word))) || Words.containsAny(word, WROTE_UNSPACED)) {
                return i;
            }
        }
        return -1;
    }

    /** What follows the verb is who wrote or when, and not a sentence. */
    private static boolean isNameOrDate(List<String> words, int from) {
        var next = words.get(from);
        var last = Words.core(words.get(words.size() - 1));
        var isName =
                !next.isEmpty() && (Character.isUpperCase(next.codePointAt(0)) || "\"'<(".indexOf(next.charAt(0)) >= 0);
        var isDate = BEFORE_A_DATE.contains(next) || Words.hasDigit(next);
        var endsAsName = last.isEmpty() || !Character.isLowerCase(last.codePointAt(0)) || Words.hasDigit(last);
        return words.size() - from <= 10 && (isName || isDate) && endsAsName;
    }

    private static String trimmed(String text, String decoration) {
        var from = 0;
        var to = text.length();
        while (from < to && decoration.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && decoration.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
