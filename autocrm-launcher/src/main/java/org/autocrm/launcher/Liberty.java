package org.autocrm.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs AutoCRM on Open Liberty, in a user directory of its own. */
final class Liberty implements Distribution {

    /** The application does not start, is invalid or is missing; a feature is missing; the port is taken. */
    private static final Pattern FAILURE =
            Pattern.compile("CWWKZ0002E|CWWKZ0004E|CWWKZ0014W|CWWKF0001E|CWWKO0221E|CWWKE0701E.*autocrm-artemis");

    @Override
    public void prepare(Instance instance) throws IOException {
        var server = Files.createDirectories(serverFolder(instance));
        Folders.copy(instance.installation().resolve("config"), server);
        Files.createDirectories(server.resolve("apps"));
        copyIfOther(instance.installation().resolve("postgresql.jar"), server.resolve("postgresql.jar"));
        copyIfOther(instance.installation().resolve("autocrm-artemis.rar"), server.resolve("autocrm-artemis.rar"));
        copyIfOther(instance.build().ear(), server.resolve("apps/autocrm.ear"));
    }

    /** An unchanged file keeps its time, and with it what Liberty has found out about the file before. */
    private static void copyIfOther(Path from, Path to) throws IOException {
        if (!Files.exists(to) || Files.mismatch(from, to) != -1) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path serverFolder(Instance instance) {
        return instance.folder().resolve("usr/servers/autocrm");
    }

    @Override
    public List<String> command(Instance instance) {
        var home = instance.installed().home();
        var command = new ArrayList<String>();
        command.add(Instance.java().toString());
        command.add("-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"));
        command.add("-Xmx" + instance.settings().get(Setting.HEAP));
        command.addAll(optionsIn(serverFolder(instance).resolve("jvm.options")));
        command.addAll(optionsIn(home.resolve("lib/platform/java/java9.options")));
        command.addAll(List.of("-jar", home.resolve("bin/tools/ws-server.jar").toString(), "autocrm"));
        return command;
    }

    private static List<String> optionsIn(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> environment(Instance instance) {
        return Map.of(
                "WLP_USER_DIR", instance.folder().resolve("usr").toString(),
                "LOG_DIR", instance.folder().resolve("logs").toString());
    }

    @Override
    public Optional<String> failureIn(String line) {
        return FAILURE.matcher(line).find() ? Optional.of(line.strip()) : Optional.empty();
    }
}
