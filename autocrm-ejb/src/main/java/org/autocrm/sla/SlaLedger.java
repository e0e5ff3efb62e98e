package org.autocrm.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.sla.ClockEntry.Kind;
import org.autocrm.sla.ClockEntry.Why;
import org.autocrm.sla.Fact.Binned;
import org.autocrm.sla.Fact.Chosen;
import org.autocrm.sla.Fact.Opened;
import org.autocrm.sla.Fact.PrioritySet;
import org.autocrm.sla.Fact.Received;
import org.autocrm.sla.Fact.Replied;
import org.autocrm.sla.Fact.Restored;
import org.autocrm.sla.Fact.StatusSet;
import org.jspecify.annotations.Nullable;

/**
 * Computes the clocks of a ticket from what happened to it, and from nothing else: the same facts give the same clocks,
 * in whatever order they were heard of, for any moment.
 *
 * <p>The first response is owed from the opening, a next one from the first message that waits after the first
 * response; a second message does not make the customer wait less. Both are off for good once the ticket is solved. The
 * time until the solution stands still in the statuses that the policy names and while the ticket is solved. In the
 * bin, all stand still. When another policy comes, the time that the one before counted stays counted.
 */
final class SlaLedger {

    private final List<Clock> clocks = new ArrayList<>();
    private @Nullable Clock first;
    private @Nullable Clock next;
    private @Nullable Clock resolution;
    private int nexts;
    private Choice choice = Choice.none(Instant.EPOCH);
    private String status = "";
    private String priority = "";
    private boolean done;
    private boolean binned;

    private SlaLedger() {}

    /** The clocks as they stand at a moment, by what happened until then, in the order in which they were started. */
    static List<ClockView> at(Instant now, Collection<? extends Fact> facts) {
        var ledger = new SlaLedger();
        facts.stream()
                .filter(fact -> !fact.at().isAfter(now))
                .sorted(Comparator.comparing(Fact::at).thenComparing(fact -> !(fact instanceof Opened)))
                .forEach(ledger::hear);
        return ledger.clocks.stream().flatMap(clock -> clock.view(now).stream()).toList();
    }

    private void hear(Fact fact) {
        if (fact instanceof Opened opened) {
            open(opened);
        } else if (fact instanceof Received) {
            receive(fact.at());
        } else if (fact instanceof Replied) {
            reply(fact.at());
        } else if (fact instanceof StatusSet set) {
            become(set);
        } else if (fact instanceof PrioritySet set) {
            priority = set.priority();
            running().forEach(clock -> clock.adopt(set.at(), Why.PRIORITY, priority));
        } else if (fact instanceof Chosen chosen) {
            choose(chosen.choice());
        } else if (fact instanceof Binned) {
            binned = true;
            settle(fact.at(), Why.BIN, "");
        } else if (fact instanceof Restored) {
            binned = false;
            settle(fact.at(), Why.BIN, "");
        }
    }

    private void open(Opened opened) {
        if (resolution != null) {
            return; // heard twice
        }
        status = opened.status();
        priority = opened.priority();
        first = start(Metric.FIRST_RESPONSE, 1, opened.at(), Why.OPENED);
        resolution = start(Metric.RESOLUTION, 1, opened.at(), Why.OPENED);
        if (opened.done()) {
            become(new StatusSet(opened.at(), opened.status(), true));
        }
    }

    private void receive(Instant at) {
        if (first != null && first.isStopped() && (next == null || next.isStopped())) {
            next = start(Metric.NEXT_RESPONSE, ++nexts, at, Why.RECEIVED);
        }
    }

    private void reply(Instant at) {
        responses().forEach(clock -> clock.stop(at, ClockState.MET, Why.REPLIED));
    }

    private void become(StatusSet set) {
        var wasDone = done;
        status = set.status();
        done = set.done();
        if (done && !wasDone) {
            responses().forEach(clock -> clock.stop(set.at(), ClockState.ENDED, Why.SOLVED));
            if (resolution != null) {
                resolution.stop(set.at(), ClockState.MET, Why.SOLVED);
            }
        } else if (!done && wasDone && resolution != null) {
            resolution.reopen(set.at());
        }
        settle(set.at(), Why.STATUS, status);
    }

    private void choose(Choice chosen) {
        choice = chosen;
        var name = chosen.terms() == null ? "" : chosen.terms().name();
        running().forEach(clock -> clock.adopt(chosen.at(), Why.POLICY, name));
        settle(chosen.at(), Why.POLICY, name);
    }

    private void settle(Instant at, Why why, String detail) {
        running().forEach(clock -> clock.settle(at, why, detail));
    }

    private Clock start(Metric metric, int number, Instant at, Why why) {
        var clock = new Clock(metric, number, at);
        clocks.add(clock);
        clock.note(at, Kind.START, why, "");
        clock.settle(at, Why.STATUS, status);
        return clock;
    }

    private List<Clock> running() {
        return clocks.stream().filter(clock -> !clock.isStopped()).toList();
    }

    private List<Clock> responses() {
        return Stream.of(first, next)
                .flatMap(Stream::ofNullable)
                .filter(clock -> !clock.isStopped())
                .toList();
    }

    /** A time in which a clock ran under one policy. */
    private record Stretch(Instant from, Instant to, Choice under) {

