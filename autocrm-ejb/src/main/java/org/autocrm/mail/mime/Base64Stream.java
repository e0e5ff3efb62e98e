package org.autocrm.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What can be read of Base64, be it broken off, full of other characters or put together of several pieces. */
final class Base64Stream extends InputStream {

    private static final int PIECE = 8 * 1024;

    private final InputStream encoded;
    private final byte[] read = new byte[PIECE];
    private final byte[] ready = new byte[PIECE];
    private int next;
    private int end;
    private int bits;
    private int letters;
    private boolean isAtEnd;

    Base64Stream(InputStream encoded) {
        this.encoded = encoded;
    }

    static byte[] decoded(byte[] encoded) {
        try (var stream = new Base64Stream(new ByteArrayInputStream(encoded))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, end - next);
        System.arraycopy(ready, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        encoded.close();
    }

    /** Whether there is a byte to be had. */
    private boolean fill() throws IOException {
        while (next == end && !isAtEnd) {
            next = 0;
            end = 0;
            var count = encoded.read(read, 0, read.length);
            if (count < 0) {
                isAtEnd = true;
                endGroup();
            }
            for (int i = 0; i < count; i++) {
                take(read[i]);
            }
        }
        return next < end;
    }

    private void take(byte letter) {
        if (letter == '=') {
            endGroup();
            return;
        }
        var value = value(letter);
        if (value >= 0) {
            bits = bits << 6 | value;
            if (++letters == 4) {
                put(bits >> 16);
                put(bits >> 8);
                put(bits);
                letters = 0;
                bits = 0;
            }
        }
    }

    private void endGroup() {
        if (letters == 3) {
            put(bits >> 10);
            put(bits >> 2);
        } else if (letters == 2) {
            put(bits >> 4);
        }
        letters = 0;
        bits = 0;
    }

    private void put(int value) {
        ready[end++] = (byte) value;
    }

    private static int value(byte letter) {
        if (letter >= 'A' && letter <= 'Z') {
            return letter - 'A';
        }
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 26;
        }
        if (letter >= '0' && letter <= '9') {
            return letter - '0' + 52;
        }
        return letter == '+' ? 62 : letter == '/' ? 63 : -1;
    }
}
