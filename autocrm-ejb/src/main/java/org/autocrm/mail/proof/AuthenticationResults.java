package org.autocrm.mail.proof;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a mail server that we trust found out about who sent a mail (RFC 8601). Only the header that it wrote last is
 * believed: those below may have come with the mail.
 */
public final class AuthenticationResults {

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern CHOSEN = Pattern.compile("[()]");
    private static final Pattern PART = Pattern.compile(";");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String results;

    private AuthenticationResults(String results) {
        this.results = results;
    }

    /**
     * The results of a mail.
     *
     * @param headers the values of {@code Authentication-Results}, from the top of the mail to its end
     * @param trusted the names (authserv-id) of the mail servers that are believed
     */
    public static AuthenticationResults of(List<String> headers, Set<String> trusted) {
        return headers.stream()
                .map(AuthenticationResults::withoutComments)
                .filter(header -> trusted.contains(server(header)))
                .findFirst()
                .map(AuthenticationResults::new)
                .orElseGet(() -> new AuthenticationResults(""));
    }

    /** What quotes, escapes or nests may hold words that the sender of the mail has chosen: it says nothing then. */
    private static String withoutComments(String header) {
        var words = COMMENT.matcher(header.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return CHOSEN.matcher(words).find() || header.indexOf('"') >= 0 || header.indexOf('\\') >= 0
                ? server(words)
                : words;
    }

    private static String server(String header) {
        return SPACE.split(PART.split(header, 2)[0].strip(), 2)[0];
    }

    /**
     * Whether a domain vouches for the mail as one of its own: by DMARC (RFC 7489), or by a signature (DKIM, RFC 6376)
     * of the domain itself or of one that it is part of.
     */
    public boolean prove(String domain) {
        var wanted = domain.toLowerCase(Locale.ROOT);
        return PART.splitAsStream(results)
                .skip(1)
                .map(String::strip)
                .anyMatch(result -> passes(result, "dmarc", "header.from", wanted)
                        || passes(result, "dkim", "header.d", wanted)
                        || passes(result, "dkim", "header.i", wanted));
    }

    private static boolean passes(String result, String method, String property, String domain) {
        var words = SPACE.split(result.replaceAll("\\s*=\\s*", "="));
        return words[0].equals(method + "=pass")
                && List.of(words).stream()
                        .filter(word -> word.startsWith(property + "="))
                        .map(word -> word.substring(word.indexOf('=') + 1))
                        .map(value -> value.substring(value.lastIndexOf('@') + 1))
                        .anyMatch(signer -> domain.equals(signer)
                                || (method.equals("dkim") && signer.contains(".") && domain.endsWith("." + signer)));
    }
}
