package org.autocrm.mail.sorting;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server answered when it did not take a mail: its codes and its words, and what they mean.
 *
 * @param status the code of RFC 3463; empty where none is said
 * @param words what the server said
 * @param context where the words stand, such as the transcript of the session
 */
record ServerAnswer(String status, String words, String context) {

    private static final String CODE = "([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d]|\\.\\d)";
    private static final Pattern AFTER_REPLY = Pattern.compile("(?<![\\d.])[245]\\d\\d[ :-]{1,2}#?" + CODE);
    private static final Pattern MARKED = Pattern.compile("(?:#|status[:=] ?|\\(|dsn ?[=:] ?)" + CODE);
    private static final Pattern ALONE = Pattern.compile("(?<![\\w.])" + CODE + "(?![\\w/])");
    private static final Pattern REPLY = Pattern.compile("(?<![\\w.:#-])([45]\\d\\d)(?=[ :-](?![\\d.]*\\]))");

    private static final Pattern IN_REPLY_TO = Pattern.compile("(?i)(?:in reply to|after|following|did not like our"
            + "|\\bin|\\[|response to)\\s{1,3}?(?:the )?(?:final |end of |initial |pipelined )?"
            + "(rcpt|mail from|data|ehlo|helo|connection|end of message)|\\[(RCPT_TO)]");
    private static final Pattern SENT = Pattern.compile(">>>\\s{0,5}(rcpt|mail|data|ehlo|helo|\\.)");
    private static final Pattern REFUSED = Pattern.compile("<<<\\s{0,5}[45]\\d\\d");
    /** Gmail tells how far it came: 14 is RCPT TO, 17 and 18 are DATA. */
    private static final Pattern STATE = Pattern.compile("\\(state (\\d\\d)\\)");

    private static final Pattern UNTELLING =
            Pattern.compile("(?:https?://|www\\.)\\S{1,500}+|<" + Texts.ADDRESS + ">|" + Texts.ADDRESS);

    /** What the codes of RFC 3463 and of its registry mean, class aside. */
    private static final Map<String, Reason> BY_STATUS = Map.ofEntries(
            Map.entry("1.0", Reason.USER_UNKNOWN),
            Map.entry("1.1", Reason.USER_UNKNOWN),
            Map.entry("1.2", Reason.HOST_UNKNOWN),
            Map.entry("1.3", Reason.USER_UNKNOWN),
            Map.entry("1.4", Reason.FILTERED),
            Map.entry("1.6", Reason.HAS_MOVED),
            Map.entry("1.7", Reason.REJECTED),
            Map.entry("1.8", Reason.REJECTED),
            Map.entry("1.9", Reason.SYSTEM_ERROR),
            Map.entry("1.10", Reason.NOT_ACCEPT),
            Map.entry("1.351", Reason.USER_UNKNOWN),
            Map.entry("2.0", Reason.FILTERED),
            Map.entry("2.1", Reason.FILTERED),
            Map.entry("2.2", Reason.MAILBOX_FULL),
            Map.entry("2.3", Reason.EXCEED_LIMIT),
            Map.entry("2.4", Reason.FILTERED),
            Map.entry("3.0", Reason.SYSTEM_ERROR),
            Map.entry("3.1", Reason.SYSTEM_FULL),
            Map.entry("3.2", Reason.NOT_ACCEPT),
            Map.entry("3.3", Reason.SYSTEM_ERROR),
            Map.entry("3.4", Reason.MESG_TOO_BIG),
            Map.entry("3.5", Reason.SYSTEM_ERROR),
            Map.entry("4.0", Reason.NETWORK_ERROR),
            Map.entry("4.1", Reason.EXPIRED),
            Map.entry("4.2", Reason.NETWORK_ERROR),
            Map.entry("4.3", Reason.SYSTEM_ERROR),
            Map.entry("4.4", Reason.HOST_UNKNOWN),
            Map.entry("4.5", Reason.SYSTEM_FULL),
            Map.entry("4.6", Reason.NETWORK_ERROR),
            Map.entry("4.7", Reason.EXPIRED),
            Map.entry("4.8", Reason.NETWORK_ERROR),
            Map.entry("4.310", Reason.HOST_UNKNOWN),
            Map.entry("4.312", Reason.NETWORK_ERROR),
            Map.entry("4.316", Reason.EXPIRED),
            Map.entry("7.0", Reason.SECURITY_ERROR),
            Map.entry("7.1", Reason.SECURITY_ERROR),
            Map.entry("7.2", Reason.SECURITY_ERROR),
            Map.entry("7.9", Reason.POLICY_VIOLATION),
            Map.entry("7.13", Reason.SUSPEND),
            Map.entry("7.14", Reason.SECURITY_ERROR),
            Map.entry("7.20", Reason.AUTH_FAILURE),
            Map.entry("7.21", Reason.AUTH_FAILURE),
            Map.entry("7.22", Reason.AUTH_FAILURE),
            Map.entry("7.23", Reason.AUTH_FAILURE),
            Map.entry("7.24", Reason.AUTH_FAILURE),
            Map.entry("7.25", Reason.REQUIRE_PTR),
            Map.entry("7.26", Reason.AUTH_FAILURE),
            Map.entry("7.27", Reason.REJECTED),
            Map.entry("7.28", Reason.TOO_MANY_CONN),
            Map.entry("7.509", Reason.AUTH_FAILURE));

