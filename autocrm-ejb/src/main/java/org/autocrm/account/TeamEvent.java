package org.autocrm.account;

import java.util.Optional;
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

    /** A solved ticket may be opened again for so many days; absent means for ever. */
    record ReopenPolicyChanged(long team, Optional<Integer> from, Optional<Integer> to) implements TeamEvent {}
}
