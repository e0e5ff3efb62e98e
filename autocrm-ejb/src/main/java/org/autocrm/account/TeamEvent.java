package org.autocrm.account;

import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** Something that happened to a team. */
public sealed interface TeamEvent extends DomainEvent {

    /** The id of the team. */
    long team();

    @Override
    default String chain() {
        return "team:" + team();
    }

    /** A team was made, with its first member. */
    record TeamMade(long team, String name, boolean byDefault, EmailAddress member) implements TeamEvent {}
}
