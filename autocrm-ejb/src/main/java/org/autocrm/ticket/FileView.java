package org.autocrm.ticket;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A file of a message, as a screen names it; size in bytes.
 *
 * @param partId the Content-ID by which the HTML of its mail may refer to it; null where it has none
 */
public record FileView(
        long id,
        String name,
        String mediaType,
        long size,
        @Nullable String partId) implements Serializable {}
