package org.autocrm.launcher.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.autocrm.launcher.BuildFolder;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Server;

/**
 * Makes two configurations of standalone-full.xml, one with the broker inside and one for a remote broker, and the
 * modules.
 */
final class WildFlyRecipe extends Recipe {

    WildFlyRecipe(BuildFolder build, Path unpacked) {
        super(build, Server.WILDFLY, unpacked);
    }

    @Override
    List<Path> ingredients() {
        return List.of(sources(), libraries().resolve("wildfly"), driver());
    }

    @Override
    Path configure() throws IOException {
        var home = home();
        modules();
        var base = Files.createDirectories(folder().resolve("base"));
        Folders.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        configuration(home, base, "standalone-autocrm.xml", "broker.cli");
        configuration(home, base, "standalone-autocrm-remote.xml", "remote-broker.cli");
        keep(base.resolve("configuration"));
        Folders.delete(base);
        return home;
    }

    private void modules() throws IOException {
        var modules = folder().resolve("modules");
        Folders.copy(sources().resolve("modules"), modules);
        Folders.copy(libraries().resolve("wildfly"), modules.resolve("org/eclipse/persistence/main"));
        Files.copy(driver(), modules.resolve("org/postgresql/main/postgresql.jar"));
    }

    private void configuration(Path home, Path base, String name, String broker) throws IOException {
        var configurations = base.resolve("configuration");
        Files.copy(configurations.resolve("standalone-full.xml"), configurations.resolve(name));
        var script = folder().resolve(name.replace(".xml", ".cli"));
        Files.writeString(
                script,
                "embed-server --server-config=" + name + " --std-out=discard\n"
                        + Files.readString(sources().resolve("configure.cli"))
                        + Files.readString(sources().resolve(broker))
                        + Files.readString(sources().resolve("lean.cli"))
                        + "stop-embedded-server\n");
        run(
                folder(),
                Map.of("JBOSS_HOME", home.toString()),
                List.of(
                        java().toString(),
                        "-Djboss.cli.config=" + home.resolve("bin/jboss-cli.xml"),
                        "-Djboss.server.base.dir=" + base,
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.cli",
                        "--file=" + script));
    }

    /** Keeps of the configurations what an instance needs. */
    private void keep(Path configurations) throws IOException {
        var kept = Files.createDirectories(folder().resolve("configuration"));
        try (var files = Files.list(configurations)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = file.getFileName().toString();
                if (name.startsWith("standalone-autocrm") || name.endsWith(".properties")) {
                    Files.copy(file, kept.resolve(name));
                }
            }
        }
    }
}
