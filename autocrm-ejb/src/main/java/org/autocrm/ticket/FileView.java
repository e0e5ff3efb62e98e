package org.autocrm.ticket;

import java.io.Serializable;

/** A file of a message, as a screen names it; size in bytes. */
public record FileView(long id, String name, String mediaType, long size) implements Serializable {}
