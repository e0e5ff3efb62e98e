package org.autocrm.attachment;

import java.io.InputStream;
import java.util.Objects;

/** A content as a stream that asks for one piece after the other, so that it is never whole in memory. */
public final class ContentStream extends InputStream {

    private final Contents contents;
    private final long id;
    private byte[] piece = {};
    private int position;
    private int next;

    /** The content of that id. */
    public ContentStream(Contents contents, long id) {
        this.contents = contents;
        this.id = id;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : piece[next++] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        var count = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, buffer, offset, count);
        next += count;
        return count;
    }

    private boolean isAtEnd() {
        if (next == piece.length) {
            piece = contents.piece(id, position++).orElse(new byte[0]);
            next = 0;
        }
        return piece.length == 0;
    }
}
