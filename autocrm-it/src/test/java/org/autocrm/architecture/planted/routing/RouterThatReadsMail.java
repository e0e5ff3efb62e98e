package org.autocrm.architecture.planted.routing;

import org.autocrm.architecture.planted.mail.inbound.MailOfBoth;

/** Knows a sibling. */
class RouterThatReadsMail {

    String read(MailOfBoth mail) {
        return mail.toString();
    }
}
