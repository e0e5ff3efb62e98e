package org.autocrm.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rich text as Outlook compresses it (MS-OXRTFCP). */
final class CompressedRtf {

    private static final int COMPRESSED = 0x75465a4c;
    private static final int UNCOMPRESSED = 0x414c454d;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int WINDOW = 4096;

    /** With what every dictionary begins. */
    static final byte[] BEGINNING = ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
                    + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                    + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
            .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /** The text, or as much of it as may be read; empty if it is something else. */
    static Optional<byte[]> decompressed(ByteBuffer bytes) {
        var buffer = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.remaining() < 16) {
            return Optional.empty();
        }
        buffer.getInt();
        var size = Math.min(Math.max(buffer.getInt(), 0), MOST_BYTES);
        var kind = buffer.getInt();
        buffer.getInt(); // a check sum, which says nothing that we could mend
        return switch (kind) {
            case COMPRESSED -> Optional.of(decompress(buffer, size));
            case UNCOMPRESSED -> {
                var text = new byte[Math.min(size, buffer.remaining())];
                buffer.get(text);
                yield Optional.of(text);
            }
            default -> Optional.empty();
        };
    }

    private static byte[] decompress(ByteBuffer buffer, int size) {
        var text = new ByteArrayOutputStream(Math.min(size, 64 * 1024));
        var window = new byte[WINDOW];
        System.arraycopy(BEGINNING, 0, window, 0, BEGINNING.length);
        var place = BEGINNING.length;
        while (buffer.hasRemaining() && text.size() < size) {
            var flags = buffer.get();
            for (int bit = 0; bit < 8 && text.size() < size; bit++) {
                var isReference = (flags >> bit & 1) != 0;
                if (buffer.remaining() < (isReference ? 2 : 1)) {
                    return text.toByteArray();
                }
                if (!isReference) {
                    place = put(buffer.get(), text, window, place);
                    continue;
                }
                var reference = (buffer.get() & 0xff) << 8 | (buffer.get() & 0xff);
                var from = reference >> 4;
                if (from == place) {
                    return text.toByteArray(); // the sign of the end
                }
                for (int i = 0; i < (reference & 0xf) + 2; i++) {
                    place = put(window[(from + i) % WINDOW], text, window, place);
                }
            }
        }
        return text.toByteArray();
    }

    private static int put(byte letter, ByteArrayOutputStream text, byte[] window, int place) {
        text.write(letter);
        window[place] = letter;
        return (place + 1) % WINDOW;
    }
}
