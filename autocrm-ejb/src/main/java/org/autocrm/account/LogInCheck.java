package org.autocrm.account;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.autocrm.setting.Chore;

/**
 * Says what somebody who has logged in may do now, for many requests without asking the database. An answer is
 * remembered as long as {@link KeyCheck} does, so that who was deactivated is out soon after, whatever they have open.
 */
@ApplicationScoped
public class LogInCheck implements Chore {

    @Inject
    private LogIns logIns;

    @Inject
    private Clock clock;

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Remembered(Set<String> groups, Instant until) {}

    /** The groups of the account with that address; empty if it may not be used (any more). */
    public Optional<Set<String>> groups(String email) {
        var now = clock.instant();
        var known = remembered.get(email);
        return known != null && now.isBefore(known.until()) ? Optional.of(known.groups()) : look(email, now);
    }

    /** Something happened to an account: ask again. */
    void forget(@Observes(during = AFTER_SUCCESS) AccountEvent event) {
        changes.incrementAndGet();
        remembered.clear();
    }

    @Override
    public void tidy() {
        var now = clock.instant();
        remembered.values().removeIf(answer -> now.isAfter(answer.until()));
    }

    private Optional<Set<String>> look(String email, Instant now) {
        var before = changes.get();
        var found = logIns.groups(email);
        found.ifPresentOrElse(
                groups -> remembered.put(email, new Remembered(groups, now.plus(KeyCheck.REMEMBERED))),
                () -> remembered.remove(email));
        if (before != changes.get()) {
            remembered.remove(email); // it may have been read before the change that we were told of
        }
        return found;
    }
}
