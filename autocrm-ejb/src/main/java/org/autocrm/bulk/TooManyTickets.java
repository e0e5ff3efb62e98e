package org.autocrm.bulk;

import jakarta.ejb.ApplicationException;
import java.util.Locale;

/** A job would be about more tickets than one job may be; nothing is done. */
@ApplicationException(rollback = true)
public class TooManyTickets extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyTickets(int most) {
        super(String.format(
                Locale.ROOT, "One job takes at most %,d tickets. Choose fewer, or make several jobs of them.", most));
    }
}
