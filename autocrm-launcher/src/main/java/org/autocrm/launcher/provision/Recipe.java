package org.autocrm.launcher.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.autocrm.launcher.BuildFolder;
import org.autocrm.launcher.Refusal;
import org.autocrm.launcher.Server;

/** How one kind of server is configured. */
abstract class Recipe {

    final BuildFolder build;
    private final Server server;
    private final Path unpacked;

    Recipe(BuildFolder build, Server server, Path unpacked) {
        this.build = build;
        this.server = server;
        this.unpacked = unpacked;
    }

    /** What the configuration depends on. */
    abstract List<Path> ingredients() throws IOException;

    /** Configures the server and says where its home is. */
    abstract Path configure() throws IOException;

    String stamp() throws IOException {
        return unpacked.getFileName() + " " + Stamp.of(ingredients());
    }

    /** The one folder that came out of the archive. */
    Path home() throws IOException {
        try (var folders = Files.list(unpacked)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    Path folder() {
        return build.server(server);
    }

    Path sources() {
        return build.configuration(server);
    }

    Path libraries() {
        return build.servers().resolve("libraries");
    }

    Path driver() {
        return libraries().resolve("postgresql.jar");
    }

    /** Runs a program to its end, and refuses with what it said when that is a bad one. */
    static String run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new Refusal(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The build was interrupted.", e);
        }
        return output;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
