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
        text.lines().forEach(line -> Attribution.apartFromText(line).forEach(part -> lines.add(Line.of(part))));
        var said = Anatomy.of(new Lines(lines)).said();
        return new Reply(joined(lines, said, true), joined(lines, said, false));
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
