package org.autocrm.shared;

import jakarta.ejb.ApplicationException;
import java.util.OptionalLong;

/** What was to be changed is not what its author has seen: somebody else was faster. */
@ApplicationException(rollback = true)
public class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ChangedMeanwhile(long seen, long now) {
        super("version " + seen + " was to be changed, but it is at version " + now + " now");
    }

    /**
     * Does nothing if the version is the one that the author has seen, or nobody said which.
     *
     * @throws ChangedMeanwhile if it is another
     */
    public static void refuse(OptionalLong seen, long now) {
        if (seen.isPresent() && seen.getAsLong() != now) {
            throw new ChangedMeanwhile(seen.getAsLong(), now);
        }
    }
}
