package org.autocrm.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs AutoCRM on WildFly, in a base directory of its own. */
final class WildFly implements Distribution {

    private static final Pattern FAILURE = Pattern.compile(
            "WFLYSRV0059|WFLYSRV0026|WFLYSRV0056|WFLYCTL0013: Operation \\(\"deploy\"\\) failed.*|WFLYDS0011|WFLYSRV0055");

    private static final List<String> OPTIONS = List.of(
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.awt.headless=true",
            "-Djboss.modules.system.pkgs=org.jboss.byteman",
            "-Djava.security.manager=allow",
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    @Override
    public void prepare(Instance instance) throws IOException {
        var folder = instance.folder();
        Folders.copy(instance.installation().resolve("configuration"), folder.resolve("configuration"));
        Folders.fresh(folder.resolve("tmp"));
        var deployments = Folders.fresh(folder.resolve("deployments"));
        Files.copy(instance.build().ear(), deployments.resolve("autocrm.ear"));
    }

    @Override
    public List<String> command(Instance instance) {
        var settings = instance.settings();
        var home = instance.installed().home();
        var folder = instance.folder();
        var host = settings.get(Setting.HTTP_HOST);
        var command = new ArrayList<String>();
        command.add(Instance.java().toString());
        command.add("-Xmx" + settings.get(Setting.HEAP));
        command.add("-XX:MetaspaceSize=160m");
        command.addAll(OPTIONS);
        command.add("-Dorg.jboss.boot.log.file=" + folder.resolve("log/boot.log"));
        command.add("-Dlogging.configuration="
                + folder.resolve("configuration/logging.properties").toUri());
        command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", modulePath(instance.installation().resolve("modules"), home.resolve("modules"))));
        command.add("org.jboss.as.standalone");
        command.add("-Djboss.home.dir=" + home);
        command.add("-Djboss.server.base.dir=" + folder);
        command.add("-Djboss.bind.address=" + host);
        command.add("-Djboss.bind.address.management=127.0.0.1");
        command.add("-Djboss.http.port=" + settings.port(Setting.HTTP_PORT));
        command.add("-Djboss.management.http.port=" + Ports.free());
        command.add("-c="
                + (settings.has(Setting.BROKER_HOST) ? "standalone-autocrm-remote.xml" : "standalone-autocrm.xml"));
        return command;
    }

    /** Ours first, so that EclipseLink is found in place of the empty module of the server. */
    private static String modulePath(Path ours, Path theirs) {
        return ours + File.pathSeparator + theirs;
    }

    @Override
    public Map<String, String> environment(Instance instance) {
        return Map.of();
    }

    @Override
    public Optional<String> failureIn(String line) {
        return FAILURE.matcher(line).find() ? Optional.of(line.strip()) : Optional.empty();
    }
}
