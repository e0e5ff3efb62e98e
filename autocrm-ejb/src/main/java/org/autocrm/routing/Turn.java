package org.autocrm.routing;

/** An agent's place in a team's turn, by ids. */
record Turn(long team, long agent) {}
