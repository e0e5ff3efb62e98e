package org.autocrm.architecture.planted.web;

import org.autocrm.architecture.planted.ticket.DeputyDesk;
import org.autocrm.architecture.planted.ticket.SystemDesk;
import org.jspecify.annotations.Nullable;

/** Takes the doors that ask for no role. */
class PageOfTheSystem {

    @Nullable
    SystemDesk desk;

    @Nullable
    DeputyDesk deputy;
}
