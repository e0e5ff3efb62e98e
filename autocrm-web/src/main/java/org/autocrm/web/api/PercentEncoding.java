package org.autocrm.web.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The percent-encoding of addresses (RFC 3986, section 2.1). Servers treat what cannot be read differently, some as a
 * fault of their own; so it is looked at before they do.
 */
final class PercentEncoding {

    private PercentEncoding() {}

    /** Whether each percent sign has its two digits, and what they encode is UTF-8. */
    static boolean isSound(String text) {
        if (text.indexOf('%') < 0) {
            return true;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.write(text.charAt(i) < 0x80 ? text.charAt(i) : '?'); // what is not encoded is the server's matter
                continue;
            }
            if (i + 2 >= text.length()
                    || !HexFormat.isHexDigit(text.charAt(i + 1))
                    || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                return false;
            }
            bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
