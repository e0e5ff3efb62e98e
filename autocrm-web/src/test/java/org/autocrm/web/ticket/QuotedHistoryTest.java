package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.autocrm.shared.SafeHtml;
import org.junit.jupiter.api.Test;

class QuotedHistoryTest {

    @Test
    void aQuoteAtTheEndIsApart() {
        var parts =
                QuotedHistory.in("<p>Thanks!</p><p>On Monday Ben wrote:</p><blockquote>Open the tray.</blockquote>");

        assertThat(parts.said()).isEqualTo("<p>Thanks!</p>");
        assertThat(parts.quoted()).contains("Ben wrote", "Open the tray.");
    }

    @Test
    void soIsOneOfAPlainText() {
        var parts = QuotedHistory.in(SafeHtml.ofText("Thanks!\nAm Montag schrieb Ben:\n> Open the tray.\n> Close it.")
                .value());

        assertThat(parts.said()).contains("Thanks!").doesNotContain("Ben");
        assertThat(parts.quoted()).contains("schrieb Ben", "Close it.");
    }

    @Test
    void andTheMailBelowAnAnswer() {
        var parts = QuotedHistory.in(SafeHtml.ofText("Thanks!\n\n-----Original Message-----\n\nOpen the tray.")
                .value());

        assertThat(parts.said()).contains("Thanks!");
        assertThat(parts.quoted()).contains("Open the tray.");
    }

    @Test
    void answersBetweenQuotesStayWithThem() {
        var html = SafeHtml.ofText("> Did you open it?\n\nYes.").value();

        assertThat(QuotedHistory.in(html)).isEqualTo(new QuotedHistory(html, ""));
    }

    @Test
    void aMessageThatOnlyQuotesIsShown() {
        var html = "<blockquote>Open the tray.</blockquote>";

        assertThat(QuotedHistory.in(html)).isEqualTo(new QuotedHistory(html, ""));
    }
}
