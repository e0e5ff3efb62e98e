package org.autocrm.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that is unpacked and configured: where it is, and the stamp of what it was configured with. */
public record Installed(Path home, String stamp) {

    private static final String NOTE = "installed";

    static Installed read(BuildFolder build, Server server) {
        var note = build.server(server).resolve(NOTE);
        try {
            if (!Files.exists(note)) {
                throw new Refusal("The server " + server.id() + " is not unpacked yet: run \"mvn -Dserver="
                        + server.id() + " -pl autocrm-launcher -am -DskipTests package\" once.");
            }
            var lines = Files.readAllLines(note);
            return new Installed(build.servers().resolve(lines.get(0)), lines.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a server with this stamp stands there complete. */
    public static boolean isUpToDate(BuildFolder build, Server server, String stamp) {
        return Files.exists(build.server(server).resolve(NOTE))
                && read(build, server).stamp().equals(stamp);
    }

    /** Notes, as the last step of provisioning, that the server is complete. */
    public void write(BuildFolder build, Server server) throws IOException {
        Files.writeString(build.server(server).resolve(NOTE), build.servers().relativize(home) + "\n" + stamp + "\n");
    }
}
