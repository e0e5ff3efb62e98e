package org.autocrm.notification;

import java.io.Serializable;

/**
 * What an agent chose.
 *
 * @param hour of the day, by the server's clock, at which a daily mail is sent: 0 to 23
 */
public record NoticePreferences(NoticeMatrix matrix, Rhythm rhythm, int hour) implements Serializable {

    /** The hour of the day that is usual for a daily mail. */
    public static final int USUAL_HOUR = 8;

    private static final int LAST_HOUR = 23;

    public NoticePreferences {
        if (hour < 0 || hour > LAST_HOUR) {
            throw new IllegalArgumentException("The hour must be between 0 and 23.");
        }
    }

    /** What holds for an agent who never chose. */
    public static NoticePreferences usual() {
        return new NoticePreferences(NoticeMatrix.usual(), Rhythm.AT_ONCE, USUAL_HOUR);
    }
}
