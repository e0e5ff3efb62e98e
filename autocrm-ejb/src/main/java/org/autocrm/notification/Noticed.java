package org.autocrm.notification;

import java.util.Set;

/**
 * The notices of some agents are others now. Kept nowhere: it only tells open screens to look.
 *
 * @param agents by their addresses
 */
public record Noticed(Set<String> agents) {}
