package org.autocrm.mail.inbound;

import jakarta.ejb.ApplicationException;
import org.autocrm.account.Person;

/** What an agent wants by mail is not done; nothing of it is. */
@ApplicationException(rollback = true)
public class AgentMailRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long mail;
    private final transient Person agent;

    /** @param reason a sentence for the agent */
    AgentMailRefused(long mail, Person agent, String reason) {
        super(reason);
        this.mail = mail;
        this.agent = agent;
    }

    public long mail() {
        return mail;
    }

    public Person agent() {
        return agent;
    }
}
