/**
 * Contents of files, each stored once by its SHA-256 and streamed in pieces.
 *
 * <p>Doors: {@link org.autocrm.attachment.Contents}, and {@link org.autocrm.attachment.Uploads} for files that were
 * sent before their message. Who may read a content is decided by whoever refers to it.
 */
@NullMarked
package org.autocrm.attachment;

import org.jspecify.annotations.NullMarked;
