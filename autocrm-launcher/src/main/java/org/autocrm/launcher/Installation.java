package org.autocrm.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** AutoCRM on one server, with its files in one folder: what can be started, and started again. */
public final class Installation {

    private final Server server;
    private final Path folder;
    private final Settings settings;
    private final Map<String, String> environment;
    private final BuildFolder build = BuildFolder.find();

    private Installation(Server server, Path folder, Settings settings, Map<String, String> environment) {
        this.server = server;
        this.folder = folder;
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * An installation that keeps its queues in the work folder. The settings have the names of the environment; names
     * that are no setting reach the server's process as they are. Without an HTTP port, it gets a free one.
     */
    public static Installation of(Server server, Path workFolder, Map<String, String> settings) {
        var own = Settings.of(settings)
                .with(Setting.SERVER, server.id())
                .withDefault(Setting.HTTP_PORT, Integer.toString(Ports.free()))
                .withDefault(Setting.DEMO, "false");
        own = own.withDefault(Setting.PUBLIC_URL, "http://localhost:" + own.get(Setting.HTTP_PORT));
        return new Installation(
                server, workFolder.toAbsolutePath().normalize().resolve(server.id()), own, Map.copyOf(settings));
    }

    /** Starts the server with the application. Returns at once; see {@link RunningServer#waitUntilReady}. */
    public RunningServer start() {
        var host = settings.get(Setting.HTTP_HOST);
        var port = settings.port(Setting.HTTP_PORT);
        if (!Ports.isFree(host, port)) {
            throw new Refusal("Port " + port + " on " + host + " is in use: choose another with AUTOCRM_HTTP_PORT.");
        }
        if (!Files.exists(build.ear())) {
            throw new Refusal(build.ear() + " is missing: build it with \"mvn -DskipTests package\".");
        }
        var instance = new Distribution.Instance(build, server, folder, settings);
        var distribution = server.distribution();
        try {
            Files.createDirectories(folder);
            Orphans.end(folder);
            distribution.prepare(instance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var variables = new HashMap<>(environment);
        variables.putAll(settings.asEnvironment());
        variables.putAll(derived());
        variables.putAll(distribution.environment(instance));
        var process = ChildProcess.start(distribution.command(instance), variables, folder, logFile());
        Orphans.note(folder, process.pid());
        return new RunningServer(process, distribution, settings);
    }

    /** What the configuration of a server cannot work out itself. */
    private Map<String, String> derived() {
        return Map.of(
                "AUTOCRM_SMTP_SESSION", settings.has(Setting.SMTP_USER) ? "login" : "open",
                "AUTOCRM_SMTP_STARTTLS",
                        Boolean.toString(settings.get(Setting.SMTP_TLS).equals("starttls")),
                "AUTOCRM_SMTP_SSL",
                        Boolean.toString(settings.get(Setting.SMTP_TLS).equals("tls")),
                "AUTOCRM_BROKER_DATA", folder.resolve("broker").toString());
    }

    /** The file with all that the server says. */
    public Path logFile() {
        return folder.resolve("server.log");
    }
}
