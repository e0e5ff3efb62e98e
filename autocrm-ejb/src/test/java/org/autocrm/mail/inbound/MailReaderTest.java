package org.autocrm.mail.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.autocrm.mail.inbound.Mails.PLAIN;
import static org.autocrm.mail.inbound.Mails.raw;
import static org.autocrm.mail.inbound.Mails.read;
import static org.autocrm.mail.inbound.Mails.readWith;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.autocrm.mail.mime.MailFile;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.mail.sorting.Sorted;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    @Nested
    class OfAPlainMail {

        @Test
        void allThatMattersIsRead() throws UnreadableMail {
            var mail = read(PLAIN);

            assertThat(mail.from()).isEqualTo(new EmailAddress("ann@example.org"));
            assertThat(mail.fromName()).isEqualTo("Ann Lee");
            assertThat(mail.recipients()).containsExactly(new EmailAddress("support@desk.example"));
            assertThat(mail.subject()).isEqualTo("Broken screen");
            assertThat(mail.words().text()).isEqualTo("It is broken.");
            assertThat(mail.words().html()).isEmpty();
            assertThat(mail.files()).isEmpty();
            assertThat(mail.mailId()).contains("1@example.org");
            assertThat(mail.references()).isEmpty();
            assertThat(mail.sorted().kind()).isEqualTo(MailKind.WRITTEN);
            assertThat(mail.sorted().acknowledge()).isTrue();
        }

        @Test
        void theLineEndsOfTheWireDoNotMatter() throws UnreadableMail {
            assertThat(read(PLAIN.getBytes(UTF_8)).words())
                    .isEqualTo(read(PLAIN).words());
        }

        @Test
        void aSubjectMayBeMissing() throws UnreadableMail {
            assertThat(readWith("", "hello").subject()).isEmpty();
        }

        @Test
        void aBodyMayBeMissing() throws UnreadableMail {
            assertThat(readWith("Subject: only this\n", "").words().isEmpty()).isTrue();
            assertThat(read("From: ann@example.org").words().isEmpty()).isTrue();
        }

        @Test
        void aNulByteIsLeftOut() throws UnreadableMail {
            assertThat(readWith("", "bro\0ken").words().text()).isEqualTo("broken");
        }
    }

    @Nested
    class TheAuthor {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "ann@example.org | ``",
                    "<ann@example.org> | ``",
                    "ann@example.org (Ann Lee) | Ann Lee",
                    "\"Lee, Ann\" <ANN@Example.ORG> | Lee, Ann",
                    "=?utf-8?Q?Ann_L=C3=A9e?= <ann@example.org> | Ann Lée",
                    "=?iso-8859-1?B?QW5uIEzpZQ==?= <ann@example.org> | Ann Lée",
                    "Ann Lee ann@example.org | ``",
                    "Ann <ann@example.org>, Ben <ben@example.org> | Ann",
                    "Ann <Ann> <ann@example.org> | ``"
                })
        void isFoundHoweverItIsWritten(String from, String name) throws UnreadableMail {
            var mail = read("From: " + from + "\n\nhello");

            assertThat(mail.from()).isEqualTo(new EmailAddress("ann@example.org"));
            assertThat(mail.fromName()).isEqualTo(name);
        }

        @Test
        void isTheSenderWhereFromNamesNobody() throws UnreadableMail {
            assertThat(read("From: Ann\nSender: ann@example.org\n\nhello").from())
                    .hasToString("ann@example.org");
        }

        @Test
        void isWhoWantsTheAnswerWhereNobodyElseIsNamed() throws UnreadableMail {
            assertThat(read("Reply-To: ann@example.org\n\nhello").from()).hasToString("ann@example.org");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Subject: hello\n\nhello",
                    "From: \n\nhello",
                    "From: Ann\n\nhello",
                    "From: <>\n\nhello",
                    "From: undisclosed-recipients:;\n\nhello",
                    "From: =?utf-8?B?ZXZpbEBleGFtcGxlLm9yZw==?=\n\nhello",
                    "Subject: x\n\nFrom: ann@example.org",
                    "",
                    "\n\n\n",
                    "no mail at all"
                })
        void mustBeNamedOrNobodyCouldBeAnswered(String mail) {
            assertThatExceptionOfType(UnreadableMail.class)
                    .isThrownBy(() -> read(mail))
                    .withMessageContaining("names no author");
        }

        @Test
        void hasANameOfOneLine() throws UnreadableMail {
            var name = Base64.getEncoder().encodeToString("Ann\r\nBcc: all@example.org\0".getBytes(UTF_8));

            assertThat(read("From: =?utf-8?B?" + name + "?= <ann@example.org>\n\nx")
                            .fromName())
                    .isEqualTo("Ann Bcc: all@example.org");
        }
    }

    @Nested
    class TheRecipients {

        @Test
        void areThoseOfTheEnvelopeFirst() throws UnreadableMail {
            var mail = readWith("""
                    To: Support <support@desk.example>, ben@example.org
                    Cc: Billing <billing@desk.example>
                    Delivered-To: inbox@desk.example
                    """, "hello");

            assertThat(mail.recipients())
                    .extracting(EmailAddress::value)
                    .containsExactly(
                            "inbox@desk.example", "support@desk.example", "ben@example.org", "billing@desk.example");
        }

        @Test
        void areNamedOnceEach() throws UnreadableMail {
            assertThat(readWith("To: a@desk.example\nCc: A@desk.example\nCc: b@desk.example\n", "x")
                            .recipients())
                    .extracting(EmailAddress::value)
                    .containsExactly("a@desk.example", "b@desk.example");
        }

        @Test
        void mayBeHidden() throws UnreadableMail {
            assertThat(readWith("To: undisclosed-recipients:;\n", "x").recipients())
                    .isEmpty();
        }
    }

    @Nested
    class TheSubject {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= | Grüße",
                    "=?UTF-8?B?R3LDvMOfZQ==?= | Grüße",
                    "=?iso-8859-1?q?Gr=FC=DFe?= | Grüße",
                    "Re: =?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe?= | Re: Grüße",
                    "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?= | 日本",
                    "Grüße | Grüße",
                    "=?x-unheard-of?Q?hello?= | =?x-unheard-of?Q?hello?=",
                    "=?utf-8?Q?broken | =?utf-8?Q?broken"
                })
        void isReadInTheLanguageItWasWrittenIn(String header, String subject) throws UnreadableMail {
            assertThat(readWith("Subject: " + header + "\n", "x").subject()).isEqualTo(subject);
        }

        @Test
        void mayGoOverSeveralLines() throws UnreadableMail {
            assertThat(readWith("Subject: one\n two\n\tthree\n", "x").subject().split("\\s+"))
                    .containsExactly("one", "two", "three");
        }

        @Test
        void mayStandThereInLatin1() throws UnreadableMail {
            var mail = raw("From: Andr\u00e9 <ann@example.org>\nSubject: Gr\u00fc\u00dfe\n\nhello", ISO_8859_1);

            assertThat(read(mail).subject()).isEqualTo("Grüße");
            assertThat(read(mail).fromName()).isEqualTo("André");
        }
    }

    @Nested
    class ItsCharset {

        @ParameterizedTest
        @CsvSource({
            "utf-8, UTF-8, Grüße 🖥",
            "iso-8859-1, ISO-8859-1, Grüße",
            "iso-8859-1, windows-1252, “quoted” – 5 €",
            "windows-1251, windows-1251, Привет",
            "koi8-r, KOI8-R, Привет",
            "iso-2022-jp, x-windows-iso2022jp, ①日本",
            "shift_jis, windows-31j, ①日本",
            "gb2312, GB18030, 朱镕基",
            "us-ascii, UTF-8, Grüße",
            "us-ascii, windows-1252, Grüße",
            "x-unheard-of, UTF-8, Grüße",
            "x-unheard-of, windows-1252, Grüße",
            "'', UTF-8, Grüße",
            "'\"utf-8\"', UTF-8, Grüße",
            "'not a name at all', UTF-8, Grüße"
        })
        void isTheOneThatWasMeant(String named, String used, String text) throws UnreadableMail {
            var header = "From: ann@example.org\nContent-Transfer-Encoding: 8bit\nContent-Type: text/plain; charset="
                    + named + "\n\n";

            assertThat(read(raw(header + text, Charset.forName(used))).words().text())
                    .isEqualTo(text);
        }

        @Test
        void mayBeMissingAltogether() throws UnreadableMail {
            assertThat(readWith("", "Grüße").words().text()).isEqualTo("Grüße");
        }
    }

    @Nested
    class ItsEncoding {

        @Test
        void quotedPrintableIsUndone() throws UnreadableMail {
            var mail = readWith("""
                    Content-Type: text/plain; charset=utf-8
                    Content-Transfer-Encoding: quoted-printable
                    """, "Gr=C3=BC=C3=9Fe, a =3D b, one=\n line");

            assertThat(mail.words().text()).isEqualTo("Grüße, a = b, one line");
        }

        @Test
        void base64IsUndone() throws UnreadableMail {
            var mail = readWith("""
                    Content-Type: text/plain; charset=utf-8
                    Content-Transfer-Encoding: BASE64
                    """, "R3LDvMOf\nZQ==");

            assertThat(mail.words().text()).isEqualTo("Grüße");
        }

        @Test
        void ofBrokenBase64WhatCanBeReadIsRead() throws UnreadableMail {
            var mail = readWith("Content-Transfer-Encoding: base64\n", "SGVsbG8gdGhlcmU");

            assertThat(mail.words().text()).isEqualTo("Hello there");
        }

        @Test
        void oneThatNobodyKnowsIsTakenForNone() throws UnreadableMail {
            assertThat(readWith("Content-Transfer-Encoding: x-own\n", "hello")
                            .words()
                            .text())
                    .isEqualTo("hello");
        }
    }

    @Nested
    class SaidTwice {

        private static final String ALTERNATIVE = """
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                This is MIME.
                --b
                Content-Type: text/plain; charset=utf-8

                It is *broken*.
                --b
                Content-Type: text/html; charset=utf-8

                <html><head><style>p{}</style></head><body><p>It is <b>broken</b>.</p></body></html>
                --b--
                """;

        @Test
        void bothAreKept() throws UnreadableMail {
            var mail = readWith(ALTERNATIVE, "");

            assertThat(mail.words().text()).isEqualTo("It is *broken*.");
            assertThat(mail.words().html()).map(SafeHtml::value).contains("<p>It is <b>broken</b>.</p>");
        }

        @Test
        void theHtmlSpeaksForATextThatSaysNothing() throws UnreadableMail {
            assertThat(readWith(ALTERNATIVE.replace("It is *broken*.", " "), "")
                            .words()
                            .text())
                    .isEqualTo("It is broken.");
        }

        @Test
        void theTextSpeaksForAHtmlThatShowsNothing() throws UnreadableMail {
            var mail = readWith(ALTERNATIVE.replace("<p>It is <b>broken</b>.</p>", "<img src=cid:1>"), "");

            assertThat(mail.words().text()).isEqualTo("It is *broken*.");
        }

        @Test
        void aThirdWayIsAFile() throws UnreadableMail {
            var mail = readWith(
                    ALTERNATIVE.replace(
                            "--b--", "--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--"),
                    "");

            assertThat(mail.words().text()).isEqualTo("It is *broken*.");
            assertThat(mail.files()).extracting(MailFile::mediaType).containsExactly("text/calendar");
        }
    }

    @Nested
    class InSeveralParts {

        @Test
        void whatIsSaidIsReadInItsOrder() throws UnreadableMail {
            var mail = readWith("""
                    Content-Type: multipart/mixed; boundary="=_b 1"

                    --=_b 1
                    Content-Type: text/plain

                    before
                    --=_b 1
                    Content-Type: image/png; name=screen.png
                    Content-Transfer-Encoding: base64

                    iVBORw==
                    --=_b 1
                    Content-Type: text/plain

                    after
                    --=_b 1--
                    """, "");

            assertThat(mail.words().text()).isEqualTo("before\n\nafter");
            assertThat(mail.words().html()).isEmpty();
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("screen.png");
        }

        @Test
        void whatIsSaidInTextIsNotLostBesideHtml() throws UnreadableMail {
            var mail = readWith("""
                    Content-Type: multipart/mixed; boundary=b

                    --b
                    Content-Type: text/plain

                    It is broken.
                    --b
                    Content-Type: text/html

                    <p>Sent from my <b>phone</b></p>
                    --b--
                    """, "");

            assertThat(mail.words().text()).isEqualTo("It is broken.\n\nSent from my phone");
            assertThat(mail.words().html())
                    .map(SafeHtml::value)
                    .contains("<p>It is broken.</p><p>Sent from my <b>phone</b></p>");
        }

        @Test
        void partsMayHavePartsThemselves() throws UnreadableMail {
            var mail = readWith("""
                    Content-Type: multipart/mixed; boundary=outer

                    --outer
                    Content-Type: multipart/related; boundary=middle

                    --middle
                    Content-Type: multipart/alternative; boundary=inner

                    --inner
                    Content-Type: text/plain

                    look
                    --inner
                    Content-Type: text/html

                    <p>look: <img src="cid:1"></p>
                    --inner--
                    --middle
                    Content-Type: image/gif
                    Content-ID: <1>
                    Content-Disposition: inline; filename=look.gif

                    GIF89a
                    --middle--
                    --outer
                    Content-Type: application/pdf
                    Content-Disposition: attachment; filename=look.pdf

                    %PDF
                    --outer--
                    """, "");

            assertThat(mail.words().text()).isEqualTo("look");
            assertThat(mail.words().html().orElseThrow().value()).contains("<img src=\"cid:1\" />");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("look.gif", "look.pdf");
            assertThat(mail.files()).extracting(MailFile::partId).containsExactly(Optional.of("1"), Optional.empty());
        }

        @Test
        void aMailWithinIsAFileAndSaysNothingHere() throws UnreadableMail {
            var mail = readWith("""
                    Content-Type: multipart/mixed; boundary=b

                    --b
                    Content-Type: text/plain

                    see below
                    --b
                    Content-Type: message/rfc822

                    From: Evil <evil@example.org>
                    Subject: not this one

                    not this text
                    --b--
                    """, "");

            assertThat(mail.from()).hasToString("ann@example.org");
            assertThat(mail.words().text()).isEqualTo("see below");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("not this one.eml");
        }

        @Test
        void aTextThatIsAttachedIsAFile() throws UnreadableMail {
            var mail = readWith("Content-Type: text/plain\nContent-Disposition: attachment\n", "log");

            assertThat(mail.words().isEmpty()).isTrue();
            assertThat(mail.files()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("attachment");
                assertThat(file.mediaType()).isEqualTo("text/plain");
                assertThat(file.bytes()).asString(UTF_8).isEqualTo("log");
            });
        }

        @Test
        void aPictureAloneIsAFile() throws UnreadableMail {
            var mail = readWith("Content-Type: image/png\nContent-Transfer-Encoding: base64\n", "iVBORw==");

            assertThat(mail.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.bytes()).containsExactly(0x89, 0x50, 0x4E, 0x47));
        }
    }

    @Nested
    class ThatIsBroken {

        @Test
        void aMultipartThatNeverEndsIsReadToItsEnd() throws UnreadableMail {
            var mail = readWith("""
                    Content-Type: multipart/mixed; boundary=b

                    --b
                    Content-Type: text/plain

                    """, "It is broken.");

            assertThat(mail.words().text()).isEqualTo("It is broken.");
        }

        @Test
        void aMultipartWhoseBoundaryNeverComesIsText() throws UnreadableMail {
            var mail = readWith("Content-Type: multipart/mixed; boundary=never\n", "It is broken.");

            assertThat(mail.words().text()).isEqualTo("It is broken.");
        }

        @Test
        void aMultipartThatNamesNoBoundaryShowsIt() throws UnreadableMail {
            var mail = readWith("Content-Type: multipart/mixed\n", "--b\n\nIt is broken.\n--b--\n");

            assertThat(mail.words().text()).isEqualTo("It is broken.");
        }

        @Test
        void aMultipartWithoutPartsSaysNothing() throws UnreadableMail {
            assertThat(readWith("Content-Type: multipart/mixed; boundary=b\n", "--b--\n")
                            .from())
                    .hasToString("ann@example.org");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Type: text",
                    "Content-Type: ;;;",
                    "Content-Type: text/plain; charset",
                    "Content-Type: text/plain; charset=\"utf-8",
                    "Content-Type: text/plain; =x; y",
                    "Content-Disposition: inline; filename=a b; size=1,2",
                    "Content-Disposition: ",
                    "Content-Type: ",
                    "MIME-Version: 7.0"
                })
        void aHeaderThatMakesNoSenseHidesNoWords(String header) throws UnreadableMail {
            assertThat(readWith(header + "\n", "It is broken.").words().text()).isEqualTo("It is broken.");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 5, 20})
        void itMayBeNestedAsDeepAsMailProgramsNest(int depth) throws UnreadableMail {
            assertThat(readWith(nested(depth), "").words().text()).isEqualTo("at the bottom");
        }

        @ParameterizedTest
        @ValueSource(ints = {21, 200})
        void itIsRefusedWhereItIsNestedDeeper(int depth) {
            assertThatExceptionOfType(UnreadableMail.class)
                    .isThrownBy(() -> readWith(nested(depth), ""))
                    .withMessageContaining("nested deeper than 20");
        }

        /**
         * Who backtracks over it does not come to an end within a day; the limit only tells that from a slow machine.
         */
        @Test
        @Timeout(value = 5, unit = TimeUnit.MINUTES)
        void whatSomebodyMadeLongIsReadToItsEnd() throws UnreadableMail {
            var longLines = "To: " + "a@b.example, ".repeat(5_000) + "\nReferences: " + "<x@y.example> ".repeat(5_000)
                    + "\nSubject: " + "=?utf-8?Q?x?= ".repeat(5_000) + "\n";

            var mail = readWith(longLines, "<".repeat(1_000_000));

            assertThat(mail.recipients()).hasSize(1);
        }

        private String nested(int depth) {
            var mail = new StringBuilder();
            for (int i = 0; i < depth; i++) {
                mail.append("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n".formatted(i));
            }
            return mail.append("Content-Type: text/plain\n\nat the bottom\n").toString();
        }
    }

    @Nested
    class TheNameOfAFile {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "filename=report.pdf | report.pdf",
                    "filename=\"my report.pdf\" | my report.pdf",
                    "filename=my report.pdf | my report.pdf",
                    "filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%F0%9F%96%A5.pdf | Grüße 🖥.pdf",
                    "filename*=iso-8859-1'de'Gr%FC%DFe.pdf | Grüße.pdf",
                    "filename*0=very; filename*1=long; filename*2=.pdf | verylong.pdf",
                    "filename*0*=UTF-8''Gr%C3%BC; filename*1*=%C3%9Fe; filename*2=.pdf | Grüße.pdf",
                    "filename=\"=?utf-8?Q?Gr=C3=BC=C3=9Fe=2Epdf?=\" | Grüße.pdf",
                    "filename=\"=?utf-8?B?R3LDvMOf?= =?utf-8?B?ZS5wZGY=?=\" | Grüße.pdf",
                    "filename=\"Grüße.pdf\" | Grüße.pdf",
                    "filename=\"../../etc/passwd\" | .._.._etc_passwd",
                    "filename=\"C:\\\\temp\\\\x.pdf\" | C__temp_x.pdf",
                    "filename=\"a\\\"b<c>.pdf\" | a_b_c_.pdf",
                    "filename=\"\" | attachment"
                })
        void isReadHoweverItIsWritten(String parameter, String name) throws UnreadableMail {
            var mail = readWith("Content-Type: multipart/mixed; boundary=b\n", """
                    --b
                    Content-Type: application/pdf
                    Content-Disposition: attachment; %s

                    %%PDF
                    --b--
                    """.formatted(parameter));

            assertThat(mail.files()).extracting(MailFile::name).containsExactly(name);
        }

        @Test
        void mayComeWithItsType() throws UnreadableMail {
            var mail = readWith("Content-Type: application/pdf; name=\"=?utf-8?Q?Gr=C3=BC=C3=9Fe?=\"\n", "%PDF");

            assertThat(mail.files()).extracting(MailFile::name).containsExactly("Grüße");
        }
    }

    @Nested
    class WrittenByAProgram {

        @Test
        void itIsSortedByWhatItIs() throws UnreadableMail {
            assertThat(readWith("Auto-Submitted: auto-replied\n", "I am away.")
                            .sorted()
                            .kind())
                    .isEqualTo(MailKind.AUTO_REPLY);
            assertThat(readWith("Auto-Submitted: auto-generated\n", "98 %").sorted())
                    .isEqualTo(new Sorted(MailKind.WRITTEN, false, true, true, List.of(), List.of()));
        }
    }

    @Nested
    class OfAMailServer {

        @Test
        void needNotNameAnAuthor() throws UnreadableMail {
            for (var from : List.of("From: Mail Delivery Subsystem <MAILER-DAEMON>\n", "From: <>\n", "")) {
                var mail = read(from + """
                        Subject: Returned mail: see transcript for details
                        Content-Type: multipart/report; report-type=delivery-status; boundary=b

                        --b
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mx.example.org

                        Final-Recipient: rfc822; ann@example.org
                        Action: failed
                        Status: 5.1.1
                        --b--
                        """);

                assertThat(mail.sorted().kind()).isEqualTo(MailKind.BOUNCE);
                assertThat(mail.sorted().failures()).extracting("recipient").containsExactly("ann@example.org");
            }
        }

        @Test
        void isTheOnlyOneThatNeedsNone() {
            assertThatExceptionOfType(UnreadableMail.class).isThrownBy(() -> read("Subject: Hello\n\nWho am I?"));
        }
    }

    @Nested
    class ThatRepeatsAConversation {

        private static final String HISTORY =
                "On Mon, 2 Mar 2026 at 09:00, Ben <ben@desk.example> wrote:\n> Does it jam?\n";

        @Test
        void saysWhatItsAuthorWrote() throws UnreadableMail {
            var mail = readWith("Subject: Re: Broken\n", "It does.\n\n" + HISTORY);

            assertThat(mail.words().text()).isEqualTo("It does.");
            assertThat(mail.quoted().orElseThrow().text()).contains("Ben", "> Does it jam?");
        }

        @Test
        void doesSoInBothOfItsForms() throws UnreadableMail {
            var mail = readWith("Content-Type: multipart/alternative; boundary=b\n", """
                    --b
                    Content-Type: text/plain

                    It does.

                    %s
                    --b
                    Content-Type: text/html

                    <div>It <b>does</b>.</div><div class="gmail_quote">On Mon, 2 Mar 2026 Ben wrote:
                    <blockquote>Does it jam?</blockquote></div>
                    --b--
                    """.formatted(HISTORY));

            assertThat(mail.words().text()).isEqualTo("It does.");
            assertThat(mail.words().html().orElseThrow().value())
                    .contains("<b>does</b>")
                    .doesNotContain("jam");
            assertThat(mail.quoted().orElseThrow().html().orElseThrow().value()).contains("Does it jam?");
        }

        @Test
        void repeatsNothingWhereNothingIsQuoted() throws UnreadableMail {
            assertThat(read(PLAIN).quoted()).isEmpty();
        }
    }

    @Nested
    class TheMailsItRefersTo {

        @Test
        void areTheNewestFirst() throws UnreadableMail {
            var mail = readWith("""
                    In-Reply-To: <3@desk.example>
                    References: <1@example.org> <2@example.org>
                      <3@desk.example>
                    """, "hello");

            assertThat(mail.references()).containsExactly("3@desk.example", "2@example.org", "1@example.org");
        }

        @Test
        void beginWithTheOneThatIsAnsweredEvenIfItIsNotTheLast() throws UnreadableMail {
            var mail = readWith("In-Reply-To: <1@a>\nReferences: <1@a> <2@a>\n", "hello");

            assertThat(mail.references()).containsExactly("1@a", "2@a");
        }

        @Test
        void mayStandAmongOtherWords() throws UnreadableMail {
            var mail = readWith("In-Reply-To: Your message of Monday <1@a> \"about that\"\n", "hello");

            assertThat(mail.references()).isEqualTo(List.of("1@a"));
        }

        @Test
        void areNothingThatIsNoMessageId() throws UnreadableMail {
            var mail = readWith("In-Reply-To: 1@a\nReferences: <> <a b> <" + "x".repeat(901) + ">\n", "hello");

            assertThat(mail.references()).isEmpty();
        }
    }
}
