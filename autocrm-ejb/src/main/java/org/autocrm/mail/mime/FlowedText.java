package org.autocrm.mail.mime;

/** A text whose paragraphs were broken into lines on the way ({@code format=flowed}, RFC 3676), as it was written. */
public final class FlowedText {

    private FlowedText() {}

    /**
     * The text with its paragraphs on one line each.
     *
     * @param delSp whether the space that marks a broken line is no part of the text (section 4.3)
     */
    public static String of(String flowed, boolean delSp) {
        var text = new StringBuilder(flowed.length());
        var depthBefore = -1; // of the paragraph that goes on
        for (var line : (Iterable<String>) flowed.lines()::iterator) {
            var depth = depth(line);
            var words = line.substring(depth);
            words = words.startsWith(" ") ? words.substring(1) : words; // section 4.4
            var isSignature = words.equals("-- ");
            var goesOn = words.endsWith(" ") && !isSignature;
            if (depthBefore != depth || isSignature) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(">".repeat(depth))
                        .append(depth > 0 ? " " : "");
            }
            text.append(goesOn && delSp ? words.substring(0, words.length() - 1) : words);
            depthBefore = goesOn ? depth : -1;
        }
        return text.toString();
    }

    private static int depth(String line) {
        var depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
