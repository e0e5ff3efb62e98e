package org.autocrm.ticket;

/** A file that the caller may read: the id of its content, and what to call it. */
public record StoredFile(long content, String name, String mediaType, long size) {}
