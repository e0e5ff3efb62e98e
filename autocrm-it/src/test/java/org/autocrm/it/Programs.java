package org.autocrm.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that tests need; on Debian and as root, what is missing is installed. */
final class Programs {

    private Programs() {}

    /** The first of these that is on the path. */
    static Optional<Path> find(String... names) {
        var folders = Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A program, installed if it has to be. */
    static Path bring(String name) {
        return find(name)
                .or(() -> {
                    install(name);
                    return find(name);
                })
                .orElseThrow(() -> new IllegalStateException("Install " + name + ", which a test needs."));
    }

    /** Installs a package of Debian; elsewhere nothing happens, and the caller says what is missing. */
    static void install(String debianPackage) {
        try {
            for (var command : List.of(
                    List.of("apt-get", "update"),
                    List.of("apt-get", "install", "-y", "--no-install-recommends", debianPackage))) {
                var process = new ProcessBuilder(command).inheritIO();
                process.environment().put("DEBIAN_FRONTEND", "noninteractive");
                process.start().waitFor();
            }
        } catch (IOException e) {
            return; // no Debian
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
