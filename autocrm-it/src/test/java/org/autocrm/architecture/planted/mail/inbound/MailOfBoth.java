package org.autocrm.architecture.planted.mail.inbound;

import org.autocrm.architecture.planted.mail.outbound.MailOfBothWays;
import org.jspecify.annotations.Nullable;

/** One half of a circle. */
public class MailOfBoth {

    @Nullable
    MailOfBothWays out;
}
