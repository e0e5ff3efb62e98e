package org.autocrm.mail.mailbox;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.Taking.Afterwards;
import org.autocrm.mail.mailbox.Taking.Backlog;
import org.jspecify.annotations.Nullable;

/** What a mailbox can be like. */
final class MailboxRules {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SENDER = 100;
    private static final int LONGEST_SIGNATURE = 2_000;
    private static final int LONGEST_FOLDER = 200;
    private static final int LONGEST_WORD = 254;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LAST_PORT = 65_535;
    private static final int LEAST_SECONDS = 2;
    private static final int MOST_SECONDS = 3_600;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.:_-]{0,252})");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private MailboxRules() {}

    /**
     * The details in the form that is kept: trimmed, and without what has no meaning for the protocol.
     *
     * @throws MailboxNotValid if a mailbox cannot be like that
     */
    static MailboxDetails checked(MailboxDetails typed) {
        var server = server(typed.server());
        var pushed = server.protocol() == Protocol.PUSH;
        return new MailboxDetails(
                line("name", typed.name(), LONGEST_NAME),
                server,
                pushed ? LogIn.byPassword("") : logIn(typed.logIn()),
                taking(server.protocol(), typed.taking()),
                speaking(typed.speaking()),
                typed.active());
    }

    private static MailServer server(MailServer typed) {
        if (typed.protocol() == Protocol.PUSH) {
            return MailServer.PUSHED;
        }
        var host = typed.host().strip();
        if (!HOST.matcher(host).matches()) {
            throw new MailboxNotValid("host", "host", "Name the mail server, such as imap.example.org.");
        }
        var port = typed.port() == 0 ? typed.protocol().usualPort(typed.encryption()) : typed.port();
        if (port < 1 || port > LAST_PORT) {
            throw new MailboxNotValid("port", "port", "A port is a number from 1 to " + LAST_PORT + ".");
        }
        return new MailServer(typed.protocol(), host, port, typed.encryption());
    }

    private static LogIn logIn(LogIn typed) {
        var user = typed.user().strip();
        if (user.isEmpty()
                || user.length() > LONGEST_WORD
                || CONTROL.matcher(user).find()) {
            throw new MailboxNotValid("user", "user", "Name the user to log in with; often it is the address.");
        }
        if (typed.access() == Access.PASSWORD) {
            return LogIn.byPassword(user);
        }
        var clientId = stripped(typed.clientId());
        if (clientId == null || clientId.length() > LONGEST_WORD) {
            throw new MailboxNotValid(
                    "clientId",
                    "client-id",
                    "Name the client id that the identity provider gave to this installation.");
        }
        return new LogIn(user, typed.access(), tokenUrl(typed.tokenUrl()), clientId, scope(typed.scope()));
    }

    private static String tokenUrl(@Nullable String typed) {
        try {
            var url = URI.create(typed == null ? "" : typed.strip());
            var host = url.getHost();
            if (host != null
                    && ("https".equals(url.getScheme())
                            || "http".equals(url.getScheme()) && THIS_MACHINE.contains(host))) {
                return url.toString();
            }
        } catch (IllegalArgumentException e) {
            // it is none
        }
        throw new MailboxNotValid(
                "tokenUrl", "token-url", "Name the token endpoint of the identity provider; it begins with https://.");
    }

    private static @Nullable String scope(@Nullable String typed) {
        var scope = stripped(typed);
        if (scope != null && scope.length() > LONGEST_TEXT) {
            throw new MailboxNotValid("scope", "scope", "A scope has " + LONGEST_TEXT + " characters at most.");
        }
        return scope;
    }

    private static Taking taking(Protocol protocol, Taking typed) {
        if (typed.everySeconds() < LEAST_SECONDS || typed.everySeconds() > MOST_SECONDS) {
            throw new MailboxNotValid(
                    "everySeconds",
                    "every-seconds",
                    "Look every " + LEAST_SECONDS + " to " + MOST_SECONDS + " seconds.");
        }
        return switch (protocol) {
            case IMAP -> imap(typed);
            case POP3 -> pop(typed);
            case PUSH -> new Taking("", Backlog.ALL, Afterwards.LEAVE, null, typed.everySeconds());
        };
    }

    private static Taking imap(Taking typed) {
        var folder = line("folder", typed.folder(), LONGEST_FOLDER);
        if (typed.afterwards() != Afterwards.MOVE) {
            return new Taking(folder, typed.backlog(), typed.afterwards(), null, typed.everySeconds());
        }
        var moveTo = line("moveTo", typed.moveTo() == null ? "" : typed.moveTo(), LONGEST_FOLDER);
        if (moveTo.equals(folder)) {
            throw new MailboxNotValid("moveTo", "move-to", "Mail is moved to another folder than it is taken from.");
        }
        return new Taking(folder, typed.backlog(), Afterwards.MOVE, moveTo, typed.everySeconds());
    }

    private static Taking pop(Taking typed) {
        if (typed.backlog() == Backlog.UNREAD) {
            throw new MailboxNotValid(
                    "backlog", "pop3-unread", "POP3 does not know what was read: take all that is there, or none.");
        }
        if (typed.afterwards() != Afterwards.LEAVE && typed.afterwards() != Afterwards.DELETE) {
            throw new MailboxNotValid(
                    "afterwards", "pop3-afterwards", "POP3 can leave mail in the mailbox or delete it, nothing else.");
        }
        return new Taking("INBOX", typed.backlog(), typed.afterwards(), null, typed.everySeconds());
    }

    private static Speaking speaking(Speaking typed) {
        var sender = stripped(typed.senderName());
        var signature = typed.signature() == null
                ? ""
                : CONTROL.matcher(typed.signature().replace("\r\n", "\n"))
                        .replaceAll("")
                        .strip();
        if (signature.length() > LONGEST_SIGNATURE) {
            throw new MailboxNotValid(
                    "signature", "signature", "A signature has " + LONGEST_SIGNATURE + " characters at most.");
        }
        return new Speaking(
                typed.address(),
                sender == null ? null : line("senderName", sender, LONGEST_SENDER),
                signature.isEmpty() ? null : signature,
                typed.team(),
                typed.acknowledges(),
                typed.signedAnswers());
    }

    private static String line(String member, String typed, int longest) {
        var line = typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.isEmpty() || line.length() > longest) {
            throw new MailboxNotValid(member, "length", "It has between 1 and " + longest + " characters.");
        }
        return line;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
