package org.autocrm.mail.inbound;

import jakarta.ejb.ApplicationException;
import org.autocrm.account.Person;
import org.autocrm.ticket.TicketNumber;

/** What an agent wants by mail is not done; nothing of it is. */
@ApplicationException(rollback = true)
public class AgentMailRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long mail;
    private final transient Person agent;
    private final transient TicketNumber ticket;

    /** @param reason a sentence for the agent */
    AgentMailRefused(long mail, Person agent, TicketNumber ticket, String reason) {
        super(reason);
        this.mail = mail;
        this.agent = agent;
        this.ticket = ticket;
    }

    public long mail() {
        return mail;
    }

    public Person agent() {
        return agent;
    }

    public TicketNumber ticket() {
        return ticket;
    }
}
