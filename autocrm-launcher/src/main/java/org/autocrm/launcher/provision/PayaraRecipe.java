package org.autocrm.launcher.provision;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.autocrm.launcher.BuildFolder;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Ports;
import org.autocrm.launcher.Refusal;
import org.autocrm.launcher.Server;

/**
 * Configures a copy of the domain that comes with Payara, over its administration, and keeps it as what every run
 * copies.
 *
 * <p>The ports become variables first, so that many runs can stand beside each other, and everything listens on
 * loopback only.
 */
final class PayaraRecipe extends Recipe {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    PayaraRecipe(BuildFolder build, Path unpacked) {
        super(build, Server.PAYARA, unpacked);
    }

    @Override
    List<Path> ingredients() {
        return List.of(sources(), driver(), build.rar());
    }

    @Override
    Path configure() throws IOException {
        var home = home();
        var domain = folder().resolve("domain");
        Folders.copy(home.resolve("glassfish/domains/domain1"), domain);
        Files.copy(driver(), domain.resolve("lib/postgresql.jar"));
        var xml = domain.resolve("config/domain.xml");
        Files.writeString(xml, DomainXml.openPorts(Files.readString(xml)));
        var command = DomainXml.command(run(
                folder(),
                Map.of(),
                asadmin(home, "start-domain", "--dry-run", "--domaindir", folder().toString(), "domain")));
        Files.write(folder().resolve("command"), command);
        configure(home, command);
        Folders.delete(domain.resolve("logs"));
        return home;
    }

    private void configure(Path home, List<String> command) throws IOException {
        var port = Ports.free();
        var builder = new ProcessBuilder(command)
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder().resolve("configure.log").toFile());
        builder.environment().putAll(placeholders(port));
        var server = builder.start();
        try {
            awaitAdministration(server, port);
            var script = folder().resolve("configure.asadmin");
            Files.writeString(
                    script,
                    Files.readString(sources().resolve("configure.asadmin"))
                                    .replace("{rar}", build.rar().toString())
                            + Files.readString(sources().resolve("lean.asadmin")));
            refuseFailures(run(
                    folder(),
                    Map.of(),
                    asadmin(
                            home,
                            "--port",
                            Integer.toString(port),
                            "--interactive=false",
                            "multimode",
                            "--file",
                            script.toString())));
            server.destroy();
            if (!server.waitFor(1, TimeUnit.MINUTES)) {
                throw new Refusal("Payara does not stop after it was configured.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The build was interrupted.", e);
        } finally {
            server.destroyForcibly();
        }
        Folders.delete(folder().resolve("broker"));
    }

    /** A script goes on after a command that failed. */
    private static void refuseFailures(String output) {
        if (output.contains(" failed.")) {
            throw new Refusal("Payara refuses a part of its configuration:\n" + output);
        }
    }

    private Map<String, String> placeholders(int port) {
        var settings = new TreeMap<String, String>();
        for (var name : List.of(
                "DB_HOST",
                "DB_NAME",
                "DB_USER",
                "DB_PASSWORD",
                "SMTP_HOST",
                "SMTP_USER",
                "SMTP_PASSWORD",
                "SMTP_FROM")) {
            settings.put("AUTOCRM_" + name, "later");
        }
        settings.put("AUTOCRM_DB_PORT", "5432");
        settings.put("AUTOCRM_SMTP_PORT", "25");
        settings.put("AUTOCRM_SMTP_STARTTLS", "false");
        settings.put("AUTOCRM_SMTP_SSL", "false");
        settings.put("AUTOCRM_HTTP_HOST", "127.0.0.1");
        settings.put("AUTOCRM_HTTP_PORT", Integer.toString(Ports.free()));
        settings.put("AUTOCRM_PAYARA_ADMIN_PORT", Integer.toString(port));
        settings.put("AUTOCRM_BROKER_DATA", folder().resolve("broker").toString());
        return settings;
    }

    private void awaitAdministration(Process server, int port) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (!server.isAlive() || Instant.now().isAfter(deadline)) {
                throw new Refusal(
                        "Payara does not start to be configured; see " + folder().resolve("configure.log") + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> asadmin(Path home, String... arguments) {
        var command = new ArrayList<String>(List.of(
                java().toString(),
                "-jar",
                home.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
