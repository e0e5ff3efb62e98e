package org.autocrm.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.autocrm.shared.Tokens;

/** A body that was read to its end into a temporary file, so that a slow sender holds no transaction. */
final class Spool implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final Path file;
    private final String sha256;

    private Spool(Path file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /**
     * What the stream holds.
     *
     * @param most so many bytes are allowed
     * @throws Refused if it holds more
     */
    static Spool of(InputStream body, long most) throws IOException {
        var file = Files.createTempFile("autocrm-upload", null);
        try {
            return new Spool(file, fill(file, body, most));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static String fill(Path file, InputStream body, long most) throws IOException {
        var digest = Tokens.sha256();
        long size = 0;
        try (var out = Files.newOutputStream(file)) {
            var piece = new byte[PIECE];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                size += read;
                if (size > most) {
                    throw Refused.tooLarge(body);
                }
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    String sha256() {
        return sha256;
    }

    InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
