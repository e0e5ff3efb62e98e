package org.autocrm.ticket;

/** Who works here, as far as a change of a ticket must know. */
interface People {

    boolean isTeam(long team);

    boolean isAgent(long account);

    boolean isMember(long team, long account);
}
