package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.event.Subscription;
import org.autocrm.ticket.TicketEvent.Opened;

/** What routing wants to hear of. */
@ApplicationScoped
class RoutingSubscription extends Subscription {

    RoutingSubscription() {
        super(Router.FOLLOWER, Opened.class);
    }
}
