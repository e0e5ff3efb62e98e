package org.autocrm.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.launcher.demo.Customers.Customer;
import org.autocrm.launcher.demo.DemoTicket.Status;
import org.autocrm.launcher.demo.Staff.Agent;
import org.autocrm.launcher.demo.Staff.Team;
import org.jspecify.annotations.Nullable;

/** Tells how one ticket came in and what became of it until now. */
final class Storyteller {

    private static final Duration YOUNG = Duration.ofHours(30);
    private static final Duration LATE = Duration.ofDays(5);
    private static final Map<String, Double> MINUTES_TO_AN_ANSWER =
            Map.of("URGENT", 12.0, "HIGH", 40.0, "NORMAL", 100.0, "LOW", 260.0);

    private final Staff staff;
    private final PhraseBook english;
    private final Instant now;
    private final Map<String, Integer> work = new HashMap<>();

    Storyteller(Staff staff, PhraseBook english, Instant now) {
        this.staff = staff;
        this.english = english;
        this.now = now;
    }

    /** Whether an unanswered ticket of that age is one that nobody has looked at yet. */
    static boolean isYoung(Instant opened, Instant now) {
        return Duration.between(opened, now).compareTo(YOUNG) < 0;
    }

    /** Empty if it took so long that somebody would speak of a day to come when it was over. */
    Optional<DemoTicket> tell(
            Draw draw,
            String number,
            Instant opened,
            Status status,
            PhraseBook book,
            Scenario scenario,
            Customer customer) {
        var channel = channel(draw, scenario, customer);
        var priority = priority(draw, scenario.priority());
        var team = staff.team(scenario.team());
        var mailbox = mailbox(draw, channel, team);
        var first = team.address().equals(mailbox) ? team : staff.defaultTeam();
        var wanted = script(draw, scenario, status, opened);
        var times = times(draw, wanted, status, priority, opened);
        var script = wanted.subList(0, times.size());
        var unassigned = script.size() == 1 && draw.chance(isFresh(opened) ? 0.65 : 0.35);
        var expert = unassigned ? null : next(team, book.language(), null);
        var routedTo = first.equals(team) || expert == null ? expert : next(first, book.language(), expert);

        var telling = new Telling(book, scenario, draw, opened)
                .with("number", number)
                .with("customer", customer.signature())
                .with("first", customer.firstName())
                .with("organization", organization(customer))
                .with("sign", sign(draw, customer));
        var log = new TicketLog(number, channel, customer, draw);
        var subject = telling.subject();
        log.opened(telling.text(script.get(0), opened), opened);
        if (channel.equals("MAIL")) {
            log.acknowledged(telling.phrase("acknowledgement", opened), opened.plusSeconds(draw.between(1, 3)));
        }
        log.assigned("system", first, routedTo, opened.plusSeconds(draw.between(4, 6)));

        var assignee = routedTo;
        var owner = first;
        if (routedTo != null && !first.equals(team)) {
            var noticed = handoverTime(draw, opened, times.size() > 1 ? times.get(1) : now);
            if (noticed != null) {
                assignee = expert;
                owner = team;
                var handover = new Telling(english, scenario, draw, opened)
                        .with("team", team.name())
                        .phrase("handover", noticed);
                log.note(routedTo, handover, noticed);
                log.assigned(routedTo.email(), team, assignee, noticed.plusSeconds(draw.between(8, 50)));
            }
        }
        if (assignee != null) {
            telling.with("agent", assignee.firstName())
                    .with("agentname", assignee.name())
                    .with("team", owner.name());
        }
        chase(draw, telling, log, script, times);
        for (int i = 1; i < script.size(); i++) {
            say(log, telling, script.get(i), times.get(i), owner, assignee);
        }
        end(draw, log, status, script, times.get(times.size() - 1), assignee);
        return telling.isOutOfDate()
                ? Optional.empty()
                : Optional.of(log.ticket(
                        subject, book, scenario, status, priority, owner, assignee, mailbox, first, routedTo));
    }

