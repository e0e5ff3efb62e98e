package org.autocrm.launcher.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One short text that changes when any of these files does. */
final class Stamp {

    private Stamp() {}

    static String of(List<Path> filesAndFolders) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var path : filesAndFolders) {
                add(digest, path);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, Path root) throws IOException {
        try (var files = Files.walk(root)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                digest.update((root.relativize(file) + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content(file));
            });
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
