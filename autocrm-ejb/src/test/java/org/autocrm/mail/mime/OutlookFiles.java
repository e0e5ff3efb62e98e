package org.autocrm.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes {@code winmail.dat} for tests, as Outlook does (MS-OXTNEF). */
public final class OutlookFiles {

    private static final int TEXT = 0x1e;
    private static final int UNICODE = 0x1f;
    private static final int BINARY = 0x102;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The file so far has nothing in it. */
    public OutlookFiles() {
        bytes.writeBytes(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0});
        attribute(1, 0x00069007, numbers(1252, 0));
    }

    /** A mail, a meeting or the like. */
    public OutlookFiles ofClass(String messageClass) {
        return attribute(1, 0x00078008, text(messageClass));
    }

    public OutlookFiles plain(String words) {
        return attribute(1, 0x0002800c, text(words));
    }

    public OutlookFiles html(String html) {
        return attribute(
                1,
                0x00069003,
                properties(property(BINARY, 0x1013, html.getBytes(StandardCharsets.UTF_8)), property(0x3fde, 65001)));
    }

    /** Rich text that is not compressed. */
    public OutlookFiles rtf(String rtf) {
        var content = rtf.getBytes(StandardCharsets.US_ASCII);
        return compressed(join(numbers(content.length + 12, content.length, 0x414c454d, 0), content));
    }

    /** Rich text with its header, as it is. */
    public OutlookFiles compressed(byte[] rtf) {
        return attribute(1, 0x00069003, properties(named(0x8005), property(BINARY, 0x1009, rtf)));
    }

    /** A file under its short name only. */
    public OutlookFiles oldFile(String name, byte[] content) {
        attribute(2, 0x00069002, new byte[14]);
        attribute(2, 0x00018010, text(name));
        return attribute(2, 0x0006800f, content);
    }

    /** A picture or another file with its long name, and where in the HTML it is. */
    public OutlookFiles file(String name, String type, String contentId, byte[] content) {
        attribute(2, 0x00069002, new byte[14]);
        attribute(2, 0x00018010, text("SHORT~1.DAT"));
        attribute(2, 0x0006800f, content);
        return attribute(
                2,
                0x00069005,
                properties(
                        property(UNICODE, 0x3707, (name + "\0").getBytes(StandardCharsets.UTF_16LE)),
                        property(TEXT, 0x370e, text(type)),
                        property(TEXT, 0x3712, text(contentId))));
    }

    public byte[] written() {
        return bytes.toByteArray();
    }

    private OutlookFiles attribute(int level, int kind, byte[] value) {
        var sum = 0;
        for (byte one : value) {
            sum += one & 0xff;
        }
        bytes.write(level);
        bytes.writeBytes(numbers(kind, value.length));
        bytes.writeBytes(value);
        bytes.write(sum);
        bytes.write(sum >> 8);
        return this;
    }

    private static byte[] properties(byte[]... properties) {
        return join(numbers(properties.length), join(properties));
    }

    private static byte[] property(int type, int id, byte[] value) {
        return join(numbers(id << 16 | type, 1, value.length), value, new byte[(4 - value.length % 4) % 4]);
    }

    private static byte[] property(int id, int number) {
        return numbers(id << 16 | 3, number);
    }

    /** A property that has a name instead of a number of its own. */
    private static byte[] named(int id) {
        var name = "color\0".getBytes(StandardCharsets.UTF_16LE);
        return join(numbers(id << 16 | 3), new byte[16], numbers(1, name.length), name, numbers(7));
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(Charset.forName("windows-1252"));
    }

    private static byte[] numbers(int... numbers) {
        var buffer = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            buffer.putInt(number);
        }
        return buffer.array();
    }

    private static byte[] join(byte[]... pieces) {
        var joined = new ByteArrayOutputStream();
        for (var piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }
}