    private void say(TicketLog log, Telling telling, Turn turn, Instant at, Team owner, @Nullable Agent assignee) {
        var text = telling.text(turn, at);
        if (turn.who().isCustomer()) {
            boolean late = Duration.between(log.lastSaid(), at).compareTo(LATE) > 0;
            log.received(late ? beforeSignature(text, telling.phrase("late", at)) : text, at);
        } else if (assignee == null) {
            throw new IllegalStateException("nobody has the ticket, but somebody says: " + text);
        } else if (turn.who() == Turn.Who.AGENT) {
            log.reply(assignee, text, at);
        } else if (turn.who() == Turn.Who.NOTE) {
            log.note(assignee, text, at);
        } else {
            var team = turn.team().isEmpty() ? owner : staff.team(turn.team());
            log.note(colleague(telling.draw(), team, assignee), text, at);
        }
    }

    private static String beforeSignature(String text, String sentence) {
        int signature = text.lastIndexOf("\n\n");
        return signature < 0 ? text : text.substring(0, signature) + "\n\n" + sentence + text.substring(signature);
    }

    /** The turns that have been said up to now. */
    private List<Turn> script(Draw draw, Scenario scenario, Status status, Instant opened) {
        var said = new ArrayList<Turn>();
        var decided = new HashMap<String, Boolean>();
        for (Turn turn : scenario.turns()) {
            var likely = turn.who() == Turn.Who.THANKS ? 0.65 : 0.5;
            if (turn.maybe().isEmpty() || decided.computeIfAbsent(turn.maybe(), group -> draw.chance(likely))) {
                said.add(turn);
            }
        }
        return switch (status) {
            case OPEN -> upToQuestion(draw, said, opened);
            case WAITING -> upToAnswer(draw, said);
            case SOLVED, CLOSED -> said;
        };
    }

    private List<Turn> upToQuestion(Draw draw, List<Turn> turns, Instant opened) {
        var places = new ArrayList<Integer>();
        for (int i = 1; i < turns.size(); i++) {
            if (turns.get(i).who() == Turn.Who.CUSTOMER) {
                places.add(i);
            }
        }
        int end = places.isEmpty() || isYoung(opened, now) ? 0 : draw.pick(places);
        boolean lookedAt = end + 1 < turns.size()
                && !turns.get(end + 1).who().isCustomer()
                && turns.get(end + 1).who() != Turn.Who.AGENT;
        return turns.subList(0, end + (lookedAt && !isFresh(opened) && draw.chance(0.5) ? 2 : 1));
    }

    private static List<Turn> upToAnswer(Draw draw, List<Turn> turns) {
        var answers = new ArrayList<Integer>();
        var questions = new ArrayList<Integer>();
        for (int i = 1; i < turns.size(); i++) {
            if (turns.get(i).who() == Turn.Who.AGENT) {
                answers.add(i);
                if (turns.stream().skip(i + 1).anyMatch(turn -> turn.who() == Turn.Who.CUSTOMER)) {
                    questions.add(i);
                }
            }
        }
        return turns.subList(0, 1 + draw.pick(questions.isEmpty() || draw.chance(0.2) ? answers : questions));
    }

    /**
     * When each turn is said. If it takes too long for a young ticket everybody hurries up; if that does not help, an
     * open ticket was not answered yet.
     */
    private List<Instant> times(Draw draw, List<Turn> script, Status status, String priority, Instant opened) {
        List<Instant> times = List.of(opened);
        for (double pace = 1; pace > 0.1; pace /= 2) {
            times = times(draw, script, priority, opened, pace);
            if (times.get(times.size() - 1).isBefore(now.minusSeconds(180))) {
                return status == Status.OPEN && script.size() > 1 ? recent(draw, script, times) : times;
            }
        }
        if (status == Status.OPEN) {
            return List.of(opened);
        }
        var taken = Duration.between(opened, times.get(times.size() - 1)).toSeconds();
        var there = Math.max(script.size(), Duration.between(opened, now).toSeconds() * 9 / 10 - 30);
        return times.stream()
                .map(at -> opened.plusSeconds(Duration.between(opened, at).toSeconds() * there / Math.max(1, taken)))
                .toList();
    }

