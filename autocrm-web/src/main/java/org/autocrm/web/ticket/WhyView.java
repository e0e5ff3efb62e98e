package org.autocrm.web.ticket;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.autocrm.routing.RoutingDecisions.Explained;
import org.autocrm.routing.RoutingWords;
import org.jspecify.annotations.Nullable;

/** A routing decision as the ticket's page shows it, in the reader's language. */
public record WhyView(Instant at, List<String> sentences, List<WhoCould> candidates, List<WhoCouldNot> excluded)
        implements Serializable {

    /** Somebody who could have got the ticket. */
    public record WhoCould(String name, long score, String load, int skill, boolean chosen) implements Serializable {}

    /** Somebody who could not have got the ticket, and why. */
    public record WhoCouldNot(String name, String reason) implements Serializable {}

    static WhyView of(Explained made, Locale language) {
        var detail = made.detail();
        if (detail == null) {
            return new WhyView(made.at(), made.sentences(), List.of(), List.of());
        }
        var words = RoutingWords.in(language);
        var decision = detail.decision();
        return new WhyView(
                made.at(),
                made.sentences(),
                decision.candidates().stream()
                        .map(one -> new WhoCould(
                                one.name(),
                                one.score(),
                                load(one.load(), one.capacity()),
                                one.skill(),
                                Long.valueOf(one.agent()).equals(decision.agent())))
                        .toList(),
                decision.excluded().stream()
                        .map(one -> new WhoCouldNot(one.name(), words.say(one.reason())))
                        .toList());
    }

    private static String load(int load, @Nullable Integer capacity) {
        return capacity == null ? Integer.toString(load) : load + "/" + capacity;
    }
}
