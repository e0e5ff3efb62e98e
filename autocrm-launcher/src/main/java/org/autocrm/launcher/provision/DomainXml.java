package org.autocrm.launcher.provision;

import java.util.ArrayList;
import java.util.List;
import org.autocrm.launcher.Refusal;

/** What is changed in a Payara domain before it has ever run, and how it is started. */
final class DomainXml {

    private DomainXml() {}

    /** The domain with variables for its two ports, which then listen on loopback, and without the others. */
    static String openPorts(String xml) {
        var begin = xml.indexOf("<config name=\"server-config\"");
        var end = xml.indexOf("</config>", begin);
        var config = xml.substring(begin, end);
        config = config.replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"");
        config = replace(
                config,
                "<network-listener port=\"8080\"",
                "<network-listener address=\"${ENV=AUTOCRM_HTTP_HOST}\" port=\"${ENV=AUTOCRM_HTTP_PORT}\"");
        config = replace(
                config,
                "<network-listener port=\"4848\"",
                "<network-listener address=\"127.0.0.1\" port=\"${ENV=AUTOCRM_PAYARA_ADMIN_PORT}\"");
        for (var port : List.of("8181", "3700", "3820", "3920", "8686")) {
            config = replace(config, "port=\"" + port + "\"", "enabled=\"false\" port=\"" + port + "\"");
        }
        return xml.substring(0, begin) + config + xml.substring(end);
    }

    private static String replace(String text, String old, String other) {
        if (!text.contains(old)) {
            throw new Refusal("Payara's domain.xml has no " + old + " any more.");
        }
        return text.replace(old, other);
    }

    /** The command line that {@code start-domain --dry-run} prints, without what only costs time. */
    static List<String> command(String printed) {
        var lines = printed.lines()
                .dropWhile(line -> !line.endsWith("java"))
                .takeWhile(line -> !line.isBlank())
                .filter(line -> !line.contains("flashlight-agent")
                        && !line.startsWith("-Dorg.glassfish.additionalOSGiBundlesToStart"))
                .toList();
        var command = new ArrayList<String>(lines);
        command.set(command.indexOf("-read-stdin") + 1, "false");
        return command;
    }
}
