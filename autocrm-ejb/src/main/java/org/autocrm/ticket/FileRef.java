package org.autocrm.ticket;

/**
 * A file on its way to a message.
 *
 * @param content the id of its kept content
 * @param size in bytes
 */
public record FileRef(long content, String name, String mediaType, long size) {}
