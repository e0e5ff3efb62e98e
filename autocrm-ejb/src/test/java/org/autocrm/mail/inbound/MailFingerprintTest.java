package org.autocrm.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.autocrm.mail.inbound.Mails.PLAIN;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFingerprintTest {

    @Nested
    class StaysTheSame {

        @Test
        void whenItCameAnotherWay() {
            var again = PLAIN.replace("mx.example.org by mail.desk.example", "other.example.org by mx2.desk.example")
                    .replace("Return-Path: <ann@example.org>\n", "Delivered-To: support@desk.example\n")
                    .replace("MIME-Version: 1.0\n", "MIME-Version: 1.0\nX-Spam-Score: 0.1\n");

            assertThat(hash(again)).isEqualTo(hash(PLAIN));
        }

        @Test
        void whenAServerFoldsAHeader() {
            assertThat(hash(PLAIN.replace("Subject: Broken screen", "Subject: Broken\n\t screen")))
                    .isEqualTo(hash(PLAIN));
        }

        @Test
        void whenAServerChangesTheOrderOfHeaders() {
            var again = PLAIN.replace("Subject: Broken screen\n", "")
                    .replace("MIME-Version", "Subject: Broken screen\nMIME-Version");

            assertThat(hash(again)).isEqualTo(hash(PLAIN));
        }

        @Test
        void whenAServerChangesTheLineEnds() {
            var bytes = PLAIN.getBytes(StandardCharsets.UTF_8);

            assertThat(MailFingerprint.of(bytes).hash()).isEqualTo(hash(PLAIN));
        }

        @Test
        void whenAServerAddsLinesAtTheEnd() {
            assertThat(hash(PLAIN + "\n\n")).isEqualTo(hash(PLAIN));
        }
    }

    @Nested
    class IsAnother {

        @ParameterizedTest
        @CsvSource({
            "It is broken., It is not broken.",
            "Subject: Broken screen, Subject: Broken scream",
            "Message-ID: <1@example.org>, Message-ID: <2@example.org>",
            "From: Ann Lee, From: Amy Lee",
            "2026 09:00:00, 2026 09:00:02"
        })
        void whenTheAuthorWroteSomethingElse(String what, String instead) {
            assertThat(PLAIN).contains(what);
            assertThat(hash(PLAIN.replace(what, instead))).isNotEqualTo(hash(PLAIN));
        }

        @Test
        void whenItAnswersAnotherMail() {
            assertThat(hash("In-Reply-To: <0@desk.example>\n" + PLAIN)).isNotEqualTo(hash(PLAIN));
        }

        @Test
        void whenWhatWasHeaderIsBodyNow() {
            assertThat(hash("Subject: a\n\nb")).isNotEqualTo(hash("Subject: ab\n\n"));
        }
    }

    @Nested
    class ItsMessageId {

        @Test
        void hasNoBrackets() {
            assertThat(MailFingerprint.of(Mails.raw(PLAIN)).mailId()).contains("1@example.org");
        }

        @Test
        void mayStandOnALineOfItsOwn() {
            assertThat(MailFingerprint.of(Mails.raw("MESSAGE-id:\n  <1@example.org>\n\nhello"))
                            .mailId())
                    .contains("1@example.org");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Subject: x",
                    "Message-ID:",
                    "Message-ID: 1@example.org",
                    "Message-ID: <>",
                    "Message-ID: <a\0b@c>"
                })
        void mayBeMissing(String header) {
            assertThat(MailFingerprint.of(Mails.raw(header + "\n\nhello")).mailId())
                    .isEmpty();
        }

        @Test
        void isNotTakenFromTheBody() {
            assertThat(MailFingerprint.of(Mails.raw("Subject: x\n\nMessage-ID: <1@example.org>"))
                            .mailId())
                    .isEmpty();
        }
    }

    @Nested
    class OfAnyBytes {

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "\n\n\n", "no header", ":", "a:b", " folded"})
        void isAHash(String mail) {
            assertThat(hash(mail)).matches("[0-9a-f]{64}");
        }

        @Test
        void isAHashOfEveryBit() {
            assertThat(MailFingerprint.of(new byte[] {10, 10, (byte) 0xFF}).hash())
                    .isNotEqualTo(
                            MailFingerprint.of(new byte[] {10, 10, (byte) 0xFE}).hash());
        }
    }

    private static String hash(String mail) {
        return MailFingerprint.of(Mails.raw(mail)).hash();
    }
}
