package org.autocrm.account;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.autocrm.setting.Chore;
import org.autocrm.shared.Tokens;

/**
 * Says whose key a request came with, for many requests without asking the database.
 *
 * <p>An answer is remembered for {@link #REMEMBERED}, so that a key that was revoked on another node is refused here
 * soon after; what happens to a key on this node is known at once. Only keys that exist are remembered: strangers who
 * try keys do not fill the memory.
 */
@ApplicationScoped
public class KeyCheck implements Chore {

    /** How long an answer may be old. */
    static final Duration REMEMBERED = Duration.ofSeconds(4);

    private static final Pattern SHAPE = Pattern.compile("acrm_[A-Za-z0-9_-]{16,64}");

    @Inject
    private ApiKeys keys;

    @Inject
    private Clock clock;

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final Map<Long, Instant> uses = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Remembered(KeyInUse key, Instant until) {}

    /** The key, if it is one that is good now. */
    public Optional<KeyInUse> check(String secret) {
        if (!SHAPE.matcher(secret).matches()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hash = Tokens.sha256(secret);
        var known = remembered.get(hash);
        var key = known != null && now.isBefore(known.until()) ? Optional.of(known.key()) : look(hash, now);
        return key.filter(found -> found.isGoodAt(now)).map(found -> use(found, now));
    }

    /** Something happened to a key: ask again. */
    void forget(@Observes(during = AFTER_SUCCESS) ApiKeyEvent event) {
        forget();
    }

    /** Something happened to an account, which may be the owner of keys: ask again. */
    void forget(@Observes(during = AFTER_SUCCESS) AccountEvent event) {
        forget();
    }

    private void forget() {
        changes.incrementAndGet();
        remembered.clear();
    }

    @Override
    public void tidy() {
        var now = clock.instant();
        remembered.values().removeIf(answer -> now.isAfter(answer.until()));
        var since = Map.copyOf(uses);
        if (!since.isEmpty()) {
            keys.noteUses(since);
            since.forEach(uses::remove);
        }
    }

    private Optional<KeyInUse> look(String hash, Instant now) {
        var before = changes.get();
        var found = keys.inUse(hash);
        found.ifPresentOrElse(
                key -> remembered.put(hash, new Remembered(key, now.plus(REMEMBERED))), () -> remembered.remove(hash));
        if (before != changes.get()) {
            remembered.remove(hash); // it may have been read before the change that we were told of
        }
        return found;
    }

    private KeyInUse use(KeyInUse key, Instant now) {
        uses.put(key.id(), now);
        return key;
    }
}
