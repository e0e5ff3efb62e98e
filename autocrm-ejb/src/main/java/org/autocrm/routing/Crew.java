package org.autocrm.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.calendar.BusinessHours;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.staffing.Member;
import org.autocrm.staffing.Presence;
import org.autocrm.ticket.Channel;
import org.jspecify.annotations.Nullable;

/** The members of some teams and what they have to do, while a batch of tickets is given out to them. */
final class Crew {

    private final List<Member> members;
    private final Map<Long, Hand> hands;
    private final Map<Long, Map<String, Integer>> levels;
    private final Map<Turn, Long> turns;
    private final Map<Turn, Long> newTurns = new HashMap<>();
    private final Map<String, Integer> weights;
    private final Map<Long, BusinessHours> hours;
    private long lastTurn;

    Crew(
            List<Member> members,
            Map<Long, Hand> hands,
            Map<Long, Map<String, Integer>> levels,
            Map<Turn, Long> turns,
            Map<String, Integer> weights,
            Map<Long, BusinessHours> hours) {
        this.members = members;
        this.hands = hands;
        this.levels = levels;
        this.turns = new HashMap<>(turns);
        this.weights = weights;
        this.hours = hours;
        this.lastTurn = turns.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Who they are: a row for each of their teams. */
    List<Member> members() {
        return members;
    }

    /** Who they are, by id. */
    Set<Long> agents() {
        return hands.keySet();
    }

    /** How good they are at some more skills. */
    void learn(Map<Long, Map<String, Integer>> more) {
        more.forEach((agent, skills) ->
                levels.computeIfAbsent(agent, any -> new HashMap<>()).putAll(skills));
    }

    /** What a ticket of a priority counts. */
    int units(String priority) {
        return weights.getOrDefault(priority, 1);
    }

    /** What a member has to do, in units. */
    int load(long agent, Channel channel) {
        return hand(agent).load(channel);
    }

    /** The members of a team as a decision about a ticket needs them. */
    List<Worker> workers(
            Policy policy, Channel channel, List<SkillNeed> required, List<SkillNeed> preferred, Instant at) {
        long team = policy.team();
        var workers = new ArrayList<Worker>();
        for (var member : members) {
            if (member.team() == team) {
                var hand = hand(member.agent());
                var skills = levels.getOrDefault(member.agent(), Map.of());
                workers.add(new Worker(
                        member.agent(),
                        member.name(),
                        member.presence(),
                        member.outAt(at),
                        member.substitute(),
                        Stream.concat(required.stream(), preferred.stream())
                                .map(skill -> skills.getOrDefault(skill.key(), 0))
                                .toList(),
                        hand.load(channel),
                        capacity(member, channel),
                        policy.fairTickets() == null ? List.of() : hand.received,
                        turns.getOrDefault(new Turn(team, member.agent()), 0L),
                        offUntil(member, at)));
            }
        }
        return workers;
    }

    /** An agent has got a ticket. */
    void give(long team, long agent, Channel channel, int units, Instant at) {
        var hand = hand(agent);
        hand.add(channel, units);
        hand.received.add(at);
        lastTurn++;
        turns.put(new Turn(team, agent), lastTurn);
        newTurns.put(new Turn(team, agent), lastTurn);
    }

    /** Whether anybody of these teams might take more. */
    boolean hasRoom(Collection<Long> teams, Instant at) {
        return members.stream()
                .filter(member -> teams.contains(member.team()))
                .filter(member -> member.presence() == Presence.ONLINE && member.outAt(at) == null)
                .filter(member -> offUntil(member, at) == null)
                .anyMatch(member -> hasRoom(member, Channel.MAIL) || hasRoom(member, Channel.PORTAL));
    }

    Map<Turn, Long> newTurns() {
        return newTurns;
    }

    /** Until when a member is outside of their working hours; null while they are not. */
    @Nullable
    Instant offUntil(Member member, Instant at) {
        var working = member.calendar() == null ? null : hours.get(member.calendar());
        return working == null || working.isOpen(at) ? null : working.opening(at);
    }

    private boolean hasRoom(Member member, Channel channel) {
        var capacity = capacity(member, channel);
        return capacity == null || hand(member.agent()).load(channel) < capacity;
    }

    private Hand hand(long agent) {
        return Objects.requireNonNull(hands.get(agent));
    }

    private static @Nullable Integer capacity(Member member, Channel channel) {
        return channel == Channel.PORTAL ? member.portalUnits() : member.mailUnits();
    }
}
