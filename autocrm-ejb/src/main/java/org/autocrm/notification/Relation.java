package org.autocrm.notification;

/** What a ticket is to an agent, the nearest first. */
public enum Relation {
    /** The agent's own work. */
    MINE,
    /** The agent follows it. */
    FOLLOWED,
    /** Work of a team of the agent, whoever has it. */
    TEAM,
    /** Any ticket that the agent may see. */
    ALL
}
