/**
 * What might have been: how the tickets of the past weeks would have been given out by other rules of teams, other
 * skills and other capacities, compared with what happened. Nothing is written.
 *
 * <p>Ask {@link org.autocrm.simulation.Simulator}. It begins at the kept inputs of each decision and changes in them
 * only what the draft changes, and what follows from that; so the rules that are give exactly what was.
 */
@NullMarked
package org.autocrm.simulation;

import org.jspecify.annotations.NullMarked;
