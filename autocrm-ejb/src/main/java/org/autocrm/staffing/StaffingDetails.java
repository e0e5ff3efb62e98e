package org.autocrm.staffing;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about an agent's work.
 *
 * @param skills how good they are, from 1 to 5, by the key of the skill
 * @param mailUnits how much open work of mails, calls and programs they may have, in units; null: as everybody
 * @param portalUnits the same of the portal
 * @param chatUnits the same of chats
 * @param calendar when they work, by the id of a calendar: outside of it they get no new tickets; null: at any time
 * @param absence when they are out of office next; null: never
 */
public record StaffingDetails(
        Map<String, Integer> skills,
        @Nullable Integer mailUnits,
        @Nullable Integer portalUnits,
        @Nullable Integer chatUnits,
        @Nullable Long calendar,
        @Nullable Absence absence)
        implements Serializable {

    private static final int MOST_UNITS = 10_000;
    private static final int BEST = 5;

    public StaffingDetails {
        skills = new TreeMap<>(skills); // in an order that can be read
        skills.forEach((skill, level) -> {
            if (level < 1 || level > BEST) {
                throw new StaffingNotValid("skills", "The level of " + skill + " is a number from 1 to 5.");
            }
        });
        refuse("mailUnits", mailUnits);
        refuse("portalUnits", portalUnits);
        refuse("chatUnits", chatUnits);
        if (absence != null && !absence.from().isBefore(absence.until())) {
            throw new StaffingNotValid("outUntil", "An absence ends after it begins.");
        }
    }

    static void refuse(String member, @Nullable Integer units) {
        if (units != null && (units < 0 || units > MOST_UNITS)) {
            throw new StaffingNotValid(member, "A capacity is a number from 0 to " + MOST_UNITS + ".");
        }
    }
}
