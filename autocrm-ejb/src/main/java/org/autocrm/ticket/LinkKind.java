package org.autocrm.ticket;

/** What another ticket is to a ticket. */
public enum LinkKind {
    /** The other is the whole of which this one is a part. */
    PARENT,
    /** The other is a part of this one. */
    CHILD,
    RELATED,
    /** This one repeats the other. */
    DUPLICATE_OF,
    /** The other repeats this one. */
    DUPLICATED_BY;

    /** What this ticket is to the other. */
    public LinkKind seenFromTheOther() {
        return switch (this) {
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case RELATED -> RELATED;
            case DUPLICATE_OF -> DUPLICATED_BY;
            case DUPLICATED_BY -> DUPLICATE_OF;
        };
    }

    /** Whether it is kept as seen from this ticket, and not from the other. */
    boolean isKeptHere() {
        return this == PARENT || this == DUPLICATE_OF;
    }

    /** The word under which it is kept. */
    String kept() {
        return switch (this) {
            case PARENT, CHILD -> "PARENT";
            case RELATED -> "RELATED";
            case DUPLICATE_OF, DUPLICATED_BY -> "DUPLICATE";
        };
    }

    /** What is kept under a word, seen from the ticket that it is kept with or from the other. */
    static LinkKind of(String kept, boolean here) {
        var kind = switch (kept) {
            case "PARENT" -> PARENT;
            case "DUPLICATE" -> DUPLICATE_OF;
            default -> RELATED;
        };
        return here ? kind : kind.seenFromTheOther();
    }
}
