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
    ACKNOWLEDGEMENT(true);

    private final boolean isPublic;

    MessageKind(boolean isPublic) {
        this.isPublic = isPublic;
    }

    /** Whether the customer may see it. */
    public boolean isPublic() {
        return isPublic;
    }
}
