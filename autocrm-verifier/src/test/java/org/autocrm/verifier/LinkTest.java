package org.autocrm.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LinkTest {

    /** The example of docs/audit.md, whose hash was computed by hand. */
    @Test
    void hasTheHashThatTheDocumentSays() {
        var link = new Link(
                1,
                4711,
                "ticket:10042",
                1,
                Instant.parse("2026-11-24T10:00:00.123456Z"),
                "ticket.Opened",
                "10042",
                "system",
                "mail",
                null,
                null,
                "{\"ticket\": \"10042\", \"channel\": \"MAIL\", \"message\": 1}",
                new byte[0]);

        assertThat(HexFormat.of().formatHex(link.computed(Link.NOTHING)))
                .isEqualTo("4f19716c21bccd4fcd4783bba73ec1720d59464c252f182052d7a82ce28f94a1");
    }
}
