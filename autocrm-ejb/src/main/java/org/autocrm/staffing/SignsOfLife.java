package org.autocrm.staffing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.autocrm.setting.Chore;

/** Takes signs of life, and writes at most one a minute of anybody; once a minute it looks who shows none. */
@ApplicationScoped
public class SignsOfLife implements Chore {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    @Inject
    private Presences presences;

    @Inject
    private StaffingFile file;

    @Inject
    private Clock clock;

    /** Somebody with that address does something. */
    public void of(String address) {
        var now = clock.instant();
        var last = noted.get(address);
        if (last == null || last.plus(PAUSE).isBefore(now)) {
            noted.put(address, now);
            presences.seen(address);
        }
    }

    @Override
    public void tidy() {
        var now = clock.instant();
        noted.values().removeIf(moment -> moment.plus(PAUSE).isBefore(now));
        presences.timeOut();
        file.announceAbsences();
    }
}
