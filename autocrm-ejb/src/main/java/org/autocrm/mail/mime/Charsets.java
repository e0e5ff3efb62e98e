package org.autocrm.mail.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The charset that somebody meant: mails name charsets that are not theirs, or that nobody knows. */
final class Charsets {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Charsets that programs name where they mean a wider one (Encoding Standard, section 4.2). */
    private static final Map<String, String> WIDER = Map.of(
            "ISO-8859-1", "windows-1252",
            "GB2312", "GB18030",
            "GBK", "GB18030",
            "Shift_JIS", "windows-31j",
            "ISO-2022-JP", "x-windows-iso2022jp",
            "EUC-KR", "x-windows-949");

    /** So many bytes of a character may be missing where a text was cut off. */
    private static final int CUT_OFF = 4;

    private Charsets() {}

    /** The charset of this name, empty for one that nobody knows. */
    static Optional<Charset> named(String name) {
        try {
            var plain = name.strip();
            var charset = Charset.forName(Charset.isSupported(plain) ? plain : MimeUtility.javaCharset(plain));
            return Optional.of(Charset.forName(WIDER.getOrDefault(charset.name(), charset.name())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The text of these bytes in the charset that they are said to be in; where that is unknown or cannot be, they are
     * read as UTF-8, else as Windows 1252.
     *
     * @param isCutOff whether the last character may be incomplete
     */
    static String decoded(byte[] bytes, Optional<String> charset, boolean isCutOff) {
        var named = charset.flatMap(Charsets::named)
                .filter(one -> !one.equals(StandardCharsets.US_ASCII)) // its bytes are UTF-8 too, or a lie
                .map(one -> new String(bytes, one));
        return named.filter(text -> !isBroken(text, isCutOff))
                .or(() -> Optional.of(new String(bytes, StandardCharsets.UTF_8))
                        .filter(text -> !isBroken(text, isCutOff)))
                .or(() -> named.filter(Charsets::isReadAllTheSame))
                .orElseGet(() -> new String(bytes, WINDOWS));
    }

    /** A few bytes may be wrong; where no others are beyond ASCII, the charset is. */
    private static boolean isReadAllTheSame(String decoded) {
        var broken = decoded.chars().filter(character -> character == '\uFFFD').count();
        var others = decoded.chars().filter(character -> character > 0x7f).count() - broken;
        return others > broken;
    }

    private static boolean isBroken(String decoded, boolean isCutOff) {
        var broken = decoded.indexOf('\uFFFD');
        return broken >= 0 && (!isCutOff || broken < decoded.length() - CUT_OFF);
    }
}
