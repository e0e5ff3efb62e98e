package org.autocrm.launcher.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.autocrm.launcher.BuildFolder;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Server;

/**
 * Lays the configuration, the driver and the broker's archive beside each other; the server itself stays as it came.
 */
final class LibertyRecipe extends Recipe {

    LibertyRecipe(BuildFolder build, Path unpacked) {
        super(build, Server.LIBERTY, unpacked);
    }

    @Override
    List<Path> ingredients() {
        return List.of(sources(), driver(), build.rar());
    }

    @Override
    Path configure() throws IOException {
        Folders.copy(sources().resolve("config"), folder().resolve("config"));
        Files.copy(driver(), folder().resolve("postgresql.jar"));
        Files.copy(build.rar(), folder().resolve("autocrm-artemis.rar"));
        return home();
    }
}
