package org.autocrm.ticket;

/** Who says something to whom. */
public enum MessageKind {
    /** The customer, to us. */
    RECEIVED(true),
    /** An agent, to the customer. */
    REPLY(true),
    /** An agent, to colleagues; the customer never sees it. */
    NOTE(false),
    /** The desk itself, to the customer: we have your message. */
    ACKNOWLEDGEMENT(true),
    /** The desk itself, to agents: one line about what became of the ticket. It never leaves by mail. */
    SYSTEM(false),
    /** A program in the customer's name, such as one that says that they are out of office; it asks for nothing. */
    AUTOMATIC(false);

    private final boolean isPublic;

    MessageKind(boolean isPublic) {
        this.isPublic = isPublic;
    }

    /** Whether a list shows its beginning: it is what people said to each other. */
    boolean isSaidByPeople() {
        return this == RECEIVED || this == REPLY;
    }

    /** Whether the customer may see it. */
    public boolean isPublic() {
        return isPublic;
    }
}