    /**
     * An answer to one recipient.
     *
     * @param stated the code that a machine-readable report gives, which is often a vaguer one than the server's
     */
    static ServerAnswer of(String stated, String words, String context) {
        var bounded = words.length() > 4_000 ? words.substring(0, 4_000) : words;
        var named = firstIn(ALONE, stated).orElse("");
        var said = said(bounded).filter(code -> named.isEmpty() || !code.endsWith(".0.0"));
        return new ServerAnswer(said.orElse(named), bounded, context);
    }

    /** The code that the server itself gave. */
    private static Optional<String> said(String words) {
        return firstIn(AFTER_REPLY, words).or(() -> firstIn(MARKED, words)).or(() -> firstIn(ALONE, words));
    }

    private static Optional<String> firstIn(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Whether there is a code of SMTP or of RFC 3463 in a text. */
    static boolean isIn(String text) {
        return REPLY.matcher(text).find() || ALONE.matcher(text).find();
    }

    Failure failure(String recipient, boolean tried) {
        var reason = reason(tried);
        var temporary = status.startsWith("4") && reason == Reason.NOT_ACCEPT;
        return new Failure(recipient, status, reason.isPermanent() && !tried && !temporary, reason, words);
    }

    /** @param tried whether the server goes on trying */
    Reason reason(boolean tried) {
        var lower = Texts.oneLine(Texts.lower(words), 4_000);
        var telling = UNTELLING.matcher(lower).replaceAll(" ");
        var said = ReasonWords.in(telling).map(this::refined);
        return said.or(this::byStatus)
                .or(() -> ReasonWords.faintlyIn(telling)
                        .map(reason -> reason == Reason.FILTERED && atRecipient(lower) ? Reason.USER_UNKNOWN : reason))
                .orElse(tried ? Reason.EXPIRED : Reason.UNDEFINED);
    }

    private Reason refined(Reason reason) {
        if (reason == Reason.USER_UNKNOWN) {
            return nobody();
        }
        return reason == Reason.MESG_TOO_BIG && status.endsWith(".2.3") ? Reason.EXCEED_LIMIT : reason;
    }

    private Optional<Reason> byStatus() {
        if (status.isEmpty() || status.endsWith(".0.0")) {
            return Optional.empty();
        }
        var detail = status.substring(2);
        return Optional.ofNullable(BY_STATUS.get(detail)).or(() -> bySubject(detail.charAt(0)));
    }

    private static Optional<Reason> bySubject(char subject) {
        return switch (subject) {
            case '3' -> Optional.of(Reason.SYSTEM_ERROR);
            case '4' -> Optional.of(Reason.NETWORK_ERROR);
            case '5' -> Optional.of(Reason.SYNTAX_ERROR);
            case '6' -> Optional.of(Reason.CONTENT_ERROR);
            case '7' -> Optional.of(Reason.SECURITY_ERROR);
            default -> Optional.empty();
        };
    }

    /** A server that says "user unknown" only after it saw the mail, or under another code, has filtered the mail. */
    private Reason nobody() {
        var command = command();
        if (command.startsWith("data") || command.startsWith("end of") || command.equals(".")) {
            return Reason.FILTERED;
        }
        var otherCode = status.matches("5\\.[27]\\.\\d{1,3}");
        return otherCode && !command.startsWith("rcpt") ? Reason.FILTERED : Reason.USER_UNKNOWN;
    }

    private boolean atRecipient(String lower) {
        var reply = firstIn(REPLY, lower).orElse("");
        return command().startsWith("rcpt") && (reply.equals("550") || reply.equals("551") || reply.equals("553"));
    }

    /** The command of SMTP that the server refused, in lower case; empty where that is not told. */
    private String command() {
        for (var text : new String[] {words, context}) {
            var told = IN_REPLY_TO.matcher(text);
            if (told.find()) {
                return told.group(1) == null ? "rcpt" : Texts.lower(told.group(1));
            }
        }
        var transcript = Texts.lower(context.isEmpty() ? words : context);
        var state = STATE.matcher(transcript);
        if (state.find()) {
            return state.group(1).equals("14") ? "rcpt" : state.group(1).compareTo("17") < 0 ? "mail" : "data";
        }
        if (transcript.contains("no valid recipients")) {
            return ""; // the servers are pipelining (RFC 2920), so the answer may be to another command
        }
        var refused = REFUSED.matcher(transcript);
        var sent = SENT.matcher(refused.find() ? transcript.substring(0, refused.start()) : "");
        var last = "";
        while (sent.find()) {
            last = sent.group(1);
        }
        return last;
    }
}
