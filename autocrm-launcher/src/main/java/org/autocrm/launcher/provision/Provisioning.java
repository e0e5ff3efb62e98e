package org.autocrm.launcher.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.autocrm.launcher.BuildFolder;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Installed;
import org.autocrm.launcher.Server;

/** Configures the servers that Maven has unpacked, those that are not up to date. */
public final class Provisioning {

    private Provisioning() {}

    /** Each argument is {@code server-version=skip}, with {@code false} for a server to configure. */
    public static void main(String[] arguments) throws IOException {
        for (var archive : asked(arguments)) {
            provision(BuildFolder.find(), archive);
        }
    }

    /** The archives, as {@code wildfly-39.0.1.Final}, that are not to be skipped. */
    static List<String> asked(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.endsWith("=false"))
                .map(argument -> argument.substring(0, argument.indexOf('=')))
                .toList();
    }

    private static void provision(BuildFolder build, String archive) throws IOException {
        var server = Server.of(archive.substring(0, archive.indexOf('-')));
        var recipe = recipe(build, server, build.servers().resolve("unpacked").resolve(archive));
        var stamp = recipe.stamp();
        if (!Installed.isUpToDate(build, server, stamp)) {
            Folders.fresh(build.server(server));
            new Installed(recipe.configure(), stamp).write(build, server);
        }
    }

    private static Recipe recipe(BuildFolder build, Server server, Path unpacked) {
        return switch (server) {
            case WILDFLY -> new WildFlyRecipe(build, unpacked);
            case LIBERTY -> new LibertyRecipe(build, unpacked);
            case PAYARA -> new PayaraRecipe(build, unpacked);
        };
    }
}
