package org.autocrm.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header of a mail or of one of its parts; what makes no sense in it is as good as absent. */
public final class Headers {

    private static final int MOST_LOOKED_AT = 32_000;
    private static final int MOST_OF_A_LIST = 32_000;
    private static final int LONGEST = 8_000;
    private static final int MOST_IDS = 1_000;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]++");
    private static final Pattern ID = Pattern.compile("<([^<>\\s\\p{Cntrl}]{1,900}+)>");

    private final Part part;

    Headers(Part part) {
        this.part = part;
    }

    /** Whether there is such a header, be it empty. */
    public boolean has(String name) {
        return values(name).length > 0;
    }

    public boolean hasAny(Iterable<String> names) {
        for (var name : names) {
            if (has(name)) {
                return true;
            }
        }
        return false;
    }

    /** All values under this name on one line, as written, bounded; empty where there are none. */
    public String raw(String name) {
        var line =
                SPACE.matcher(joined(name, " ", MOST_LOOKED_AT)).replaceAll(" ").strip();
        return start(line, LONGEST).strip();
    }

    /**
     * Each value under this name on a line of its own, as written, bounded; the first that stands there is the first.
     */
    public List<String> all(String name) {
        return Stream.of(values(name))
                .limit(MOST_IDS)
                .map(value ->
                        SPACE.matcher(start(value, LONGEST)).replaceAll(" ").strip())
                .toList();
    }

    /** The same in lower case. */
    public String value(String name) {
        return raw(name).toLowerCase(Locale.ROOT);
    }

    /** The same with the words of RFC 2047 decoded. */
    public String decoded(String name) {
        return EncodedWords.decoded(raw(name));
    }

    /** What it is about, on one line. */
    public String subject() {
        var written = SPACE.matcher(joined("Subject", " ", MOST_LOOKED_AT)).replaceAll(" ");
        return SPACE.matcher(EncodedWords.decoded(written)).replaceAll(" ").strip();
    }

    /** The addresses under this name, as far as they can be told apart. */
    public List<InternetAddress> addresses(String name) {
        try {
            var line = joined(name, ",", MOST_OF_A_LIST);
            var whole = line.length() < MOST_OF_A_LIST ? line : line.substring(0, Math.max(0, line.lastIndexOf(',')));
            return List.of(InternetAddress.parseHeader(whole, false));
        } catch (MessagingException e) {
            return List.of();
        }
    }

    /** The Message-IDs under this name, without angle brackets. */
    public List<String> ids(String name) {
        return idsIn(joined(name, " ", MOST_OF_A_LIST));
    }

    /** The Message-IDs in some text, without angle brackets. */
    public static List<String> idsIn(String text) {
        return ID.matcher(text)
                .results()
                .limit(MOST_IDS)
                .map(match -> match.group(1))
                .toList();
    }

    /**
     * The Message-IDs of the mails that it answers: In-Reply-To names that mail, References go from the oldest to the
     * newest (RFC 5322, section 3.6.4).
     */
    public List<String> answered() {
        var all = new LinkedHashSet<>(ids("In-Reply-To"));
        var earlier = new ArrayList<>(ids("References"));
        Collections.reverse(earlier);
        all.addAll(earlier);
        return List.copyOf(all);
    }

    private String joined(String name, String delimiter, int most) {
        return start(String.join(delimiter, values(name)), most);
    }

    private String[] values(String name) {
        try {
            var values = part.getHeader(name);
            return values == null ? new String[0] : values;
        } catch (MessagingException e) {
            return new String[0];
        }
    }

    private static String start(String value, int most) {
        return value.length() <= most ? value : value.substring(0, most);
    }
}
