package org.autocrm.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the build put what is started: the servers, PostgreSQL, the application and the broker's archive. */
public record BuildFolder(Path root) {

    /** The checkout named by the property {@code autocrm.root}, else the one around the working directory. */
    public static BuildFolder find() {
        var named = System.getProperty("autocrm.root", "");
        if (!named.isEmpty()) {
            return new BuildFolder(Path.of(named).toAbsolutePath().normalize());
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("autocrm-launcher/pom.xml")))
                .findFirst()
                .map(BuildFolder::new)
                .orElseThrow(() -> new Refusal("There is no AutoCRM checkout here: start from inside one."));
    }

    /** The folder of all servers. */
    public Path servers() {
        return root.resolve("autocrm-launcher/target/servers");
    }

    /** The folder of a configured server. */
    public Path server(Server server) {
        return servers().resolve(server.id());
    }

    /** The configuration of a server, as it is kept in the repository. */
    public Path configuration(Server server) {
        return root.resolve("src/main").resolve(server.id());
    }

    Path postgresql() {
        return servers().resolve("postgresql");
    }

    /** The application; the property {@code autocrm.ear} can name another file. */
    public Path ear() {
        var named = System.getProperty("autocrm.ear", "");
        return named.isEmpty() ? root.resolve("autocrm-ear/target/autocrm.ear") : Path.of(named);
    }

    /** The archive with Artemis for Liberty and Payara. */
    public Path rar() {
        return root.resolve("autocrm-artemis-rar/target/autocrm-artemis.rar");
    }
}
