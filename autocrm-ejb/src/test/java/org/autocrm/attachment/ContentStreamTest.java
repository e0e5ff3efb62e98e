package org.autocrm.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentStreamTest {

    /** Contents that hold these pieces. */
    private static final class InPieces extends Contents {

        private final List<String> pieces;

        InPieces(String... pieces) {
            this.pieces = List.of(pieces);
        }

        @Override
        public Optional<byte[]> piece(long id, int position) {
            return position < pieces.size()
                    ? Optional.of(pieces.get(position).getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
        }
    }

    @Test
    void thePiecesAreReadAsOne() throws IOException {
        try (var stream = new ContentStream(new InPieces("ab", "c", "de"), 7)) {
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("abcde");
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void theyMayBeReadByteByByte() {
        var stream = new ContentStream(new InPieces("a", "\u00ff"), 7);

        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.read()).isEqualTo(0xc3);
        assertThat(stream.read()).isEqualTo(0xbf);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void nothingIsNothing() throws IOException {
        try (var stream = new ContentStream(new InPieces(), 7)) {
            assertThat(stream.readAllBytes()).isEmpty();
        }
    }
}
