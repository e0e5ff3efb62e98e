package org.autocrm.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.autocrm.shared.SafeHtml;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReplyTest {

    private static final String ATTRIBUTION = "On Tue, 3 Mar 2026 at 09:15, Ann &lt;ann@example.org&gt; wrote:";
    private static final String HEAD =
            "<b>From:</b> Ann &lt;ann@example.org&gt;<br><b>Sent:</b> Tuesday, March 3, 2026<br>"
                    + "<b>To:</b> Bob<br><b>Subject:</b> Printer<br>";

    @Nested
    class TheHistory {

        static Stream<Arguments> programs() {
            return Stream.of(
                    Arguments.of(
                            "Gmail",
                            "<div dir=ltr>Yes.</div><br><div class='gmail_quote gmail_quote_container'><div dir=ltr class=gmail_attr>"
                                    + ATTRIBUTION
                                    + "<br></div><blockquote class=gmail_quote style='margin:0'>Works?</blockquote></div>"),
                    Arguments.of(
                            "Gmail in a language nobody knows",
                            "<div dir=ltr>Yes.</div><div class=gmail_quote><div class=gmail_attr>"
                                    + "Xu 3 Zyx 2026, Ann blurbled:<br></div><blockquote class=gmail_quote>Works?</blockquote></div>"),
                    Arguments.of(
                            "an older Gmail",
                            "Yes.<br><br><div class=gmail_quote>Blurb 3/3/2026 Ann blurbled<br>"
                                    + "<blockquote class=gmail_quote>Works?</blockquote></div><br>"),
                    Arguments.of(
                            "Gmail, forwarding",
                            "Yes.<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>"
                                    + "From: Ann<br>Date: Tue, 3 Mar 2026 09:15<br>Subject: x<br>To: Bob</div><p>Works?</p><blockquote>older</blockquote>bye</div>"),
                    Arguments.of(
                            "Thunderbird",
                            "<p>Yes.</p><div class=moz-cite-prefix>3/3/26, Ann:<br></div>"
                                    + "<blockquote type=cite cite='mid:1@example.org'>Works?</blockquote>"),
                    Arguments.of(
                            "Apple Mail",
                            "<body>Yes.<br><div><br><blockquote type=cite><div>On 3 Mar 2026, at 9:15, Ann wrote:</div>"
                                    + "<br><div>Works?</div></blockquote></div></body>"),
                    Arguments.of(
                            "iOS",
                            "Yes.<br><br><div dir=ltr>Sent from my iPhone</div><div dir=ltr><br><blockquote type=cite>"
                                    + ATTRIBUTION
                                    + "<br><br></blockquote></div><blockquote type=cite><div dir=ltr>Works?</div></blockquote>"),
                    Arguments.of(
                            "Outlook on the web",
                            "<div>Yes.</div><div id=appendonsend></div><hr style='width:98%' tabindex=-1>"
                                    + "<div id=divRplyFwdMsg dir=ltr><font>" + HEAD + "</font></div><div>Works?</div>"),
                    Arguments.of(
                            "Outlook on the web in a language nobody knows",
                            "<div>Yes.</div><hr>"
                                    + "<div id=divRplyFwdMsg dir=ltr><b>Zyx:</b> Ann<br><b>Xyz:</b> Bob</div><div>Works?</div>"),
                    Arguments.of(
                            "Outlook",
                            "<div class=WordSection1><p class=MsoNormal>Yes.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
                                    + "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>"
                                    + HEAD
                                    + "</p></div></div><p class=MsoNormal>Works?</p></div>"),
                    Arguments.of(
                            "Outlook in a language nobody knows",
                            "<div class=WordSection1><p class=MsoNormal>Yes.</p>"
                                    + "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>Zyx:</b> Ann<br><b>Xyz:</b> Bob</p></div>"
                                    + "<p class=MsoNormal>Works?</p></div>"),
                    Arguments.of(
                            "Outlook for Mac",
                            "<div>Yes.</div><div><br></div><span id=OLK_SRC_BODY_SECTION><div>" + HEAD
                                    + "</div><div>Works?</div></span>"),
                    Arguments.of(
                            "Outlook for telephones",
                            "<div>Yes.</div><div id=ms-outlook-mobile-signature>Get Outlook for iOS</div>"
                                    + "<hr><div id=divRplyFwdMsg>" + HEAD + "</div>Works?"),
                    Arguments.of(
                            "the new Outlook",
                            "<div>Yes.</div><div id=mail-editor-reference-message-container><div>" + HEAD
                                    + "</div><div>Works?</div></div>"),
                    Arguments.of(
                            "Outlook 2003",
                            "<div>Yes.</div><div class=OutlookMessageHeader lang=en><hr tabindex=-1><font>" + HEAD
                                    + "</font></div>Works?"),
                    Arguments.of(
                            "Hotmail",
                            "<div class=hmmessage>Yes.<br><hr id=stopSpelling>Zyx: 3/3/2026<br>Xyz: b@example.org<br><br>Works?</div>"),
                    Arguments.of(
                            "Yahoo",
                            "<div>Yes.</div><div id=yahoo_quoted_1 class=yahoo_quoted><div>" + ATTRIBUTION
                                    + "</div><div>Works?</div></div>"),
                    Arguments.of(
                            "Proton",
                            "<div>Yes.</div><div class=protonmail_quote>" + ATTRIBUTION
                                    + "<br><blockquote class=protonmail_quote type=cite>Works?</blockquote></div>"),
                    Arguments.of(
                            "Zoho",
                            "<div>Yes.</div><div class=zmail_extra><div id=Zm-_Id_-Sgn1>---- On Tue, 3 Mar 2026 09:15:00 +0100 Ann"
                                    + " &lt;ann@example.org&gt; wrote ----</div><blockquote>Works?</blockquote></div>"),
                    Arguments.of(
                            "Tuta",
                            "<div>Yes.</div><br>3 Mar 2026, 09:15 by ann@example.org:<br><blockquote class=tutanota_quote>Works?</blockquote>"),
                    Arguments.of(
                            "Mail.ru",
                            "<p>Yes.</p><br>Вторник, 3 марта 2026, 9:15 +03:00 от Ann &lt;ann@example.org&gt;:<br><blockquote>Works?</blockquote>"),
                    Arguments.of(
                            "Yandex",
                            "<div>Yes.</div><div>03.03.2026, 09:15, \"Ann\" &lt;ann@example.org&gt;:</div><blockquote type=cite>Works?</blockquote>"),
                    Arguments.of(
                            "AOL",
                            "Yes.<br><br><div>-----Original Message-----<br>From: Ann<br>To: Bob<br>Sent: Tue, Mar 3, 2026<br>Subject: x<br>"
                                    + "<div id=AOLMsgPart_0_1>Works?</div></div>"),
                    Arguments.of("Zimbra", "<div>Yes.</div><hr id=zwchr><div>" + HEAD + "</div><div>Works?</div>"),
                    Arguments.of(
                            "Spark",
                            "<div name=messageBodySection>Yes.</div><div name=messageReplySection>On Mar 3, Ann wrote:<blockquote>Works?</blockquote></div>"),
                    Arguments.of(
                            "GMX",
                            "<div>Yes.</div><div name=quote><b>Zyx:</b> Dienstag<br><b>Von:</b> Ann<br><br>Works?</div>"),
                    Arguments.of(
                            "Roundcube",
                            "<p>Yes.</p><p id=reply-intro>Zyx 2026 Ann:</p><blockquote type=cite>Works?</blockquote>"),
                    Arguments.of(
                            "Yahoo on telephones",
                            "Yes.<br><br><div id=ymail_android_signature>Sent from Yahoo Mail</div><br>"
                                    + "<blockquote><div>" + ATTRIBUTION + "</div><div>Works?</div></blockquote>"),
                    Arguments.of(
                            "Samsung",
                            "Yes.<div><br></div><div id=composer_signature>Sent from my Galaxy</div>"
                                    + "<div>-------- Original message --------</div><div>From: Ann</div><div>Works?</div>"),
                    Arguments.of(
                            "QQ",
                            "<div>Yes.</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>发件人: a</div><div>Works?</div>"),
                    Arguments.of(
                            "an unknown program with divisions",
                            "<div>Yes.</div><div>" + ATTRIBUTION + "</div><div>Works?</div>"),
                    Arguments.of(
                            "an unknown program with a table",
                            "<p>Yes.</p><table><tr><td>From:</td><td>ann@example.org</td></tr><tr><td>Sent:</td>"
                                    + "<td>3 March 2026</td></tr><tr><td>To:</td><td>Bob</td></tr></table><p>Works?</p>"),
                    Arguments.of(
                            "an unknown program with a rule",
                            "<div>Yes.<hr>Date: Tue, 3 Mar 2026 09:15:00<br>To: bob@example.org<br>From: ann@example.org<br><br>Works?</div>"),
                    Arguments.of(
                            "an unknown program with preformatted text",
                            "<pre>Yes.\n\nOn 3 Mar 2026 at 9:15, Ann wrote:\n&gt; Works?\n</pre>"),
                    Arguments.of("an unknown program with a block quotation", "Yes.<blockquote>Works?</blockquote>"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("programs")
        void goes(String program, String html) {
            var reply = HtmlReply.of(html);

            assertThat(reply.said().text()).as(program).isEqualTo("Yes.");
            assertThat(reply.rest().text()).as(program).contains("Works?");
        }

        @Test
        void leavesWhatStandsBelowIt() {
            var reply = HtmlReply.of("<div><div>Yes.</div><blockquote>Works?</blockquote></div><div>See you</div>");

            assertThat(reply.said().text()).isEqualTo("Yes.\nSee you");
        }

        @Test
        void goesFromAboveAnAnswer() {
            var reply = HtmlReply.of("<div class=moz-cite-prefix>" + ATTRIBUTION
                    + "</div><blockquote type=cite>Works?</blockquote><p>Yes.</p>");

            assertThat(reply.said().text()).isEqualTo("Yes.");
        }
    }

    @Nested
    class AnAnswerBetweenQuotations {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<div class=moz-cite-prefix>%s</div><blockquote type=cite>Works?</blockquote><p>Yes.</p>"
                            + "<blockquote type=cite>Fast?</blockquote><p>No.</p><blockquote type=cite>Ann</blockquote>",
                    "<div class=gmail_quote><div class=gmail_attr>%s</div><blockquote class=gmail_quote>Works?</blockquote><div>Yes.</div>"
                            + "<blockquote class=gmail_quote>Fast?</blockquote><div>No.</div><blockquote class=gmail_quote>Ann</blockquote></div>"
                })
        void keepsTheQuestionsThatItAnswers(String html) {
            var reply = HtmlReply.of(html.formatted(ATTRIBUTION));

            assertThat(reply.said().text().replaceAll("\\s+", " ")).isEqualTo("Works? Yes. Fast? No.");
            assertThat(reply.rest().text()).contains("wrote:", "Ann");
        }
    }

    @Nested
    class ASignature {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<div class=gmail_signature data-smartmail=gmail_signature>Bob<br>Example Ltd</div>",
                    "<span class=gmail_signature_prefix>-- </span><br><div dir=ltr class=gmail_signature>Bob</div>",
                    "<pre class=moz-signature cols=72>-- \nBob\nExample Ltd</pre>",
                    "<div class=moz-signature>-- <br>Bob</div>",
                    "<div id=Signature><p>Bob</p></div>",
                    "<div id=ms-outlook-mobile-signature>Get Outlook for iOS</div>",
                    "<div data-signatureblock=true><div>Bob</div></div>",
                    "<div class='protonmail_signature_block'><div>Bob</div><div>Sent with Proton Mail</div></div>",
                    "<div id=AppleMailSignature>Bob</div>",
                    "<div name=messageSignatureSection><br>Bob</div>",
                    "<div>-- <br></div><div>Bob</div>",
                    "<div>--&nbsp;</div><div>Bob</div>",
                    "<div>Sent from my iPhone</div>"
                })
        void goes(String signature) {
            var reply = HtmlReply.of("<div>Yes.</div><br>" + signature);

            assertThat(reply.said().text()).isEqualTo("Yes.");
            assertThat(reply.rest().text())
                    .isEqualTo(HtmlReply.of(signature).said().text());
        }

        @Test
        void goesFromAboveTheHistory() {
            var reply = HtmlReply.of(
                    "<p>Yes.</p><div id=Signature>Bob</div><hr><div id=divRplyFwdMsg>" + HEAD + "</div>Works?");

            assertThat(reply.said().text()).isEqualTo("Yes.");
            assertThat(reply.rest().text()).contains("Bob", "From:", "Works?");
        }
    }

    @Nested
    class WhatIsTheAuthorsOwn {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<p>one</p><p>two</p>",
                    "<blockquote>Only this</blockquote>",
                    "<blockquote>Only this<div>On 3/3/2026 9:15 Ann wrote:</div><div>that</div></blockquote>",
                    "<ul><li>one</li><li>two <b>three</b></li></ul>",
                    "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
                    "<p>one</p><hr><p>two</p>",
                    "<pre>if a:\n    b\n\nc</pre>",
                    "<p>They say</p><blockquote class=gmail_quote>It works</blockquote><p>but it does not.</p>",
                    "<div style='border-top:1px solid #ccc'>Yes: it works</div>"
                })
        void stays(String html) {
            var reply = HtmlReply.of(html);

            assertThat(reply.said().text()).isEqualTo(SafeHtml.of(html).text());
            assertThat(reply.rest().text()).isEmpty();
        }

        @Test
        void isABlockquoteIfTheHistoryStandsBelow() {
            var reply = HtmlReply.of("They say<blockquote>It works</blockquote><div>" + ATTRIBUTION
                    + "</div><blockquote>Works?</blockquote>");

            assertThat(reply.said().text()).isEqualTo("They say\nIt works");
        }

        @Test
        void isWhatTheyForwardWithoutAWord() {
            var reply = HtmlReply.of(
                    "<br><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>From: Ann"
                            + "<br>Date: Tue, 3 Mar 2026 09:15<br>Subject: x<br>To: Bob<br></div><br><p>It fails.</p></div>");

            assertThat(reply.said().text()).isEqualTo("It fails.");
            assertThat(reply.rest().text()).contains("Forwarded message", "To: Bob");
        }

        @Test
        void isNothingIfTheyOnlySendTheirMailBack() {
            assertThat(HtmlReply.of("<blockquote type=cite>Works?</blockquote>")
                            .said()
                            .text())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"<img width='1' height='1' src='x'>\n", "<img width=0 src=x>", "<p><img width=1></p>"})
        void isFollowedByAPictureThatNobodySees(String picture) {
            assertThat(HtmlReply.of("<body><div>Hello</div>" + picture + "</body>")
                            .said()
                            .text())
                    .isEqualTo("Hello");
        }

        @Test
        void endsAtAnAttributionHoweverManyBlankLinesStandBelowIt() {
            for (int blank = 0; blank <= 20; blank++) {
                var mail = "<p>Yes.</p><p>" + ATTRIBUTION + "</p>" + "<p>&nbsp;</p>".repeat(blank) + "<p>Works?</p>";

                assertThat(HtmlReply.of(mail).said().text()).isEqualTo("Yes.");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"divRplyFwdMsg", "appendonsend", "OLK_SRC_BODY_SECTION"})
        void standsBelowAQuotationInWhichAnOlderMailBegins(String id) {
            var reply = HtmlReply.of(
                    "<div class=moz-cite-prefix>On 3/3/26, Ann wrote:</div><blockquote type=cite>Shall I?" + "<div id="
                            + id + ">From: Ann</div><hr id=stopSpelling>older</blockquote><p>Yes, please.</p>");

            assertThat(reply.said().text()).isEqualTo("Yes, please.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Hi,<hr>I want to unsubscribe from this list.",
                    "Hello,<hr><div>My computer has a virus.</div><div>Help!</div>",
                    "The error is:<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>ORA-00942</blockquote>What now?",
                    "The error is:<blockquote style='margin: 0 0 0 40px; border: none'>ORA-00942</blockquote>",
                    "The error is:<blockquote style='margin-left:40px'>ORA-00942<br>ORA-00943</blockquote>What now?",
                    "<blockquote style='margin:0 0 0 40px;border:none'>It fails.</blockquote>Why?"
                })
        void staysWhatTheyDividedOrIndented(String mail) {
            var reply = HtmlReply.of(mail);

            assertThat(reply.said().text()).isEqualTo(SafeHtml.ofMail(mail).text());
            assertThat(reply.rest().text()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "border:none;border-left:solid #CCCCCC 1.0pt;padding:0cm 0cm 0cm 6.0pt;margin-left:4.8pt",
                    "border-left: 2px solid rgb(16, 16, 255); margin-left: 5px; padding-left: 5px"
                })
        void goesNoFurtherThanAQuotationBesideALine(String style) {
            var reply = HtmlReply.of("<div>Yes.</div><blockquote style='" + style + "'>Works?</blockquote>");

            assertThat(reply.said().text()).isEqualTo("Yes.");
        }

        @Test
        void goesNoFurtherThanAnIndentedQuotationBelowItsAttribution() {
            var reply = HtmlReply.of("<div>Yes.</div><div>" + ATTRIBUTION
                    + "</div><blockquote style='margin:0 0 0 40px;border:none'>Works?</blockquote>");

            assertThat(reply.said().text()).isEqualTo("Yes.");
        }

        @Test
        void goesNoFurtherThanTheFooterBelowADrawnLine() {
            var reply = HtmlReply.of("<p>The printer on the second floor works again, thank you very much.</p><hr>"
                    + "<p>Click here to unsubscribe.</p>");

            assertThat(reply.said().text()).endsWith("very much.");
        }

        @Test
        void isSafe() {
            var reply = HtmlReply.of(
                    "<p onclick='x()'>Yes<script>alert(1)</script></p><blockquote type=cite><a href='javascript:x()'>no</a></blockquote>");

            assertThat(reply.said().value()).isEqualTo("<p>Yes</p>");
            assertThat(reply.rest().value()).doesNotContain("javascript");
        }

        @Test
        void keepsItsFormat() {
            var reply = HtmlReply.of(
                    "<p>Yes, <b>it</b> <a href='https://example.org/'>works</a></p><div class=gmail_quote>no</div>");

            assertThat(reply.said().value()).startsWith("<p>Yes, <b>it</b> <a href=\"https://example.org/\"");
        }
    }
}
