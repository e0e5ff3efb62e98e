package org.autocrm.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What it takes to run AutoCRM on one kind of server. */
interface Distribution {

    /** Lays out the files of this run, over those of the run before; keeps what is in the queues. */
    void prepare(Instance instance) throws IOException;

    /** The Java program that is the server, with all its arguments. */
    List<String> command(Instance instance);

    /** What this server's configuration reads from the environment beside the settings themselves. */
    Map<String, String> environment(Instance instance);

    /** What this line of the log says when it says that the application does not start. */
    Optional<String> failureIn(String line);

    /** One run of a server: where its files are, and what is set. */
    record Instance(BuildFolder build, Server server, Path folder, Settings settings) {

        /** The folder of the configured server, which all its instances share. */
        Path installation() {
            return build.server(server);
        }

        /** What provisioning noted about the server. */
        Installed installed() {
            return Installed.read(build, server);
        }

        static Path java() {
            return Path.of(System.getProperty("java.home"), "bin", "java");
        }
    }
}
