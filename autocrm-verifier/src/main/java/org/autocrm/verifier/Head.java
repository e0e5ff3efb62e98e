package org.autocrm.verifier;

/**
 * The last link of a chain, as it was noted apart from the links.
 *
 * @param event its id; 0 where that was not noted
 */
record Head(String chain, long position, long event, byte[] hash) {}
