package org.autocrm.mail.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * A mail in two: what its author said, and the rest, which is the quoted history, the signature and the footers.
 *
 * <p>Every line that is not blank is in one of the two. {@code said} is empty only if the author wrote nothing.
 */
public record Reply(String said, String rest) {

    /** Takes a plain text apart. */
    public static Reply of(String text) {
        var lines = new ArrayList<Line>();
        var next = 0;
        while (next < text.length() && lines.size() < Parts.MOST_LINES) {
            var end = endOfLine(text, next);
            Attribution.apartFromText(text.substring(next, end)).forEach(part -> lines.add(Line.of(part)));
            next = beginOfLine(text, end);
        }
        var said = Anatomy.of(new Lines(lines)).said();
        var remainder = text.substring(next);
        return new Reply(side(lines, said, remainder, true), side(lines, said, remainder, false));
    }

    private static int endOfLine(String text, int from) {
        var end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int beginOfLine(String text, int end) {
        var isOfWindows = text.startsWith("\r\n", end);
        return Math.min(text.length(), end + (isOfWindows ? 2 : 1));
    }

    /** What is too long to be looked at goes where the last line goes that was looked at. */
    private static String side(List<Line> lines, boolean[] said, String remainder, boolean side) {
        var text = joined(lines, said, side);
        if (remainder.isBlank() || said[said.length - 1] != side) {
            return text;
        }
        return (text + "\n" + remainder).strip();
    }

    private static String joined(List<Line> lines, boolean[] said, boolean side) {
        var text = new StringBuilder();
        var isGap = false;
        for (int i = 0; i < said.length; i++) {
            var line = lines.get(i);
            if (said[i] == side && !line.isBlank()) {
                text.append(isGap && !endsBlank(text) ? "\n" : "");
                text.append(line.text().stripTrailing()).append('\n');
                isGap = false;
            } else if (said[i] == side && !isGap && !text.isEmpty()) {
                text.append('\n');
            } else {
                isGap |= line.isBlank();
            }
        }
        return text.toString().stripTrailing();
    }

    private static boolean endsBlank(StringBuilder text) {
        var length = text.length();
        return length < 2 || text.charAt(length - 2) == '\n';
    }
}
