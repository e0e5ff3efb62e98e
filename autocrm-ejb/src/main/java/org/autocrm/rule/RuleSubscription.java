package org.autocrm.rule;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.event.Subscription;
import org.autocrm.rule.RuleEvent.Mailed;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.CustomerChanged;
import org.autocrm.ticket.TicketEvent.FieldChanged;
import org.autocrm.ticket.TicketEvent.LanguageChanged;
import org.autocrm.ticket.TicketEvent.Merged;
import org.autocrm.ticket.TicketEvent.MessageReceived;
import org.autocrm.ticket.TicketEvent.NoteWritten;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.ReplyWritten;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.SubjectChanged;
import org.autocrm.ticket.TicketEvent.TagsChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;

/** What rules on change look at, and the mails that rules send. */
@ApplicationScoped
class RuleSubscription extends Subscription {

    static final String FOLLOWER = "rule";

    /** Who fires the events of mails: another name, so that the follower hears of them. */
    static final String MAILS = "rule-mails";

    RuleSubscription() {
        super(
                FOLLOWER,
                MessageReceived.class,
                ReplyWritten.class,
                NoteWritten.class,
                StatusChanged.class,
                TeamChanged.class,
                Assigned.class,
                PriorityChanged.class,
                TagsChanged.class,
                FieldChanged.class,
                SubjectChanged.class,
                CustomerChanged.class,
                LanguageChanged.class,
                Merged.class,
                Mailed.class);
    }

    /** What a rule changes asks no rule. */
    @Override
    public boolean hearsItself() {
        return false;
    }
}