    private List<Instant> times(Draw draw, List<Turn> script, String priority, Instant opened, double pace) {
        var times = new ArrayList<Instant>();
        times.add(opened);
        var answer = MINUTES_TO_AN_ANSWER.getOrDefault(priority, 100.0) * pace;
        for (Turn turn : script.subList(1, script.size())) {
            var last = times.get(times.size() - 1);
            times.add(
                    switch (turn.who()) {
                        case AGENT -> WorkingHours.later(last, draw.minutesAround(answer, 0.9));
                        case NOTE -> WorkingHours.later(last, draw.minutesAround(25 * pace, 0.7));
                        case COLLEAGUE -> WorkingHours.later(last, draw.minutesAround(45 * pace, 0.8));
                        case CUSTOMER -> awake(draw, last, turn, draw.minutesAround(240 * pace, 1.3), pace);
                        case THANKS -> awake(draw, last, turn, draw.minutesAround(150 * pace, 1.2), pace);
                    });
        }
        return times;
    }

    private static Instant awake(Draw draw, Instant last, Turn turn, long minutes, double pace) {
        var at = last.plus(Duration.ofMinutes(minutes + turn.after() * 60L)).plusSeconds(draw.between(0, 59));
        return pace < 0.5 ? at : WorkingHours.awake(at, draw);
    }

    /** On an open ticket of some days everybody took their time, and the customer has written again only now. */
    private List<Instant> recent(Draw draw, List<Turn> script, List<Instant> times) {
        int asked = script.size() - 1;
        while (!script.get(asked).who().isCustomer()) {
            asked--;
        }
        if (asked == 0) {
            return times;
        }
        var age = Duration.between(times.get(0), now);
        var wait = Duration.ofMinutes(draw.minutesAround(120 + age.toMinutes() / 8.0, 0.9));
        var at = now.minus(wait);
        if (!WorkingHours.awake(at, draw).equals(at)) {
            at = at.minus(Duration.ofHours(9));
        }
        if (!at.isAfter(times.get(asked))) {
            return times;
        }
        var later = new ArrayList<>(slower(draw, script, times.subList(0, asked), at));
        later.add(at);
        if (asked < script.size() - 1) {
            later.add(at.plus(wait.dividedBy(3)));
        }
        return later;
    }

    /** The same turns with longer breaks, if there is room for them before the given moment. */
    private static List<Instant> slower(Draw draw, List<Turn> script, List<Instant> times, Instant before) {
        var opened = times.get(0);
        var taken = Math.max(
                60, Duration.between(opened, times.get(times.size() - 1)).toSeconds());
        var pace = Math.pow(Math.max(1.0, Duration.between(opened, before).toSeconds() / (double) taken), 0.6);
        var slow = new ArrayList<Instant>();
        slow.add(opened);
        for (int i = 1; i < times.size(); i++) {
            var last = slow.get(i - 1);
            var at = opened.plusSeconds(
                    (long) (Duration.between(opened, times.get(i)).toSeconds() * pace));
            at = at.isAfter(last) ? at : last.plusSeconds(600);
            slow.add(
                    script.get(i).who().isCustomer()
                            ? WorkingHours.awake(at, draw)
                            : WorkingHours.later(at, draw.between(1, 40)));
        }
        return slow.get(slow.size() - 1).plusSeconds(3600).isBefore(before) ? slow : times;
    }

    /** Who has waited for more than a day may ask again. */
    private void chase(Draw draw, Telling telling, TicketLog log, List<Turn> script, List<Instant> times) {
        var answered = now;
        for (int i = script.size() - 1; i > 0; i--) {
            if (!script.get(i).who().isCustomer()) {
                answered = times.get(i);
            }
        }
        var opened = times.get(0);
        var waited = Duration.between(opened, answered);
        if (waited.compareTo(Duration.ofHours(22)) > 0 && draw.chance(0.45)) {
            var at = WorkingHours.awake(opened.plusSeconds(waited.toSeconds() * draw.between(70, 90) / 100), draw);
            if (at.isBefore(answered.minusSeconds(900))
                    && at.isAfter(log.lastSaid().plusSeconds(900))) {
                log.received(telling.phrase("chase", at), at);
            }
        }
    }

