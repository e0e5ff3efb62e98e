/**
 * Contents of files, each stored once by its SHA-256 and streamed in pieces.
 *
 * <p>Door: {@link org.autocrm.attachment.Contents}. Who may read a content is decided by whoever refers to it.
 */
@NullMarked
package org.autocrm.attachment;

import org.jspecify.annotations.NullMarked;
