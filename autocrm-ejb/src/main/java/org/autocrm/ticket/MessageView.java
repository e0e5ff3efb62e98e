package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a screen shows it.
 *
 * @param authorId the account of the agent who wrote it, null for others
 * @param html safe to show
 * @param quotedText what it repeats of the conversation behind it, and its signature; null where that is nothing
 * @param quotedHtml the same, safe to show
 * @param origin the ticket on which it was written, where it came from there by a merge or a split
 * @param deliveryTries how often it was handed to the mail server
 * @param deliveryReason what the mail server said against it, if anything
 */
public record MessageView(
        long id,
        MessageKind kind,
        String author,
        @Nullable Long authorId,
        String text,
        String html,
        @Nullable String quotedText,
        @Nullable String quotedHtml,
        Instant writtenAt,
        @Nullable TicketNumber origin,
        DeliveryState delivery,
        int deliveryTries,
        @Nullable String deliveryReason,
        @Nullable Instant deliveryAt,
        List<FileView> files)
        implements Serializable {

    /**
     * What it says, with its pictures in place.
     *
     * @param filesAddress where files are, such as {@code /autocrm/files}
     * @param withElsewhere whether pictures from elsewhere are loaded
     */
    public String htmlWith(String filesAddress, boolean withElsewhere) {
        return shown(html, filesAddress, withElsewhere);
    }

    /** What it repeats, with its pictures in place; empty where that is nothing. */
    public String quotedHtmlWith(String filesAddress, boolean withElsewhere) {
        return quotedHtml == null ? "" : shown(quotedHtml, filesAddress, withElsewhere);
    }

    /** Whether it has pictures that would be loaded from elsewhere. */
    public boolean hasPicturesElsewhere() {
        return InlinePictures.hasElsewhere(html) || (quotedHtml != null && InlinePictures.hasElsewhere(quotedHtml));
    }

    private String shown(String some, String filesAddress, boolean withElsewhere) {
        var within = InlinePictures.shown(some, files, filesAddress);
        return withElsewhere ? InlinePictures.withElsewhere(within) : InlinePictures.withoutElsewhere(within);
    }

    /** The files that are not shown in place. */
    public List<FileView> filesBeside() {
        var within = InlinePictures.within(quotedHtml == null ? html : html + quotedHtml, files);
        return files.stream().filter(file -> !within.contains(file.id())).toList();
    }
}