    private void end(
            Draw draw, TicketLog log, Status status, List<Turn> script, Instant last, @Nullable Agent assignee) {
        if (assignee == null || status == Status.OPEN || status == Status.WAITING) {
            return;
        }
        var thanked = script.get(script.size() - 1).who() == Turn.Who.THANKS;
        var solved = thanked
                ? WorkingHours.later(last, draw.minutesAround(25, 0.8))
                : draw.chance(0.6)
                        ? last.plusSeconds(draw.between(2, 40))
                        : WorkingHours.later(last, draw.between(600, 1500));
        solved = notAfterNow(draw, last, solved);
        log.became(thanked ? Status.OPEN : Status.WAITING, Status.SOLVED, assignee, solved);
        if (status == Status.CLOSED) {
            var closed = WorkingHours.later(solved.plus(Duration.ofHours(draw.between(30, 200))), draw.between(1, 90));
            log.became(Status.SOLVED, Status.CLOSED, assignee, notAfterNow(draw, solved, closed));
        }
    }

    private Instant notAfterNow(Draw draw, Instant earliest, Instant at) {
        if (at.isBefore(now.minusSeconds(20))) {
            return at;
        }
        var left = Math.max(1, Duration.between(earliest, now).toSeconds() - 20);
        return earliest.plusSeconds(1 + (long) (left * draw.fraction()));
    }

    private @Nullable Instant handoverTime(Draw draw, Instant opened, Instant before) {
        var at = WorkingHours.later(opened, draw.between(6, 45)).plusSeconds(draw.between(5, 55));
        if (at.plusSeconds(90).isBefore(before)) {
            return at;
        }
        var between = Duration.between(opened, before).toSeconds();
        return between < 300 || before.equals(now) ? null : opened.plusSeconds(between / 2);
    }

    private boolean isFresh(Instant opened) {
        return Duration.between(opened, now).compareTo(Duration.ofHours(3)) < 0;
    }

    /** Of the agents of a team who speak the language, the one with the least work so far. */
    private Agent next(Team team, String language, @Nullable Agent other) {
        var agent = staff.speaking(language, team).stream()
                .filter(one -> !one.equals(other))
                .min(Comparator.comparing(one -> work.getOrDefault(one.email(), 0)))
                .orElseThrow(
                        () -> new IllegalStateException("nobody of the team " + team.name() + " speaks " + language));
        work.merge(agent.email(), 1, Integer::sum);
        return agent;
    }

    private Agent colleague(Draw draw, Team team, Agent assignee) {
        var others = staff.agents().stream()
                .filter(agent -> !agent.equals(assignee) && agent.teams().contains(team))
                .toList();
        return draw.pick(others);
    }

    private static String channel(Draw draw, Scenario scenario, Customer customer) {
        if (!scenario.channel().isEmpty()) {
            return scenario.channel();
        }
        if (customer.portal()) {
            return draw.chance(0.85) ? "PORTAL" : "MAIL";
        }
        return customer.organization() != null && draw.chance(0.06) ? "API" : "MAIL";
    }

    private @Nullable String mailbox(Draw draw, String channel, Team team) {
        if (!channel.equals("MAIL")) {
            return null;
        }
        return draw.chance(0.85) ? team.address() : staff.defaultTeam().address();
    }

    private static String priority(Draw draw, String usual) {
        var other = draw.fraction();
        return switch (usual) {
            case "HIGH" -> other < 0.5 ? "HIGH" : other < 0.57 ? "URGENT" : "NORMAL";
            case "NORMAL" -> other < 0.06 ? "LOW" : other < 0.13 ? "HIGH" : other < 0.14 ? "URGENT" : "NORMAL";
            default -> usual;
        };
    }

    private static String organization(Customer customer) {
        return customer.organization() == null
                ? customer.signature()
                : customer.organization().name();
    }

    private static String sign(Draw draw, Customer customer) {
        var way = draw.fraction();
        if (way < 0.35) {
            return customer.firstName();
        }
        return way < 0.7 || customer.organization() == null
                ? customer.signature()
                : customer.signature() + "\n" + customer.organization().name();
    }
}
