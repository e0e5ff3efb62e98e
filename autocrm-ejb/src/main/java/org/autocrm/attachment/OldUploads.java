package org.autocrm.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.autocrm.setting.Chore;

/** Has files removed, once an hour, that waited too long for a message. */
@ApplicationScoped
class OldUploads implements Chore {

    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    private Uploads uploads;

    @Inject
    private Clock clock;

    private Instant next = Instant.EPOCH;

    @Override
    public void tidy() {
        if (!clock.instant().isBefore(next)) {
            next = clock.instant().plus(EVERY);
            uploads.sweep();
        }
    }
}
