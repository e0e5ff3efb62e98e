package org.autocrm.launcher.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.autocrm.launcher.BuildFolder;
import org.autocrm.launcher.Server;

/** Configures a domain. */
final class PayaraRecipe extends Recipe {

    PayaraRecipe(BuildFolder build, Path unpacked) {
        super(build, Server.PAYARA, unpacked);
    }

    @Override
    List<Path> ingredients() {
        return List.of(sources(), driver(), build.rar());
    }

    @Override
    Path configure() throws IOException {
        return home();
    }
}
