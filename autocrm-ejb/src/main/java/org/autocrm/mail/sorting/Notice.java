package org.autocrm.mail.sorting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a mail server wrote for people: whom it could not reach, with which words, and below that the mail it returns.
 *
 * <p>Servers agree on few things, but most name each recipient at the start of a line, or after one of some words, and
 * then say why.
 *
 * @param said the notice itself, without the returned mail
 * @param returned the returned mail as it stands in the text; empty where there is none
 * @param told what is said about each recipient, in the order of the notice
 */
record Notice(String said, String returned, Map<String, String> told) {

    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_WORDS = 3_000;

    private static final String A = "<?(" + Texts.ADDRESS + ")>?";

    /** The recipient stands first in its line. */
    private static final Pattern LEADS = Pattern.compile(
            "[\\s*•-]{0,40}(?:-> ?|>>> ?)?" + A
                    + "(?:\\(" + Texts.ADDRESS + "\\)|\\s){0,3}+"
                    + "(?=$|[:(,]|<mailto:|on \\p{L}{3}, |\\(expanded from|delivery failed|[-\u2013] |\\.\\.\\.|;|<<<|\\[)(.*+)");

    /** Sendmail repeats the recipient with its code: {@code 550 5.1.1 <ann@example.org>... User unknown}. */
    private static final Pattern AFTER_CODE = Pattern.compile(
            "\\s{0,9}[45]\\d\\d[ -](?:[45]\\.\\d{1,3}\\.\\d{1,3} )?<(" + Texts.ADDRESS + ")>\\.\\.\\.(.*+)");

    /** A new session begins in a transcript. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)^[. ]{0,5}while talking to ");

    private static final Pattern COMMAND =
            Pattern.compile("(?i)\\s{0,9}(?:sent )?(?:>>>|<<<)\\s{0,9}rcpt to: ?<(" + Texts.ADDRESS + ")>.*+");

    private static final Pattern REFUSAL =
            Pattern.compile("(?i)\\s{0,9}(?:received )?(?:<<<|>>>)\\s{0,9}[45]\\d\\d[ -].*+");

    private static final Pattern PUNCTUATION = Pattern.compile("^[<>:.,;)\\s]{1,10}+");

    private static final Pattern LABELLED =
            Pattern.compile("(?i)[\\s*-]{0,40}(?:was |were |could )?(?:(?:final|original|failed|intended)[- ])?"
                    + "(?:recipient(?:\\(s\\)|s)?(?: e-?mail)?(?: address)?|address(?:ed to|ee)?|to address|destinataire|empfänger"
                    + "|destinatario|(?:could )?not be delivered to|unable to deliver to|unable to deliver message to|unknown user"
                    + "|user unknown|undeliverable to|delivery failed to|failed to deliver to|failed addresses"
                    + "|not delivered to|cannot be delivered to|rcpt to)\\s{0,5}:?\\s{0,5}(?:rfc822;\\s{0,5})?"
                    + A + "(.*+)");

    private static final Pattern IN_A_SENTENCE =
            Pattern.compile("(?i)(?:\\bto:? {1,3}(?:the )?(?:following )?(?:address |recipient )?"
                    + "|\\brecipient:? {1,3}|\\baddress:? {1,3}|\\buser |\\bmailbox |\\bfor )" + A);

    private static final Pattern NO_RECIPIENT = Pattern.compile(
            "(?i)(?:mail from|sender|from|reply-to|return-path|contact|postmaster|message-id|envelope-from|abuse|e-?mail us)\\b");

    private static final List<String> RETURNED_BELOW = Texts.listed("""
            below this line is a copy | this is a copy of | original message follows | original message headers |
            original mail headers | original headers | unsent message follows | unsent message below |
            message header follows | message headers follow | message follows | below is a copy of |
            the following is a copy of | following is a copy of | here is a copy of | included is a copy of |
            original mail info | here is your message | returned message follows | returned message |
            returned mail follows | received message follows | received headers | the rejected message |
            message text follows | text of the message | a copy of the original message | a copy of your message |
            copy of your message | contents of your message | contents of the message | your original message |
            the original message headers | the header of the original | the headers of the original |
            header of the original message | headers of the original message | start of original message |
            start of message header | beginning of the original | begin message header | message history |
            en-têtes de message d'origine | en-têtes du message d'origine | ursprüngliche nachrichtenkopfzeilen |
            kopfzeilen der ursprünglichen nachricht | ursprüngliche nachricht | encabezados de mensaje original |
            encabezados del mensaje original | intestazioni del messaggio originale |
            intestazioni originali del messaggio | oorspronkelijke berichtkoppen | oorspronkelijk bericht |
            cabeçalhos da mensagem original | oryginalne nagłówki wiadomości | 元のメッセージ | オリジナル メッセージ | 原始邮件
            """);

    /** A line that names a recipient, and what it says besides. */
    private record Lead(String recipient, String words) {}

