package org.autocrm.launcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that passwords in the database are sealed with, where nobody sets one: made once, beside the database. */
public final class SecretKey {

    private static final int BYTES = 32;
    private static final String FILE = "secret.key";

    private SecretKey() {}

    /** A new key, in Base64. */
    public static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The key of a data folder; a new one where it has none. Only its owner can read the file. */
    static String keptIn(Path data) {
        var file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                var fresh = Files.createTempFile(data, FILE, null, ownersOnly());
                Files.writeString(fresh, random());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Refusal("The key of secrets in " + file + " can be neither read nor made: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
