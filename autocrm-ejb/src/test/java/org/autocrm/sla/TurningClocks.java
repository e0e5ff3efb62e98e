package org.autocrm.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.calendar.MinuteByMinute;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a ticket in the slowest way there is: everything that happens is written on a board, and in every
 * minute each clock looks at the board and turns on by one minute or does not. It shares no code with the ledger.
 */
final class TurningClocks {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PATIENCE = 500_000;

    private final List<Fact> facts;

    TurningClocks(List<Fact> facts) {
        this.facts = facts;
    }

    /** What everybody can see. */
    private static final class Board {
        String status = "";
        String priority = "";
        boolean done;
        boolean inBin;
        boolean answeredOnce;
        Choice choice = Choice.none(Instant.EPOCH);

        @Nullable
        Target target(Metric metric) {
            var terms = choice.terms();
            return terms == null
                    ? null
                    : terms.targets().stream()
                            .filter(one ->
                                    one.metric() == metric && one.priority().equals(priority))
                            .findFirst()
                            .orElse(null);
        }
    }

    /** A minute that passed while a clock ran, and the policy at that time. */
    private record Passed(Instant minute, @Nullable Choice under) {}

    private static final class Hand {
        final Metric metric;
        final int number;
        final List<Passed> minutes = new ArrayList<>();
        long keptMinutes; // from policies before

        @Nullable
        Instant keptAt;

        @Nullable
        Target target;

        @Nullable
        Choice under;

        @Nullable
        Instant stopped;

        boolean ended;

        Hand(Metric metric, int number) {
            this.metric = metric;
            this.number = number;
        }

        boolean counts(Passed passed, Target by) {
            return !by.business()
                    || (passed.under() != null
                            && new MinuteByMinute(passed.under().hours()).isOpen(passed.minute()));
        }

        long used(Target by) {
            return keptMinutes + minutes.stream().filter(one -> counts(one, by)).count();
        }
    }

    List<Reading> at(Instant now) {
        var board = new Board();
        List<Hand> hands = new ArrayList<>();
        var next = 0;
        var minute = facts.get(0).at();
        while (true) {
            while (next < facts.size() && facts.get(next).at().equals(minute)) {
                write(facts.get(next++), board, hands);
            }
            if (!minute.isBefore(now)) {
                break;
            }
            for (var hand : hands) {
                if (turns(hand, board)) {
                    hand.minutes.add(new Passed(minute, board.choice.terms() == null ? null : board.choice));
                }
            }
            minute = minute.plus(MINUTE);
        }
        var reading = minute;
        return hands.stream()
                .filter(hand -> hand.target != null)
                .map(hand -> read(hand, board, reading))
                .toList();
    }

    private static boolean turns(Hand hand, Board board) {
        if (hand.stopped != null || board.inBin) {
            return false;
        }
        var terms = board.choice.terms();
        return hand.metric != Metric.RESOLUTION
                || terms == null
                || !terms.stops().contains(board.status);
    }

    private static void write(Fact fact, Board board, List<Hand> hands) {
        if (fact instanceof Fact.Opened opened) {
            board.status = opened.status();
            board.priority = opened.priority();
            hands.add(new Hand(Metric.FIRST_RESPONSE, 1));
            hands.add(new Hand(Metric.RESOLUTION, 1));
            if (opened.done()) {
                solve(board, hands, opened.at());
            }
        } else if (fact instanceof Fact.Received) {
            if (board.answeredOnce
                    && hands.stream().noneMatch(one -> one.metric == Metric.NEXT_RESPONSE && one.stopped == null)) {
                var before = hands.stream()
                        .filter(one -> one.metric == Metric.NEXT_RESPONSE)
                        .count();
                hands.add(new Hand(Metric.NEXT_RESPONSE, (int) before + 1));
            }
        } else if (fact instanceof Fact.Replied) {
            board.answeredOnce = true;
            for (var hand : hands) {
                if (hand.metric != Metric.RESOLUTION && hand.stopped == null) {
                    hand.stopped = fact.at();
                }
            }
        } else if (fact instanceof Fact.StatusSet set) {
            board.status = set.status();
            if (set.done() && !board.done) {
                solve(board, hands, set.at());
            } else if (!set.done() && board.done) {
                board.done = false;
                for (var hand : hands) {
                    if (hand.metric == Metric.RESOLUTION) {
                        hand.stopped = null;
                    }
                }
            }
        } else if (fact instanceof Fact.PrioritySet set) {
            board.priority = set.priority();
        } else if (fact instanceof Fact.Binned) {
            board.inBin = true;
        } else if (fact instanceof Fact.Restored) {
            board.inBin = false;
        } else if (fact instanceof Fact.Chosen chosen) {
            board.choice = chosen.choice();
        }
        for (var hand : hands) {
            if (hand.stopped == null) {
                look(hand, board, fact.at());
            }
        }
    }

    private static void solve(Board board, List<Hand> hands, Instant at) {
        board.done = true;
        board.answeredOnce = true; // nobody waits for the first response any more
        for (var hand : hands) {
            if (hand.stopped == null) {
                hand.stopped = at;
                hand.ended = hand.metric != Metric.RESOLUTION;
            }
        }
    }

    /** What it has counted for one policy it keeps when another comes. */
    private static void look(Hand hand, Board board, Instant at) {
        var choice = board.choice;
        if (!choice.equals(hand.under)) {
            if (hand.target != null) {
                hand.keptMinutes = hand.used(hand.target);
                hand.keptAt = at;
                hand.minutes.clear();
            } else {
                hand.minutes.replaceAll(
                        one -> one.under() == null && choice.terms() != null ? new Passed(one.minute(), choice) : one);
            }
            hand.under = choice;
        }
        hand.target = board.target(hand.metric);
    }

    private static Reading read(Hand hand, Board board, Instant now) {
        var target = java.util.Objects.requireNonNull(hand.target);
        var under = java.util.Objects.requireNonNull(hand.under);
        var used = hand.used(target);
        var runs = turns(hand, board);
        var due = due(hand, target, under, runs || hand.stopped != null, hand.stopped == null ? now : hand.stopped);
        var wasLate = hand.stopped != null && due != null && due.isBefore(hand.stopped);
        var state = hand.stopped != null
                ? wasLate ? ClockState.MISSED : hand.ended ? ClockState.ENDED : ClockState.MET
                : runs ? ClockState.RUNNING : ClockState.PAUSED;
        var late = hand.stopped != null ? wasLate : runs ? due != null && due.isBefore(now) : used > target.minutes();
        return new Reading(hand.metric, hand.number, target.minutes(), state, late, used, due, hand.stopped);
    }

    private static @Nullable Instant due(Hand hand, Target target, Choice under, boolean goesOn, Instant now) {
        var counted = hand.keptMinutes;
        if (counted >= target.minutes()) {
            return hand.keptAt;
        }
        for (var passed : hand.minutes) {
            if (hand.counts(passed, target) && ++counted == target.minutes()) {
                return passed.minute().plus(MINUTE);
            }
        }
        if (!goesOn) {
            return null;
        }
        var last = hand.stopped == null || hand.minutes.isEmpty()
                ? now
                : hand.minutes.get(hand.minutes.size() - 1).minute().plus(MINUTE);
        for (var minute = last;
                minute.isBefore(last.plus(MINUTE.multipliedBy(PATIENCE)));
                minute = minute.plus(MINUTE)) {
            if (hand.counts(new Passed(minute, under), target) && ++counted == target.minutes()) {
                return minute.plus(MINUTE);
            }
        }
        throw new IllegalStateException("it is never due");
    }
}