    static Notice of(String text) {
        var lines = text.lines().limit(MOST_LINES).map(Notice::bounded).toList();
        int end = endOf(lines);
        var said = lines.subList(0, end);
        return new Notice(
                String.join("\n", said),
                String.join("\n", lines.subList(Math.min(end + 1, lines.size()), lines.size())),
                told(said));
    }

    /** What is said about a recipient. */
    Optional<String> about(String recipient) {
        return Optional.ofNullable(told.get(recipient));
    }

    /** Recipients that the notice names only in passing. */
    List<String> mentioned(Set<String> without) {
        List<String> found = new ArrayList<>();
        for (var line : (Iterable<String>) said.lines()::iterator) {
            var sentence = IN_A_SENTENCE.matcher(line);
            while (sentence.find() && found.size() < MOST_RECIPIENTS) {
                var address = Texts.address(sentence.group(1));
                if (!without.contains(address) && !found.contains(address)) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    /** Any address in it that may be a recipient's. */
    List<String> anyone(Set<String> without) {
        return said.lines()
                .filter(line -> !NO_RECIPIENT.matcher(line).find())
                .flatMap(line -> Texts.addresses(line).stream())
                .filter(address -> !without.contains(address))
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    private static String bounded(String line) {
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }

    private static int endOf(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (startsReturned(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : "")) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean startsReturned(String line, String next) {
        var words = Texts.lower(line.strip());
        int start = 0;
        while (start < words.length() && "-=*_#+ ".indexOf(words.charAt(start)) >= 0) {
            start++;
        }
        var plain = words.substring(start);
        return Texts.startsWithAny(plain, RETURNED_BELOW)
                || (start > 0 && plain.startsWith("original message"))
                || (words.startsWith("received: from ") && !next.isBlank())
                || (words.startsWith("return-path: <") && !next.isBlank());
    }

    private static Map<String, String> told(List<String> lines) {
        Map<String, StringBuilder> told = new LinkedHashMap<>();
        StringBuilder words = new StringBuilder();
        var before = "";
        var betweenRecipients = false;
        for (var line : lines) {
            var lead = lead(line, before);
            if (betweenRecipients && ELSEWHERE.matcher(line).find()) {
                words = new StringBuilder();
            }
            betweenRecipients |= AFTER_CODE.matcher(line).matches();
            if (lead.isPresent() && told.size() < MOST_RECIPIENTS) {
                words = told.computeIfAbsent(lead.get().recipient(), recipient -> new StringBuilder());
            }
            if (words.length() < MOST_WORDS) {
                words.append(lead.map(Lead::words).orElse(line)).append('\n');
            }
            before = line;
        }
        Map<String, String> result = new LinkedHashMap<>();
        told.forEach((address, said) -> result.put(address, said.toString()));
        return result;
    }

    private static Optional<Lead> lead(String line, String before) {
        if (REFUSAL.matcher(line).matches()) {
            var command = COMMAND.matcher(before);
            return command.matches() ? Optional.of(new Lead(Texts.address(command.group(1)), line)) : Optional.empty();
        }
        if (line.indexOf('@') < 0) {
            return Optional.empty();
        }
        var first = LEADS.matcher(line);
        if (first.matches()) {
            var rest = PUNCTUATION.matcher(first.group(2)).replaceFirst("");
            return Optional.of(new Lead(Texts.address(first.group(1)), rest));
        }
        for (var form : List.of(AFTER_CODE, LABELLED)) {
            var found = form.matcher(line);
            if (found.matches()) {
                return Optional.of(new Lead(Texts.address(found.group(1)), line));
            }
        }
        return Optional.empty();
    }
}
