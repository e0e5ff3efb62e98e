package org.autocrm.mail.sorting;

import java.util.regex.Pattern;
import org.autocrm.shared.EmailAddress;

/** Addresses that nobody reads, as their names say. */
public final class UnreadAddress {

    private static final Pattern NO_REPLY =
            Pattern.compile("(?:^|[^\\p{L}])(?:no|not|dont|donot|do[-_.]not|don[-_.]t)[-_.]?(?:reply|respond)"
                    + "|nicht[-_.]?antworten|keine[-_.]?antwort|ne[-_.]?pas[-_.]?repondre|no[-_.]?responder|nao[-_.]?respond"
                    + "|non[-_.]?rispondere|niet[-_.]?(?:be)?antwoorden|noreply");
    private static final Pattern MAIL_SYSTEM =
            Pattern.compile("mailer[-_.]?daemon|^(?:bounces?|listserv|majordomo)\\b");

    private UnreadAddress() {}

    /** Whether its name says that nobody reads what is written there, or only a program. */
    public static boolean isOne(EmailAddress address) {
        var local = address.value().substring(0, address.value().lastIndexOf('@'));
        return isNoReply(local) || MAIL_SYSTEM.matcher(local).find();
    }

    static boolean isNoReply(String local) {
        return NO_REPLY.matcher(local).find();
    }
}
