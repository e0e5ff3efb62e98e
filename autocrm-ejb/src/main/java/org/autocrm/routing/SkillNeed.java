package org.autocrm.routing;

/**
 * A skill that a ticket asks of its agent.
 *
 * @param key of the skill
 * @param level how good the agent is to be at least, 1 to 5
 */
public record SkillNeed(String key, String name, int level) {}
