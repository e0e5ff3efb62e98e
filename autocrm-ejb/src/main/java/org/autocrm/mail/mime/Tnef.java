package org.autocrm.mail.mime;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Outlook puts into {@code winmail.dat} (MS-OXTNEF): the words of a mail and its files. Of one that is broken off
 * or made up, what can be read.
 *
 * @param isMail whether it is an ordinary mail, rather than a meeting, a task or a contact
 * @param isWhole whether it could be read to its end
 */
public record Tnef(
        Optional<String> text, Optional<String> html, List<MailFile> files, boolean isMail, boolean isWhole) {

    /** Larger ones are left alone. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final int SIGNATURE = 0x223e9f78;
    private static final int MOST_FILES = 500;
    private static final int MOST_PROPERTIES = 10_000;
    private static final int MOST_TEXT = 4 * 1024 * 1024;
    private static final int DEEPEST = 3;

    private static final int ATTACHMENT_BEGINS = 0x9002;
    private static final int ATTACHMENT_TITLE = 0x8010;
    private static final int ATTACHMENT_DATA = 0x800f;
    private static final int ATTACHMENT_PROPERTIES = 0x9005;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int MESSAGE_CLASS = 0x8008;
    private static final int MESSAGE_BODY = 0x800c;
    private static final int CODE_PAGE = 0x9007;

    private static final int BODY = 0x1000;
    private static final int RTF = 0x1009;
    private static final int HTML = 0x1013;
    private static final int HTML_CODE_PAGE = 0x3fde;
    private static final int CLASS = 0x001a;
    private static final int SUBJECT = 0x0037;
    private static final int DISPLAY_NAME = 0x3001;
    private static final int DATA = 0x3701;
    private static final int SHORT_NAME = 0x3704;
    private static final int LONG_NAME = 0x3707;
    private static final int MIME_TYPE = 0x370e;
    private static final int CONTENT_ID = 0x3712;

    /** What these bytes hold, empty if they are something else. */
    public static Optional<Tnef> of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes), 0);
    }

    private static Optional<Tnef> of(ByteBuffer bytes, int depth) {
        var buffer = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.remaining() < 6 || buffer.getInt() != SIGNATURE) {
            return Optional.empty();
        }
        buffer.getShort();
        return Optional.of(new Reader(buffer, depth).read());
    }

    /** A value of a property: bytes, or a number. */
    private record Value(int type, ByteBuffer bytes, int number) {

        private static final int UNICODE = 0x1f;
        private static final int OBJECT = 0x0d;

        String text(Charset charset) {
            return textOf(bytes, type == UNICODE ? StandardCharsets.UTF_16LE : charset);
        }

        /** Where it is an object, it begins with the identifier of its kind. */
        ByteBuffer content() {
            return type == OBJECT && bytes.remaining() >= 16 ? bytes.slice(16, bytes.remaining() - 16) : bytes.slice();
        }
    }

    private static String textOf(ByteBuffer bytes, Charset charset) {
        var some = bytes.slice();
        some.limit(Math.min(some.remaining(), MOST_TEXT));
        var text = charset.decode(some).toString();
        var end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static final class Reader {

        private final ByteBuffer buffer;
        private final int depth;
        private final List<MailFile> files = new ArrayList<>();
        private Charset charset = Charset.forName("windows-1252");
        private String messageClass = "";
        private String body = "";
        private Map<Integer, Value> message = Map.of();
        private Map<Integer, Value> attachment = Map.of();
        private String title = "";
        private @Nullable ByteBuffer data;
        private boolean isWhole = true;

        Reader(ByteBuffer buffer, int depth) {
            this.buffer = buffer;
            this.depth = depth;
        }

        Tnef read() {
            while (buffer.hasRemaining() && isWhole) {
                readAttribute();
            }
            endAttachment();
            var rtf = value(message, RTF).flatMap(compressed -> CompressedRtf.decompressed(compressed.content()));
            var words = rtf.map(RtfText::of);
            var html = value(message, HTML)
                    .map(written -> written.text(htmlCharset()))
                    .or(() -> words.flatMap(RtfText::html))
                    .filter(some -> !some.isBlank());
            var text = value(message, BODY)
                    .map(written -> written.text(charset))
                    .or(() -> Optional.of(body))
                    .filter(some -> !some.isBlank())
                    .or(() -> words.filter(rich -> !rich.isHtml()).map(RtfText::text))
                    .filter(some -> !some.isBlank());
            var kind = messageClass.isEmpty()
                    ? value(message, CLASS).map(named -> named.text(charset)).orElse("")
                    : messageClass;
            return new Tnef(text, html, List.copyOf(files), isOfMail(kind), isWhole);
        }

        private static boolean isOfMail(String messageClass) {
            var kind = messageClass.toLowerCase(Locale.ROOT);
            return kind.isEmpty() || kind.startsWith("ipm.note") || kind.equals("ipm.microsoft mail.note");
        }

        private void readAttribute() {
            if (buffer.remaining() < 9) {
                isWhole = false;
                return;
            }
            buffer.get(); // message or attachment: the kind of the attribute says it, too
            var kind = buffer.getInt() & 0xffff;
            var length = buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                isWhole = false; // what there is of it may be the greatest part of a file
                length = buffer.remaining();
            }
            var value = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            buffer.position(Math.min(buffer.position() + length + 2, buffer.limit()));
            take(kind, value);
        }

        private void take(int kind, ByteBuffer value) {
            switch (kind) {
                case CODE_PAGE -> charset = codePage(value.remaining() >= 4 ? value.getInt() : 0);
                case MESSAGE_CLASS -> messageClass = textOf(value, charset);
                case MESSAGE_BODY -> body = textOf(value, charset);
                case MESSAGE_PROPERTIES -> message = properties(value);
                case ATTACHMENT_BEGINS -> endAttachment();
                case ATTACHMENT_TITLE -> title = textOf(value, charset);
                case ATTACHMENT_DATA -> data = value;
                case ATTACHMENT_PROPERTIES -> attachment = properties(value);
                default -> {}
            }
        }

        private void endAttachment() {
            var content = value(attachment, DATA).map(Value::content).or(() -> Optional.ofNullable(data));
            if (content.isPresent() && files.size() < MOST_FILES) {
                add(content.get());
            }
            attachment = Map.of();
            title = "";
            data = null;
        }

        private void add(ByteBuffer content) {
            var within = depth < DEEPEST ? Tnef.of(content, depth + 1) : Optional.<Tnef>empty();
            if (within.isPresent()) {
                addMail(within.get());
                return;
            }
            var name = property(LONG_NAME)
                    .or(() -> property(SHORT_NAME))
                    .or(() -> Optional.of(title).filter(some -> !some.isBlank()))
                    .or(() -> property(DISPLAY_NAME))
                    .orElse("");
            files.add(new MailFile(
                    MailFile.safe(name),
                    property(MIME_TYPE)
                            .map(type -> type.toLowerCase(Locale.ROOT))
                            .filter(MailPart::isMediaType)
                            .orElseGet(() -> MediaTypes.ofName(name)),
                    () -> new ByteArrayInputStream(content.array(), content.arrayOffset(), content.remaining()),
                    property(CONTENT_ID).map(id -> id.replaceAll("^<|>$", ""))));
        }

        /** A mail within: its words as a file, and its files. */
        private void addMail(Tnef within) {
            var name = property(DISPLAY_NAME).or(() -> property(SUBJECT)).orElse("message");
            within.html()
                    .map(html -> MailFile.of(name + ".html", "text/html", html.getBytes(StandardCharsets.UTF_8)))
                    .or(() -> within.text()
                            .map(text ->
                                    MailFile.of(name + ".txt", "text/plain", text.getBytes(StandardCharsets.UTF_8))))
                    .ifPresent(files::add);
            within.files().stream()
                    .limit(Math.max(0, MOST_FILES - files.size()))
                    .forEach(files::add);
        }

        private Optional<String> property(int id) {
            return value(attachment, id)
                    .map(value -> value.text(charset).strip())
                    .filter(text -> !text.isBlank() && text.length() <= 300);
        }

        private Charset htmlCharset() {
            return value(message, HTML_CODE_PAGE)
                    .map(value -> codePage(value.number()))
                    .orElse(charset);
        }

        private static Optional<Value> value(Map<Integer, Value> properties, int id) {
            return Optional.ofNullable(properties.get(id));
        }

        private Map<Integer, Value> properties(ByteBuffer bytes) {
            Map<Integer, Value> properties = new HashMap<>();
            var count = bytes.remaining() < 4 ? 0 : bytes.getInt();
            for (int i = 0; i < Math.min(count, MOST_PROPERTIES) && bytes.remaining() >= 4; i++) {
                var type = bytes.getShort() & 0xffff;
                var id = bytes.getShort() & 0xffff;
                if ((id >= 0x8000 && !skipName(bytes)) || !readValue(bytes, type, id, properties)) {
                    return properties; // what follows cannot be told apart
                }
            }
            return properties;
        }

        private static boolean skipName(ByteBuffer bytes) {
            if (bytes.remaining() < 24) {
                return false;
            }
            bytes.position(bytes.position() + 16);
            var isByNumber = bytes.getInt() == 0;
            var number = bytes.getInt();
            return isByNumber || skip(bytes, number);
        }

        private static boolean readValue(ByteBuffer bytes, int type, int id, Map<Integer, Value> properties) {
            var size = size(type & 0xfff);
            var isList = (type & 0x1000) != 0;
            var count = isList || size == 0 ? next(bytes) : 1;
            for (int i = 0; i < count; i++) {
                var length = size == 0 ? next(bytes) : size;
                if (length < 0 || length > bytes.remaining()) {
                    return false;
                }
                var value = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                properties.putIfAbsent(id, new Value(type & 0xfff, value, length >= 4 ? value.getInt(0) : 0));
                if (!skip(bytes, length)) {
                    return i == count - 1; // the last one need not be filled up
                }
            }
            return count >= 0;
        }

        private static int next(ByteBuffer bytes) {
            return bytes.remaining() < 4 ? -1 : bytes.getInt();
        }

        /** Goes behind a value, which is filled up to four bytes. */
        private static boolean skip(ByteBuffer bytes, int length) {
            var filled = ((long) length + 3) / 4 * 4;
            if (length < 0 || filled > bytes.remaining()) {
                return false;
            }
            bytes.position(bytes.position() + (int) filled);
            return true;
        }

        /** In bytes; 0 for a type whose values say how long they are. */
        private static int size(int type) {
            return switch (type) {
                case 0x02, 0x03, 0x04, 0x0a, 0x0b -> 4;
                case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
                case 0x48 -> 16;
                default -> 0;
            };
        }

        private static Charset codePage(int number) {
            return RtfText.charsetOfPage(number).orElse(Charset.forName("windows-1252"));
        }
    }
}
