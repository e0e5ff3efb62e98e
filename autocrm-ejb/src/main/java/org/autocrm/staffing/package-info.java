/**
 * Who can work on what, how much of it, and whether they are there: skills, capacities, presence and absences of
 * agents.
 *
 * <p>Ask {@link org.autocrm.staffing.Staff}; change through {@link org.autocrm.staffing.Skills},
 * {@link org.autocrm.staffing.StaffingFile} and {@link org.autocrm.staffing.Presences}. It knows agents and teams, but
 * no ticket: what an agent has to do, routing counts.
 */
@NullMarked
package org.autocrm.staffing;

import org.jspecify.annotations.NullMarked;
