package org.autocrm.mail.reading;

import java.util.List;

/** The lines of a mail, which also knows how often somebody looked at one. */
final class Lines {

    private final List<Line> lines;
    private long looks;

    Lines(List<Line> lines) {
        this.lines = lines;
    }

    int size() {
        return lines.size();
    }

    Line get(int index) {
        looks++;
        return lines.get(index);
    }

    String bare(int index) {
        return get(index).bare();
    }

    boolean isBlank(int index) {
        return get(index).isBlank();
    }

    /** The first line from here on that is not blank, looking at most a few lines ahead. */
    int skipBlank(int from, int end) {
        var index = from;
        while (index < end && index < from + 8 && isBlank(index)) {
            index++;
        }
        return index;
    }

    long looks() {
        return looks;
    }
}
