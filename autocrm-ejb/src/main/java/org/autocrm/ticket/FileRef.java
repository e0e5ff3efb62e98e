package org.autocrm.ticket;

import org.autocrm.attachment.Uploads.Upload;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to a message.
 *
 * @param content the id of its kept content
 * @param size in bytes
 * @param partId the Content-ID by which the HTML of its mail may refer to it; null where it has none
 */
public record FileRef(
        long content,
        String name,
        String mediaType,
        long size,
        @Nullable String partId) {

    /** The file that somebody has sent before the message that is to have it. */
    public static FileRef of(Upload upload) {
        return new FileRef(upload.content(), upload.name(), upload.mediaType(), upload.size(), null);
    }
}
