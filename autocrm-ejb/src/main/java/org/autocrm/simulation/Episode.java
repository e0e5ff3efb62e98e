package org.autocrm.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.autocrm.routing.PastDecision;
import org.autocrm.routing.RoutingDecision;
import org.autocrm.routing.RoutingInputs;
import org.autocrm.ticket.Channel;
import org.jspecify.annotations.Nullable;

/** A ticket asks for an agent, until it gets one: as it was, and as it would have been. */
final class Episode {

    /** Somebody gets it. */
    record Given(long agent, Instant at) {}

    final String ticket;
    final boolean portal;
    final int rank;
    final Instant since;

    private final RoutingInputs first;
    private @Nullable PastDecision real;

    /** In whose queue it would have waited. */
    private long team;

    private Instant queuedSince;
    private boolean overflowed;
    private boolean diverged;
    private @Nullable Given simulated;

    Episode(PastDecision begins) {
        ticket = begins.ticket();
        portal = begins.channel() == Channel.PORTAL;
        rank = begins.rank();
        first = begins.inputs();
        since = first.need().queuedSince();
        queuedSince = since;
        team = first.policy().team();
    }

    /** Somebody got it. */
    void end(PastDecision given) {
        real = given;
    }

    @Nullable
    Given happened() {
        var given = real;
        var agent = given == null ? null : given.decision().agent();
        return given == null || agent == null ? null : new Given(agent, given.at());
    }

    @Nullable
    Given simulated() {
        return simulated;
    }

    void give(long agent, Instant at) {
        simulated = new Given(agent, at);
    }

    /** From now on it does not wait as it did. */
    void diverge() {
        diverged = true;
    }

    /** Nobody gets it: it goes on waiting, or waits for another team from that moment on. */
    void decided(RoutingDecision decision, Instant at) {
        if (decision.outcome() == RoutingDecision.Outcome.OVERFLOWS) {
            team = Objects.requireNonNull(decision.team());
            queuedSince = at;
            overflowed = true;
        }
    }

    boolean hasDiverged() {
        return diverged;
    }

    boolean waitsIn(long queue) {
        return simulated == null && team == queue;
    }

    /** What it asks for, where it would have waited. */
    RoutingInputs.Need need() {
        var need = first.need();
        return new RoutingInputs.Need(
                need.ticket(),
                need.units(),
                queuedSince,
                need.required(),
                need.preferred(),
                need.lastAgent(),
                need.givenBackBy(),
                need.meantFor(),
                overflowed);
    }

    RoutingInputs first() {
        return first;
    }

    int units() {
        return first.need().units();
    }

    /** How long whoever got it had to do with it; null where that is not known. */
    @Nullable
    Duration work() {
        var given = real;
        var done = given == null ? null : given.done();
        return given == null || done == null ? null : Duration.between(given.at(), done);
    }

    /** Whether nothing would have been different. */
    boolean isSame() {
        var was = happened();
        var would = simulated;
        return was == null ? would == null : was.equals(would);
    }
}
