package org.autocrm.calendar;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** A calendar cannot be like that, or a file holds no holidays that can be read. */
@ApplicationException(rollback = true)
public class CalendarNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    private final String code;

    CalendarNotValid(String member, String code, String sentence) {
        super(member, sentence);
        this.code = code;
    }

    /** A word for why, that never changes. */
    public String code() {
        return code;
    }

    /** A text on one line, which says something and is not too long. */
    static String line(String member, String typed, int longest) {
        var line = typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.isEmpty() || line.length() > longest) {
            throw new CalendarNotValid(member, "name", "A name has between 1 and " + longest + " characters.");
        }
        return line;
    }
}
