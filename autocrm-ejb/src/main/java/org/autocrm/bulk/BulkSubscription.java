package org.autocrm.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.bulk.BulkEvent.Started;
import org.autocrm.event.Subscription;

/** What bulk work wants to hear of. */
@ApplicationScoped
class BulkSubscription extends Subscription {

    BulkSubscription() {
        super(BulkRunner.FOLLOWER, Started.class);
    }
}
