package org.autocrm.account;

import java.io.Serializable;
import java.util.List;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about a team.
 *
 * @param address mail to this address is the team's work; null where it has none
 * @param isDefault whether it takes the work that names no other
 * @param restricted whether its tickets are for its members, supervisors and administrators only
 * @param reopenWithinDays for how many days a solved ticket may be opened again by its customer; null for ever
 * @param members the ids of the agents who work in it
 */
public record TeamDetails(
        String name,
        @Nullable EmailAddress address,
        boolean isDefault,
        boolean restricted,
        @Nullable Integer reopenWithinDays,
        List<Long> members)
        implements Serializable {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_DAYS = 36_500;

    public TeamDetails {
        name = StaffNotValid.line("name", name, LONGEST_NAME);
        members = members.stream().distinct().sorted().toList();
        if (reopenWithinDays != null && (reopenWithinDays < 0 || reopenWithinDays > MOST_DAYS)) {
            throw new StaffNotValid("reopenWithinDays", "The days are a number from 0 to " + MOST_DAYS + ".");
        }
    }
}
