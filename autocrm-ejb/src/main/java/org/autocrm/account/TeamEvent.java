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

    /** A team was made; the first one of an installation with its first member. */
    record TeamMade(long team, String name, boolean byDefault, Optional<EmailAddress> member) implements TeamEvent {}

    /**
     * One thing about a team is different now: its name, its address, its members, whether it is restricted, or whether
     * it takes the work that names no other.
     */
    record TeamChanged(long team, String what, Optional<String> from, Optional<String> to) implements TeamEvent {}

    /** A solved ticket may be opened again for so many days; absent means for ever. */
    record ReopenPolicyChanged(long team, Optional<Integer> from, Optional<Integer> to) implements TeamEvent {}
}
