package org.autocrm.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A file of a mail. It is decoded as it is read, so that a mail is never in memory twice.
 *
 * @param partId the Content-ID by which the HTML may refer to it (RFC 2392), without angle brackets
 */
public record MailFile(String name, String mediaType, Content content, Optional<String> partId) {

    /** What a file holds; it can be read again and again. */
    @FunctionalInterface
    public interface Content {

        InputStream open();
    }

    /** The file that holds these bytes. */
    public static MailFile of(String name, String mediaType, byte[] bytes) {
        return new MailFile(safe(name), mediaType, () -> new ByteArrayInputStream(bytes), Optional.empty());
    }

    /** The file's bytes, decoded. */
    public InputStream open() {
        return content.open();
    }

    /** All of it in memory. */
    public byte[] bytes() {
        try (var stream = open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the mail is in memory
        }
    }

    /** A name that is no path, and that every file system takes. */
    static String safe(String name) {
        var safe = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_").strip();
        return safe.isEmpty() ? "attachment" : safe;
    }
}
