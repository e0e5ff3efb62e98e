package org.autocrm.routing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why something was decided: a code, and what its sentence names. {@link RoutingWords} says it in a language.
 *
 * @param values what the sentence names, such as a skill or a number
 */
public record Reason(Code code, List<String> values) {

    /** What there is to say. */
    public enum Code {
        /** The team: somebody had given the ticket to it. */
        TEAM_GIVEN,
        /** The team: the ticket was sent to its address. */
        TEAM_ADDRESS,
        /** The team: it takes what names no other. */
        TEAM_DEFAULT,
        /** The team: another one had nobody for it. */
        TEAM_OVERFLOW,
        /** The team: there is none yet. */
        TEAM_NONE,

        /** The agent: next in turn. */
        CHOSEN_TURN,
        /** The agent: the least open work. */
        CHOSEN_LOAD,
        /** The agent: the most spare capacity. */
        CHOSEN_SPARE,
        /** The agent: the best skills. */
        CHOSEN_SKILL,
        /** The agent: worked for the customer last. */
        CHOSEN_STICKY,
        /** The agent: stands in for who had it. */
        CHOSEN_SUBSTITUTE,
        /** The agent: nobody else could. */
        CHOSEN_ONLY,

        /** Not this agent: away for a while. */
        AWAY,
        /** Not this agent: on a break. */
        BREAK,
        /** Not this agent: not there. */
        OFFLINE,
        /** Not this agent: out of office until. */
        OUT_OF_OFFICE,
        /** Not this agent: outside of their working hours until. */
        OFF_HOURS,
        /** Not this agent: gave it back. */
        GAVE_BACK,
        /** Not this agent: lacks a required skill. */
        LACKS_SKILL,
        /** Not this agent: would have too much. */
        AT_CAPACITY,
        /** Not this agent: got enough new tickets for now. */
        FAIR_WINDOW,
        /** Not this agent: lacks a preferred skill. */
        LACKS_PREFERRED,

        /** It waits: there is no team. */
        NO_TEAM,
        /** It waits: nobody works in the team. */
        NO_MEMBERS,
        /** It waits: nobody is there. */
        NOBODY_THERE,
        /** It waits: nobody who is there has a skill. */
        NOBODY_ABLE,
        /** It waits: all who could have enough to do. */
        ALL_FULL,
        /** It waits: all who could got enough new tickets for now. */
        ALL_SERVED,
        /** It waits: for somebody with a preferred skill. */
        WAITS_FOR_SKILL,
        /** It waits: too old to be given out by itself. */
        STALE,
        /** It goes to another team. */
        OVERFLOWS,
        /** Nothing was to be done: somebody had taken or finished it. */
        TAKEN
    }

    public Reason {
        values = List.copyOf(values);
    }

    static Reason of(Code code, @Nullable Object... values) {
        return new Reason(code, Stream.of(values).map(String::valueOf).toList());
    }
}
