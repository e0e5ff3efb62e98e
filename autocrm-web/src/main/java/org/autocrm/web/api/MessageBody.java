package org.autocrm.web.api;

import java.time.Instant;
import java.util.List;
import org.autocrm.ticket.FileView;
import org.autocrm.ticket.MessageView;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message of a ticket in JSON.
 *
 * @param text what its author wrote
 * @param authorId the account of the agent who wrote it; absent for others
 * @param origin the ticket on which it was written, where it came from there by a merge or a split
 */
@Schema(name = "Message")
public record MessageBody(
        @Schema(required = true, examples = "90210") long id,

        @Schema(
                required = true,
                enumeration = {"received", "reply", "note", "acknowledgement", "system", "automatic"},
                examples = "received")
        String kind,

        @Schema(required = true, examples = "Ann Lee") String author,

        @Schema(description = "The id of the agent who wrote it; absent for others", examples = "7") @Nullable
        Long authorId,

        @Schema(required = true, examples = "It jams on every second page.")
        String text,

        @Schema(required = true, examples = "<p>It jams on every second page.</p>")
        String html,

        @Schema(
                description = "What it repeats of the conversation behind it, and its signature; absent where nothing",
                examples = "> Does it jam?")
        @Nullable
        String quotedText,

        @Schema(description = "The same, as safe HTML", examples = "<p>&gt; Does it jam?</p>") @Nullable
        String quotedHtml,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant writtenAt,

        @Schema(
                description =
                        "The number of the ticket that it was written on, if it came from there by a merge or a split",
                examples = "10041")
        @Nullable
        String origin,

        @Schema(
                required = true,
                enumeration = {"none", "queued", "sending", "delayed", "sent", "failed", "bounced"},
                examples = "none")
        String delivery,

        @Schema(description = "What the mail server said against it", examples = "451 try again later") @Nullable
        String deliveryReason,

        @Schema(required = true) List<FileBody> files) {

    /** A file of a message; its size is in bytes. */
    @Schema(name = "File")
    public record FileBody(
            @Schema(required = true, description = "For /attachments/{id}", examples = "8151")
            long id,

            @Schema(required = true, examples = "printer.log")
            String name,

            @Schema(required = true, examples = "text/plain")
            String mediaType,

            @Schema(required = true, description = "In bytes", examples = "2048")
            long size,

            @Schema(
                    description = "The name by which the HTML refers to it: cid: and this",
                    examples = "image001@example.org")
            @Nullable
            String contentId) {

        private static FileBody of(FileView file) {
            return new FileBody(file.id(), file.name(), file.mediaType(), file.size(), file.partId());
        }
    }

    static MessageBody of(MessageView message) {
        var origin = message.origin();
        return new MessageBody(
                message.id(),
                JsonText.word(message.kind()),
                message.author(),
                message.authorId(),
                message.text(),
                message.html(),
                message.quotedText(),
                message.quotedHtml(),
                message.writtenAt(),
                origin == null ? null : origin.value(),
                JsonText.word(message.delivery()),
                message.deliveryReason(),
                message.files().stream().map(FileBody::of).toList());
    }
}
