package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.autocrm.shared.SafeHtml;
import org.junit.jupiter.api.Test;

class InlinePicturesTest {

    private static final FileView LAMP = new FileView(17, "lamp.png", "image/png", 3, "image001.png@01DB");
    private static final FileView DRAWING = new FileView(18, "lamp.svg", "image/svg+xml", 3, "drawing");
    private static final FileView INVOICE = new FileView(19, "invoice.pdf", "application/pdf", 3, null);
    private static final List<FileView> FILES = List.of(LAMP, DRAWING, INVOICE);

    @Test
    void aPictureIsWhereItsAuthorPutIt() {
        var html = SafeHtml.ofMail("<p>Look: <img alt='A lamp' src='cid:image001.png@01DB'> It blinks.</p>")
                .value();

        assertThat(InlinePictures.shown(html, FILES, "/autocrm/files"))
                .contains("src=\"/autocrm/files/17\"", "alt=\"A lamp\"", "It blinks.")
                .doesNotContain("cid:");
        assertThat(InlinePictures.within(html, FILES)).containsExactly(17L);
    }

    @Test
    void itsNameMayBeEncoded() {
        var html = SafeHtml.ofMail("<img src='cid:image001.png%4001DB'>").value();

        assertThat(InlinePictures.within(html, FILES)).containsExactly(17L);
    }

    @Test
    void whatIsMissingOrNoPictureIsLeftOut() {
        var html = SafeHtml.ofMail("<p>a<img src='cid:gone'>b<img src='cid:drawing'>c</p>")
                .value();

        assertThat(InlinePictures.shown(html, FILES, "/autocrm/files")).isEqualTo("<p>abc</p>");
        assertThat(InlinePictures.within(html, FILES)).isEmpty();
    }

    @Test
    void textThatLooksLikeOneStaysText() {
        var html = SafeHtml.ofText("<img src=\"cid:image001.png@01DB\">").value();

        assertThat(InlinePictures.shown(html, FILES, "/autocrm/files")).isEqualTo(html);
    }

    @Test
    void onesFromElsewhereAreNotLoaded() {
        var html = SafeHtml.ofMail("<p>a<img src='https://example.org/x.png?a=1&b=2' alt='A lamp'>b</p>")
                .value();

        assertThat(InlinePictures.hasElsewhere(html)).isTrue();
        assertThat(InlinePictures.withoutElsewhere(html)).isEqualTo("<p>a<span class=\"elsewhere\">A lamp</span>b</p>");
    }

    @Test
    void onesFromElsewhereAreLoadedForSomebodyWhoAsks() {
        var html = SafeHtml.ofMail("<img width=40 src='https://example.org/x.png?a=1&b=2'>")
                .value();

        assertThat(org.jsoup.Jsoup.parse(InlinePictures.withElsewhere(html))
                        .expectFirst("img")
                        .attributes())
                .extracting(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .containsExactlyInAnyOrder(
                        "loading=lazy",
                        "referrerpolicy=no-referrer",
                        "width=40",
                        "src=https://example.org/x.png?a=1&b=2");
    }

    @Test
    void aTextThatLooksLikeOneFromElsewhereStaysText() {
        var html = SafeHtml.ofText("<img data-elsewhere=\"https://example.org/x.png\">")
                .value();

        assertThat(InlinePictures.withElsewhere(html)).isEqualTo(html);
    }
}
