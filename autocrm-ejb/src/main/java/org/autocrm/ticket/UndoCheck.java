package org.autocrm.ticket;

import java.util.List;
import java.util.Optional;

/** Whether a merge or a split can be undone: nothing that came later may build on it. */
final class UndoCheck {

    private UndoCheck() {}

    /**
     * What is in the way, as a sentence.
     *
     * @param later regroupings after it that are not undone and have a ticket or a message in common with it, the
     *     newest first
     */
    static Optional<String> objection(Regrouping regrouping, List<Regrouping> later) {
        if (regrouping.isUndone()) {
            return Optional.of("It was undone already.");
        }
        return later.stream()
                .filter(other -> buildsOn(other, regrouping))
                .findFirst()
                .map(UndoCheck::first);
    }

    private static boolean buildsOn(Regrouping later, Regrouping regrouping) {
        var movesTheSame = later.messages().stream().anyMatch(regrouping.messages()::contains);
        var endsASide =
                later.isMerge() && (later.source() == regrouping.source() || later.source() == regrouping.target());
        // to undo a split takes its new ticket back as a whole
        var sharesTheNewTicket = !regrouping.isMerge()
                && (later.source() == regrouping.target() || later.target() == regrouping.target());
        return movesTheSame || endsASide || sharesTheNewTicket;
    }

    private static String first(Regrouping later) {
        return later.isMerge()
                ? "Undo first that ticket %s was merged into ticket %s."
                        .formatted(later.source().number(), later.target().number())
                : "Undo first that ticket %s was split off ticket %s."
                        .formatted(later.target().number(), later.source().number());
    }
}
