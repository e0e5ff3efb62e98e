package org.autocrm.architecture.planted.web;

import org.autocrm.architecture.planted.ticket.SystemDesk;
import org.jspecify.annotations.Nullable;

/** Takes the door that asks for no role. */
class PageOfTheSystem {

    @Nullable
    SystemDesk desk;
}
