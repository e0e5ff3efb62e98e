package org.autocrm.postman;

import jakarta.activation.DataSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;

/** An attachment as Jakarta Mail reads it: opened when it is written into the mail, and read piece by piece. */
final class AttachmentSource implements DataSource {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+"); // senders write what they like

    private final OutgoingMail.Attachment attachment;

    AttachmentSource(OutgoingMail.Attachment attachment) {
        this.attachment = attachment;
    }

    @Override
    public InputStream getInputStream() {
        return attachment.content().get();
    }

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("an attachment is only read");
    }

    /** A text or a mail would be read as one by the sender's library; a file is a file. */
    @Override
    public String getContentType() {
        var type = attachment.mediaType();
        return MEDIA_TYPE.matcher(type).matches() && !type.startsWith("multipart/") && !type.startsWith("message/")
                ? type
                : "application/octet-stream";
    }

    @Override
    public String getName() {
        return attachment.name();
    }
}
