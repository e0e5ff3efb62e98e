package org.autocrm.mail.inbound;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the spam filters in front of us say of a mail. Each writes headers of its own, above all that were there: so
 * only the topmost of a name counts, and a sender who writes one cannot take a verdict away.
 */
final class SpamVerdict {

    /** The headers of SpamAssassin, Rspamd, Microsoft, Barracuda, Proofpoint, Bogofilter, DSPAM and Google. */
    static final String KNOWN = "X-Spam-Flag, X-Spam-Status, X-Spam, X-Spamd-Result, X-Rspamd-Action,"
            + " X-MS-Exchange-Organization-SCL, X-Forefront-Antispam-Report, X-Barracuda-Spam-Flag,"
            + " X-Barracuda-Spam-Status, X-Proofpoint-Spam-Details, X-Bogosity, X-DSPAM-Result, X-Gm-Spam";

    private static final int LONGEST = 200;

    /** What says that it is spam, where a header has a form of its own. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "x-spamd-result", Pattern.compile("(?i)[a-z_-]{1,50}: ?true\\b.*"), // default: True [16.1 / 15.0]
            "x-rspamd-action", Pattern.compile("(?i)(?:add header|rewrite subject|reject)\\b.*"),
            "x-ms-exchange-organization-scl", Pattern.compile("[5-9].*"), // 5 and more: Junk
            "x-forefront-antispam-report", Pattern.compile("(?i)(?:.*;)?\\s*SCL:[5-9];?.*"),
            "x-proofpoint-spam-details", Pattern.compile("(?i).*\\brule=(?!\\S*notspam)\\S*spam\\b.*"));

    private static final Pattern USUAL = Pattern.compile("(?i)(?:yes|true|spam|1)\\b.*");

    private SpamVerdict() {}

    /** The header that says that it is spam; empty where none of those does that are believed. */
    static Optional<String> of(MailGlance mail, Collection<String> believed) {
        return believed.stream()
                .flatMap(name -> mail
                        .first(name)
                        .filter(value -> FORMS.getOrDefault(name.toLowerCase(Locale.ROOT), USUAL)
                                .matcher(value)
                                .matches())
                        .map(value -> MailGlance.oneLine(name + ": " + value, LONGEST))
                        .stream())
                .findFirst();
    }
}
