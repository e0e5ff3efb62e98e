package org.autocrm.ticket;

/** What another ticket is to a ticket. */
public enum LinkKind {
    /** The other is the whole of which this one is a part. */
    PARENT,
    /** The other is a part of this one. */
    CHILD,
    RELATED,
    /** One of them may belong to the other; nobody has said so yet. */
    SUGGESTED,
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
            case SUGGESTED -> SUGGESTED;
            case DUPLICATE_OF -> DUPLICATED_BY;
            case DUPLICATED_BY -> DUPLICATE_OF;
        };
    }

    /** Whether it is the same seen from both sides. */
    boolean isMutual() {
        return this == RELATED || this == SUGGESTED;
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
            case SUGGESTED -> "SUGGESTED";
            case DUPLICATE_OF, DUPLICATED_BY -> "DUPLICATE";
        };
    }

    /** What is kept under a word, seen from the ticket that it is kept with or from the other. */
    static LinkKind of(String kept, boolean here) {
        var kind = switch (kept) {
            case "PARENT" -> PARENT;
            case "DUPLICATE" -> DUPLICATE_OF;
            case "SUGGESTED" -> SUGGESTED;
            default -> RELATED;
        };
        return here ? kind : kind.seenFromTheOther();
    }
}
