package org.autocrm.notification;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What an agent wants to hear of, by which relation, and how: what is usual, and where the agent chose otherwise. */
public final class NoticeMatrix implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A place in the matrix. */
    public record Cell(NoticeKind kind, Relation relation) implements Serializable {}

    private final Map<Cell, Choice> departures;

    private NoticeMatrix(Map<Cell, Choice> departures) {
        this.departures = Map.copyOf(departures);
    }

    /** What an agent hears of who never chose. */
    public static NoticeMatrix usual() {
        return new NoticeMatrix(Map.of());
    }

    /** What is usual, but for these. */
    static NoticeMatrix departing(Map<Cell, Choice> departures) {
        return new NoticeMatrix(departures);
    }

    /** What was chosen for a place, or is usual there. */
    public Choice choice(NoticeKind kind, Relation relation) {
        return Objects.requireNonNullElseGet(departures.get(new Cell(kind, relation)), () -> usual(kind, relation));
    }

    /** The same matrix but for one choice; a place that there is no choice for stays as it is. */
    public NoticeMatrix with(NoticeKind kind, Relation relation, Choice choice) {
        if (!kind.relations().contains(relation)) {
            return this;
        }
        var next = new HashMap<>(departures);
        var cell = new Cell(kind, relation);
        if (choice.equals(usual(kind, relation))) {
            next.remove(cell);
        } else {
            next.put(cell, choice);
        }
        return new NoticeMatrix(next);
    }

    /** Where it departs from what is usual. */
    Map<Cell, Choice> departures() {
        return departures;
    }

    /** How somebody hears of an event on a ticket that is all this to them; empty where they do not. */
    Optional<Wanted> wanted(NoticeKind kind, Set<Relation> relations) {
        Set<Relation> screen = new LinkedHashSet<>();
        Set<Relation> mail = new LinkedHashSet<>();
        for (var relation : kind.relations()) {
            if (relations.contains(relation)) {
                var choice = choice(kind, relation);
                if (choice.screen()) {
                    screen.add(relation);
                }
                if (choice.mail()) {
                    mail.add(relation);
                }
            }
        }
        return kind.relations().stream()
                .filter(relation -> screen.contains(relation) || mail.contains(relation))
                .findFirst()
                .map(nearest -> new Wanted(nearest, !screen.isEmpty(), mail));
    }

    /**
     * How somebody hears of an event.
     *
     * @param relation the nearest of those by which they do
     * @param mailFor the relations whose choice has it mailed; empty for no mail
     */
    record Wanted(Relation relation, boolean screen, Set<Relation> mailFor) {}

    private static Choice usual(NoticeKind kind, Relation relation) {
        return switch (relation) {
            case MINE ->
                switch (kind) {
                    case ANSWERED, MENTIONED, ASSIGNED, UNDELIVERED -> Choice.BOTH;
                    default -> Choice.SCREEN;
                };
            case FOLLOWED -> kind == NoticeKind.ASSIGNED ? Choice.NEITHER : Choice.SCREEN;
            case TEAM -> kind == NoticeKind.OPENED ? Choice.SCREEN : Choice.NEITHER;
            case ALL -> Choice.NEITHER;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoticeMatrix matrix && departures.equals(matrix.departures);
    }

    @Override
    public int hashCode() {
        return departures.hashCode();
    }

    @Override
    public String toString() {
        return "usual but for " + departures;
    }
}
