package org.autocrm.account;

import java.util.Optional;
import org.autocrm.event.DomainEvent;

/** Something that an administrator decided about a team. */
public sealed interface TeamEvent extends DomainEvent {

    long team();

    /** A solved ticket may be opened again for so many days; absent means for ever. */
    record ReopenPolicyChanged(long team, Optional<Integer> from, Optional<Integer> to) implements TeamEvent {}
}
