package org.autocrm.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the archive on the class path. */
record PostgresPrograms(Path folder, List<String> prefix) {

    private static final Map<String, String> ARCHIVES = Map.of(
            "linux-amd64", "postgres-linux-x86_64.txz",
            "linux-aarch64", "postgres-linux-arm_64.txz",
            "mac-x86_64", "postgres-darwin-x86_64.txz",
            "mac-aarch64", "postgres-darwin-arm_64.txz");

    /** Unpacks them unless that is done, also when several processes ask at once. */
    static PostgresPrograms unpackedIn(Path parent) {
        var archive = PostgresPrograms.class.getResource("/" + archive());
        if (archive == null) {
            throw new Refusal("There is no PostgreSQL to bring for this machine (" + platform()
                    + "): use your own with AUTOCRM_DB_HOST.");
        }
        try {
            Files.createDirectories(parent);
            var folder = parent.resolve(Integer.toHexString(archive.toString().hashCode()));
            try (var channel = FileChannel.open(
                            parent.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    var unfinished = Folders.fresh(parent.resolve("unfinished"));
                    try (var in = archive.openStream()) {
                        unpack(in, unfinished);
                    }
                    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return new PostgresPrograms(folder, prefixFor(System.getProperty("user.name")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archive() {
        return ARCHIVES.getOrDefault(platform(), "none");
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                ? "mac"
                : System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system + "-" + System.getProperty("os.arch");
    }

    /** PostgreSQL refuses to run as root; in a name space of its own it does not know that it does. */
    private static List<String> prefixFor(String user) {
        return user.equals("root") ? List.of("unshare", "-U") : List.of();
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    /** The command line of one of the programs. */
    List<String> command(String program, List<String> arguments) {
        return ChildProcess.concat(
                ChildProcess.concat(
                        prefix, List.of(folder.resolve("bin").resolve(program).toString())),
                arguments);
    }

    /** Runs one of the programs to its end. */
    Outcome run(String program, String... arguments) {
        try {
            var process = new ProcessBuilder(command(program, List.of(arguments)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The start was interrupted.", e);
        }
    }

    /** How a program ended and what it said. */
    record Outcome(int exitCode, String output) {

        boolean isGood() {
            return exitCode == 0;
        }
    }
}
