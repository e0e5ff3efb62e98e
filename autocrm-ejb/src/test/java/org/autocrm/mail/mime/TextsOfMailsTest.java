package org.autocrm.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsOfMailsTest {

    @Nested
    class EncodedInAHeader {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= | Grüße",
                    "=?UTF-8*de?q?Gr=c3=bc=c3=9fe?= | Grüße",
                    "Re: =?utf-8?B?R3LDvMOfZQ==?= you | Re: Grüße you",
                    "=?utf-8?Q?one_?= =?utf-8?Q?two?= | one two",
                    "=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?= | Grüße",
                    "=?utf-8?B?5pel5pw=?= =?utf-8?B?rA==?= | 日本",
                    "=?iso-8859-1?Q?Gr=FC?= =?utf-8?Q?=C3=9Fe?= | Grüße",
                    "\"=?utf-8?Q?a=2Epdf?=\" | \"a.pdf\"",
                    "=?utf-8?Q?my report.pdf?= | my report.pdf",
                    "=?utf-8?Q?Gr=FC=DFe?= | Grüße",
                    "=?windows-1252?Q?=80?= | €",
                    "=?iso-8859-1?Q?=80?= | €",
                    "=?us-ascii?Q?=C3=BC?= | ü",
                    "=?x-unheard-of?Q?hello?= | =?x-unheard-of?Q?hello?=",
                    "=?utf-8?Q?broken | =?utf-8?Q?broken",
                    "=?utf-8?Q?100=?= | 100=",
                    "=?= | =?="
                })
        void isDecodedHoweverItIsWritten(String written, String decoded) {
            assertThat(EncodedWords.decoded(written)).isEqualTo(decoded);
        }
    }

    @Nested
    class InBase64 {

        @Test
        void isWhatWasEncoded() {
            var chance = new Random(20260321);
            for (int length = 0; length < 300; length++) {
                var bytes = new byte[length];
                chance.nextBytes(bytes);

                assertThat(Base64Stream.decoded(Base64.getMimeEncoder().encode(bytes)))
                        .isEqualTo(bytes);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "aGVsbG8=",
                    "aGVsbG8",
                    "aGVs\r\nbG8=\r\n",
                    "a G V s b G 8 =",
                    "aGVs*bG8=!",
                    "aGU=bGxv",
                    "aGVsbG8=\0\n--x"
                })
        void isReadHoweverItIsWritten(String written) {
            assertThat(new String(Base64Stream.decoded(written.getBytes(ISO_8859_1)), UTF_8))
                    .startsWith("hello");
        }

        @Test
        void isReadInPieces() throws IOException {
            var bytes = new byte[100_000];
            new Random(20260322).nextBytes(bytes);
            var encoded = Base64.getEncoder().encode(bytes);

            try (var stream = new Base64Stream(new ByteArrayInputStream(encoded))) {
                assertThat(stream.read()).isEqualTo(bytes[0] & 0xff);
                assertThat(stream.readNBytes(7)).containsExactly(java.util.Arrays.copyOfRange(bytes, 1, 8));
                assertThat(stream.readAllBytes()).hasSize(bytes.length - 8);
            }
        }
    }

    @Nested
    class ThatFlows {

        @Test
        void hasItsParagraphsOnOneLine() {
            assertThat(FlowedText.of("This is one \nparagraph.\nThis another.\n", false))
                    .isEqualTo("This is one paragraph.\nThis another.");
        }

        @Test
        void keepsItsEmptyLines() {
            assertThat(FlowedText.of("one\n\ntwo \nthree", false)).isEqualTo("one\n\ntwo three");
        }

        @Test
        void mayHaveNoSpaceBetweenItsWords() {
            assertThat(FlowedText.of("日本 \n語", true)).isEqualTo("日本語");
        }

        @Test
        void keepsQuotationsApart() {
            assertThat(FlowedText.of("> does it \n> jam?\n>> once \n> more\nYes.", false))
                    .isEqualTo("> does it jam?\n>> once \n> more\nYes.");
        }

        @Test
        void endsBeforeASignature() {
            assertThat(FlowedText.of("one \n-- \nAnn \nLee", false)).isEqualTo("one \n-- \nAnn Lee");
        }

        @Test
        void mayBeginALineWithWhatElseWereAQuotation() {
            assertThat(FlowedText.of(" >from the shelf\n From here", false)).isEqualTo(">from the shelf\nFrom here");
        }
    }

    @Nested
    class WithFilesInIt {

        private static final String FILE = "begin 644 hello.txt\n+:&5L;&\\@=V]R;&0 \n`\nend\n";

        @Test
        void givesThemAway() {
            var found = Uuencoded.of("see\n" + FILE + "Ann\n");

            assertThat(found.text()).isEqualTo("see\nAnn\n");
            assertThat(found.files()).extracting(MailFile::name).containsExactly("hello.txt");
            assertThat(found.files()).extracting(MailFile::mediaType).containsExactly("text/plain");
            assertThat(found.files())
                    .extracting(file -> new String(file.bytes(), UTF_8))
                    .containsExactly("hello world");
        }

        @Test
        void givesAwayEachOfThem() {
            assertThat(Uuencoded.of(FILE + "and\n" + FILE).files()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "begin at the beginning",
                    "begin 644 hello.txt",
                    "begin 644 hello.txt\nthat is how such a file begins, and then come letters",
                    "begin 644 hello.txt\nend\n"
                })
        void isNotTakenForOneWhereItOnlySpeaksOfIt(String text) {
            assertThat(Uuencoded.of(text)).isEqualTo(new Uuencoded(text, java.util.List.of()));
        }

        @Test
        void givesAwayNoMoreThanAHundred() {
            var found = Uuencoded.of(FILE.repeat(101));

            assertThat(found.files()).hasSize(100);
            assertThat(found.text()).isEqualTo(FILE);
        }
    }
}
