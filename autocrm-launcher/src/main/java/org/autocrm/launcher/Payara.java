package org.autocrm.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs AutoCRM on Payara, in a copy of the configured domain.
 *
 * <p>The application lies in the folder that Payara deploys from by itself, because only that waits for the resource
 * adapter: a command at boot runs before it is loaded.
 */
final class Payara implements Distribution {

    private static final Pattern FAILURE = Pattern.compile(
            "AutoDeploy failed|\\[AutoDeploy\\] (Failed|Deployment of)|Exception while (loading|deploying|preparing) the app|NCLS-CORE-00051|BindException");

    @Override
    public void prepare(Instance instance) throws IOException {
        var domain = instance.folder().resolve("domain");
        Folders.delete(domain);
        Folders.copy(instance.installation().resolve("domain"), domain);
        if (instance.settings().has(Setting.SMTP_USER)) {
            var xml = domain.resolve("config/domain.xml");
            Files.writeString(xml, withLogIn(Files.readString(xml)));
        }
        Files.copy(
                instance.build().ear(),
                Files.createDirectories(domain.resolve("autodeploy")).resolve("autocrm.ear"));
    }

    /** The mail session with a log-in gets the name that the application looks for. */
    static String withLogIn(String xml) {
        return xml.replace("\"mail/autocrm\"", "\"mail/autocrm-open\"")
                .replace("\"mail/autocrm-login\"", "\"mail/autocrm\"");
    }

    @Override
    public List<String> command(Instance instance) {
        var template = instance.installation().resolve("domain").toString();
        var domain = instance.folder().resolve("domain").toString();
        var heap = "-Xmx" + instance.settings().get(Setting.HEAP);
        try {
            return Files.readAllLines(instance.installation().resolve("command")).stream()
                    .map(word -> word.replace(template, domain))
                    .map(word -> word.startsWith("-Xmx") ? heap : word)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> environment(Instance instance) {
        return Map.of(
                "AUTOCRM_PAYARA_ADMIN_PORT", Integer.toString(Ports.free()),
                "AUTOCRM_DB_PASSWORD", instance.settings().get(Setting.DB_PASSWORD),
                "AUTOCRM_SMTP_HOST", orElse(instance, Setting.SMTP_HOST, "127.0.0.1"),
                "AUTOCRM_SMTP_USER", orElse(instance, Setting.SMTP_USER, "nobody"),
                "AUTOCRM_SMTP_PASSWORD", orElse(instance, Setting.SMTP_PASSWORD, "none"));
    }

    /** Payara knows no default for a variable that is missing. */
    private static String orElse(Instance instance, Setting setting, String other) {
        return instance.settings().has(setting) ? instance.settings().get(setting) : other;
    }

    @Override
    public Optional<String> failureIn(String line) {
        return FAILURE.matcher(line).find() ? Optional.of(line.strip()) : Optional.empty();
    }
}
