package org.autocrm.customer;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.EmailAddress;

/** There is a customer with that address already. */
@ApplicationException(rollback = true)
public class CustomerKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CustomerKnown(EmailAddress email) {
        super("there is a customer with the address " + email);
    }
}