        Duration counted(Target target) {
            return target.business() ? under.hours().between(from, to) : Duration.between(from, to);
        }
    }

    private static Instant plus(Instant from, Duration time, Target target, Choice under) {
        return target.business() ? under.hours().add(from, time) : from.plus(time);
    }

    private final class Clock {

        private final Metric metric;
        private final int number;
        private final Instant startedAt;
        private final List<Stretch> stretches = new ArrayList<>();
        private final List<ClockEntry> entries = new ArrayList<>();
        private Choice under = choice;
        private @Nullable Target target;
        private Duration carried = Duration.ZERO;
        private Instant carriedAt;
        private @Nullable Instant since;
        private @Nullable Instant stoppedAt;
        private ClockState ending = ClockState.RUNNING;

        Clock(Metric metric, int number, Instant at) {
            this.metric = metric;
            this.number = number;
            startedAt = at;
            carriedAt = at;
            since = at;
            target = targetNow();
        }

        private @Nullable Target targetNow() {
            var terms = choice.terms();
            return terms == null ? null : terms.target(metric, priority).orElse(null);
        }

        boolean isStopped() {
            return stoppedAt != null;
        }

        /** Runs, or stands still, as it has to now. */
        void settle(Instant at, Why why, String detail) {
            var terms = choice.terms();
            var stands = binned
                    || (metric == Metric.RESOLUTION
                            && terms != null
                            && terms.stops().contains(status));
            if (stands && since != null) {
                closeStretch(at);
                note(at, Kind.PAUSE, why, detail);
            } else if (!stands && since == null) {
                since = at;
                note(at, Kind.RESUME, why, detail);
            }
        }

        /** Goes by the policy and the priority that the ticket has now. */
        void adopt(Instant at, Why why, String detail) {
            var before = target;
            var hoursBefore = under.hours();
            if (!under.equals(choice)) {
                var runs = since != null;
                closeStretch(at);
                since = runs ? at : null;
                if (before != null) {
                    carried = carried.plus(counted(before));
                    carriedAt = at;
                    stretches.clear();
                } else {
                    stretches.replaceAll(
                            one -> one.under().terms() == null ? new Stretch(one.from(), one.to(), choice) : one);
                }
                under = choice;
            }
            target = targetNow();
            var sameHours = target == null || !target.business() || hoursBefore.equals(under.hours());
            if (!Objects.equals(before, target) || (before != null && !sameHours)) {
                note(at, Kind.RETARGET, why, detail);
            }
        }

        void stop(Instant at, ClockState how, Why why) {
            closeStretch(at);
            stoppedAt = at;
            var due = due();
            ending = due != null && due.isBefore(at) ? ClockState.MISSED : how;
            note(at, Kind.STOP, why, "");
        }

        void reopen(Instant at) {
            stoppedAt = null;
            ending = ClockState.RUNNING;
            since = at;
            adopt(at, Why.POLICY, choice.terms() == null ? "" : choice.terms().name());
            note(at, Kind.RESUME, Why.REOPENED, "");
        }

        void note(Instant at, Kind kind, Why why, String detail) {
            entries.add(new ClockEntry(at, kind, why, detail, used(at), due()));
        }

        private void closeStretch(Instant at) {
            if (since != null && since.isBefore(at)) {
                stretches.add(new Stretch(since, at, under));
            }
            since = null;
        }

        private Duration counted(Target by) {
            return stretches.stream().map(one -> one.counted(by)).reduce(Duration.ZERO, Duration::plus);
        }

        private Duration used(Instant at) {
            if (target == null) {
                return Duration.ZERO;
            }
            var running = since == null ? Duration.ZERO : new Stretch(since, at, under).counted(target);
            return carried.plus(counted(target)).plus(running);
        }

        /** When the promised time is used up, if time passes as it does now; null where it stands still before that. */
        private @Nullable Instant due() {
            if (target == null) {
                return null;
            }
            var left = target.length().minus(carried);
            if (left.isNegative() || left.isZero()) {
                return carriedAt;
            }
            for (var stretch : stretches) {
                var counted = stretch.counted(target);
                if (counted.compareTo(left) >= 0) {
                    return plus(stretch.from(), left, target, stretch.under());
                }
                left = left.minus(counted);
            }
            if (since != null) {
                return plus(since, left, target, under);
            }
            return stoppedAt == null ? null : plus(lastMoment(stoppedAt), left, target, under);
        }

        private Instant lastMoment(Instant otherwise) {
            return stretches.isEmpty()
                    ? otherwise
                    : stretches.get(stretches.size() - 1).to();
        }

        /** Empty where nothing is promised. */
        Optional<ClockView> view(Instant now) {
            var terms = under.terms();
            if (target == null || terms == null) {
                return Optional.empty();
            }
            var state = stoppedAt != null ? ending : since != null ? ClockState.RUNNING : ClockState.PAUSED;
            var due = due();
            var used = used(now);
            var late = stoppedAt != null
                    ? ending == ClockState.MISSED
                    : since != null ? due != null && due.isBefore(now) : used.compareTo(target.length()) > 0;
            return Optional.of(new ClockView(
                    metric,
                    number,
                    under.policy(),
                    under.version(),
                    terms.name(),
                    target.minutes(),
                    target.business(),
                    state,
                    late,
                    startedAt,
                    due,
                    used,
                    stoppedAt,
                    entries));
        }
    }
}
