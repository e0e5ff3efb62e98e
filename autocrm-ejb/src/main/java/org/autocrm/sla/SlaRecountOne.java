package org.autocrm.sla;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.autocrm.ticket.TicketNumber;

/** Looks at one ticket of a round again, in a transaction of its own. */
@Stateless
@PermitAll
public class SlaRecountOne {

    @Inject
    private SlaClocks clocks;

    /** Computes the clocks of a ticket by the policies of now. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recount(TicketNumber number) {
        clocks.recount(number);
    }
}
