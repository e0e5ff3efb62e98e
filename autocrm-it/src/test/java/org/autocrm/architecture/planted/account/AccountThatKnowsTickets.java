package org.autocrm.architecture.planted.account;

import org.autocrm.architecture.planted.ticket.SystemDesk;
import org.jspecify.annotations.Nullable;

/** Knows a ring further out. */
class AccountThatKnowsTickets {

    @Nullable
    SystemDesk last;
}
