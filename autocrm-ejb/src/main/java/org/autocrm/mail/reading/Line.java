package org.autocrm.mail.reading;

/** A line of a mail: as it stands, and bare of what cannot be seen. */
final class Line {

    /** No line that means something is longer; RFC 5322 section 2.1.1 allows 998 characters. */
    static final int LONGEST = 1000;

    /** Stands for a picture in the text of a line. */
    static final String PICTURE = "\ufffc";

    /** Stands for a line that an element of HTML draws. */
    static final String DRAWN = "━━━━━━━━━━";

    private final String text;
    private final String bare;
    private final Sign sign;

    private Line(String text, Sign sign) {
        this.text = text;
        this.sign = sign;
        this.bare = bare(text);
    }

    static Line of(String text) {
        return new Line(text, Sign.NONE);
    }

    static Line of(String text, Sign sign) {
        return new Line(text, sign);
    }

    String text() {
        return text;
    }

    /** Its beginning, without invisible characters and with one kind of space. */
    String bare() {
        return bare;
    }

    /** What the mail program that wrote it says about it. */
    Sign sign() {
        return sign;
    }

    boolean isBlank() {
        return bare.isEmpty();
    }

    /** Begins with the mark of a quotation. */
    boolean isMarkedAsQuoted() {
        return (bare.startsWith(">") || bare.startsWith("＞")) && !bare.contains("<<");
    }

    /** Begins with a bar, as some programs mark a quotation; a row of a table also ends with one. */
    boolean isBarred() {
        return bare.startsWith("|") && (bare.length() == 1 || (bare.charAt(1) == ' ' && !bare.endsWith("|")));
    }

    /** Begins with somebody's name and a quotation mark, as in {@code Ann> }. */
    boolean isMarkedWithName() {
        var mark = bare.indexOf('>');
        if (mark < 1 || mark > 24 || (mark + 1 < bare.length() && bare.charAt(mark + 1) != ' ')) {
            return false;
        }
        return bare.substring(0, mark)
                .chars()
                .allMatch(character -> Character.isLetterOrDigit(character) || "._-".indexOf(character) >= 0);
    }

    /** An angle bracket is open at its end, so that the next line may begin by closing it. */
    boolean isOpenAtItsEnd() {
        return bare.lastIndexOf('<') > bare.lastIndexOf('>');
    }

    private static String bare(String text) {
        var shown = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && shown.length() < LONGEST; i++) {
            var character = text.charAt(i);
            if (Character.isSpaceChar(character) || Character.isWhitespace(character)) {
                if (!shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ') {
                    shown.append(' ');
                }
            } else if (!isInvisible(character)) {
                shown.append(character);
            }
        }
        return shown.toString().strip();
    }

    private static boolean isInvisible(char character) {
        return Character.getType(character) == Character.FORMAT || Character.isISOControl(character);
    }
}
