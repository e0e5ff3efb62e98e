package org.autocrm.sla;

import java.io.Serializable;
import org.autocrm.shared.EmailAddress;

/** What is done when a promise is about to be broken, or is. */
public sealed interface SlaAction extends Serializable {

    /** Whoever has the ticket gets a mail. */
    record NotifyAssignee() implements SlaAction {
        private static final long serialVersionUID = 1L;
    }

    /** All members of the ticket's team get a mail. */
    record NotifyTeam() implements SlaAction {
        private static final long serialVersionUID = 1L;
    }

    /** An address gets a mail. */
    record NotifyAddress(EmailAddress address) implements SlaAction {
        private static final long serialVersionUID = 1L;
    }

    /** The ticket becomes another team's work, and nobody's in it; by the team's id. */
    record MoveTo(long team) implements SlaAction {
        private static final long serialVersionUID = 1L;
    }

    /** The ticket is nobody's, so that it can be taken by another. */
    record Unassign() implements SlaAction {
        private static final long serialVersionUID = 1L;
    }

    /** The ticket becomes at least as urgent as this, by the key of a priority. */
    record Raise(String priority) implements SlaAction {
        private static final long serialVersionUID = 1L;
    }
}
