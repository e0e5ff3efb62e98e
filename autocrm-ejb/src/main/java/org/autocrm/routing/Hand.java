package org.autocrm.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.ticket.Channel;

/** What an agent has to do at this moment of a batch: it grows with each ticket that is given. */
final class Hand {

    final List<Instant> received = new ArrayList<>();
    private int mail;
    private int portal;

    void add(Channel channel, int units) {
        if (channel == Channel.PORTAL) {
            portal += units;
        } else {
            mail += units;
        }
    }

    int load(Channel channel) {
        return channel == Channel.PORTAL ? portal : mail;
    }
}
