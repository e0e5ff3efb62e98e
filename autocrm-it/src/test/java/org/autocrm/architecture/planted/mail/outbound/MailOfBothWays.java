package org.autocrm.architecture.planted.mail.outbound;

import org.autocrm.architecture.planted.mail.inbound.MailOfBoth;
import org.jspecify.annotations.Nullable;

/** The other half. */
public class MailOfBothWays {

    @Nullable
    MailOfBoth in;
}
