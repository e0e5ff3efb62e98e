package org.autocrm.routing;

/** By what a team chooses among those who could take a ticket; who got work longest ago decides where it is equal. */
public enum Strategy {
    /** Whoever got work longest ago. */
    ROUND_ROBIN,
    /** Whoever has the least open work, in units. */
    LEAST_LOADED,
    /** Whoever has the largest part of their capacity left. */
    MOST_SPARE,
    /** Whoever is best at what the ticket asks for. */
    SKILL_SCORE
}
