package org.autocrm.account;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.EmailAddress;

/** Somebody who is an agent already was to be made one. */
@ApplicationException(rollback = true)
public class AgentKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AgentKnown(EmailAddress email) {
        super("there is an agent with the address " + email);
    }
}
