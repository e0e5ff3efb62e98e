package org.autocrm.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Talks to the person who started AutoCRM. */
@SuppressWarnings("SystemOut")
final class Console {

    private final PrintStream out = System.out;

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void refuse(Refusal refusal) {
        say("");
        say(String.valueOf(refusal.getMessage()));
    }

    /** Everything worth knowing once AutoCRM is ready. */
    void welcome(Settings settings, Path log, long seconds) {
        var url = settings.get(Setting.PUBLIC_URL);
        say("");
        say("AutoCRM is ready after " + seconds + " s.");
        say("  Desk              " + url + "/autocrm");
        say("  Customers' door   " + url + "/support");
        say("  API document      " + url + "/autocrm/api/v1/openapi.json");
        say("  Server's log      " + log);
    }

    /** What to try in a demo. */
    void demo(Settings settings, List<String> logIns) {
        say("");
        logIns.forEach(line -> say("  " + line));
        say("");
        say("Write to support as a customer would:");
        say("  printf 'From: Ann <ann@customer.example>\\nTo: " + settings.get(Setting.MAILBOX_ADDRESS)
                + "\\nMessage-ID: <%s@customer.example>\\nSubject: My order\\n\\nWhere is it?\\n' $(date +%s) | curl -s smtp://127.0.0.1:"
                + settings.get(Setting.SMTP_PORT)
                + " --mail-from ann@customer.example --mail-rcpt " + settings.get(Setting.MAILBOX_ADDRESS) + " -T -");
    }

    void setUp(String link) {
        say("");
        say("Nobody can log in yet. Make the first administrator here, once:");
        say("  " + link);
    }

    void farewell() {
        say("");
        say("Ctrl-C stops everything.");
    }
}
