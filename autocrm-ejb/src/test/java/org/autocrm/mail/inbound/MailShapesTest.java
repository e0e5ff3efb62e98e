package org.autocrm.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.autocrm.mail.inbound.Mails.read;
import static org.autocrm.mail.inbound.Mails.readWith;

import java.util.Base64;
import org.autocrm.mail.mime.MailFile;
import org.autocrm.mail.mime.OutlookFiles;
import org.autocrm.ticket.ThreadHints;
import org.autocrm.ticket.Words;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailShapesTest {

    private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\n";

    @Nested
    class AFileOfOutlook {

        private final OutlookFiles outlook = new OutlookFiles()
                .ofClass("IPM.Microsoft Mail.Note")
                .html("<p>It is <b>broken</b>.</p>")
                .oldFile("report.pdf", "%PDF".getBytes(UTF_8));

        @Test
        void isReplacedByWhatIsInIt() throws UnreadableMail {
            var mail = withOutlook("It is broken.", outlook);

            assertThat(mail.words().text()).isEqualTo("It is broken.");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("report.pdf");
            assertThat(mail.files()).extracting(MailFile::mediaType).containsExactly("application/pdf");
        }

        @Test
        void speaksWhereTheMailItselfSaysNothing() throws UnreadableMail {
            var mail = withOutlook("", outlook);

            assertThat(mail.words().text()).isEqualTo("It is broken.");
            assertThat(mail.words().html().orElseThrow().value()).contains("<b>broken</b>");
        }

        @Test
        void staysWhereItIsMoreThanAMail() throws UnreadableMail {
            var mail = withOutlook("Come.", outlook.ofClass("IPM.Schedule.Meeting.Request"));

            assertThat(mail.files()).extracting(MailFile::name).containsExactly("report.pdf", "winmail.dat");
        }

        @Test
        void staysWhereItCannotBeRead() throws UnreadableMail {
            var mail = readWith(MIXED, """
                    --b
                    Content-Type: application/ms-tnef; name=winmail.dat

                    no file of Outlook
                    --b--
                    """);

            assertThat(mail.files()).extracting(MailFile::name).containsExactly("winmail.dat");
        }

        private IncomingMail withOutlook(String words, OutlookFiles file) throws UnreadableMail {
            return readWith(MIXED, """
                    --b
                    Content-Type: text/plain

                    %s
                    --b
                    Content-Type: application/octet-stream; name="winmail.dat"
                    Content-Transfer-Encoding: base64
                    Content-Disposition: attachment; filename="winmail.dat"

                    %s
                    --b--
                    """.formatted(words, Base64.getMimeEncoder().encodeToString(file.written())));
        }
    }

    @Nested
    class AnInvitation {

        private static final String CALENDAR = """
                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:1
                SUMMARY:Repair
                DTSTART:20260303T081500Z
                LOCATION:Room 4
                END:VEVENT
                END:VCALENDAR
                """;

        @Test
        void isWhatTheMailSaysWhereItSaysNothingElse() throws UnreadableMail {
            var mail = readWith("Content-Type: text/calendar; method=REQUEST\n", CALENDAR);

            assertThat(mail.words().text())
                    .isEqualTo("Invitation: Repair\nWhen: Tuesday, 3 March 2026, 08:15 (UTC)\nWhere: Room 4");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("invitation.ics");
        }

        @Test
        void isALineBelowWhatElseTheMailSays() throws UnreadableMail {
            var mail = readWith(MIXED, """
                    --b
                    Content-Type: multipart/alternative; boundary=c

                    --c
                    Content-Type: text/plain

                    Shall we?
                    --c
                    Content-Type: text/calendar; method=REQUEST

                    %1$s
                    --c--
                    --b
                    Content-Type: text/calendar; name=invite.ics
                    Content-Disposition: attachment; filename=invite.ics

                    %1$s
                    --b--
                    """.formatted(CALENDAR));

            assertThat(mail.words().text())
                    .isEqualTo("Shall we?\n\nInvitation: Repair, Tuesday, 3 March 2026, 08:15 (UTC)");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("invitation.ics", "invite.ics");
        }

        @Test
        void isAFileOnlyWhereItIsNone() throws UnreadableMail {
            var mail = readWith("Content-Type: text/calendar\n", "no calendar");

            assertThat(mail.words().isEmpty()).isTrue();
            assertThat(mail.files()).hasSize(1);
        }
    }

    @Nested
    class AFileWithinAText {

        @Test
        void isAFile() throws UnreadableMail {
            var mail = readWith("", "see\nbegin 644 hello.txt\n+:&5L;&\\@=V]R;&0 \n`\nend\nAnn");

            assertThat(mail.words().text()).isEqualTo("see\nAnn");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("hello.txt");
        }

        @Test
        void mayBeAPartOfItsOwn() throws UnreadableMail {
            var mail = readWith(MIXED, """
                    --b
                    Content-Type: application/octet-stream; name=hello.txt
                    Content-Transfer-Encoding: x-uuencode

                    begin 644 hello.txt
                    +:&5L;&\\@=V]R;&0\s
                    `
                    end
                    --b--
                    """);

            assertThat(mail.files())
                    .extracting(file -> new String(file.bytes(), UTF_8))
                    .containsExactly("hello world");
        }
    }

    @Nested
    class WhatCannotBeRead {

        @Test
        void isSaidOfAnEncryptedMail() throws UnreadableMail {
            var mail = readWith(
                    "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n", """
                    --b
                    Content-Type: application/pgp-encrypted

                    Version: 1
                    --b
                    Content-Type: application/octet-stream; name=encrypted.asc

                    -----BEGIN PGP MESSAGE-----
                    --b--
                    """);

            assertThat(mail.words().text()).contains("encrypted and cannot be read");
            assertThat(mail.files()).extracting(MailFile::name).contains("encrypted.asc");
        }

        @Test
        void isSaidOfASecretOfSmime() throws UnreadableMail {
            var mail = readWith(
                    "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n", "secret");

            assertThat(mail.words().text()).contains("S/MIME and cannot be read");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("smime.p7m");
        }

        @Test
        void isSaidOfAPieceOfAMail() throws UnreadableMail {
            var mail = readWith("Content-Type: message/partial; id=x; number=2; total=5\n", "the middle of it");

            assertThat(mail.words().text()).contains("piece 2 of 5");
            assertThat(mail.files()).hasSize(1);
        }

        @Test
        void isNotFetchedFromElsewhere() throws UnreadableMail {
            var mail = readWith(
                    "Content-Type: message/external-body; access-type=URL; URL=\"https://example.org/big.iso\"\n",
                    "Content-Type: application/octet-stream\n\n");

            assertThat(mail.words().text()).contains("elsewhere", "https://example.org/big.iso");
        }

        @Test
        void isNotSaidOfASignedMail() throws UnreadableMail {
            var mail = readWith(
                    "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b\n", """
                    --b
                    Content-Type: text/plain

                    It is broken.
                    --b
                    Content-Type: application/pgp-signature; name=signature.asc

                    -----BEGIN PGP SIGNATURE-----
                    --b--
                    """);

            assertThat(mail.words().text()).isEqualTo("It is broken.");
            assertThat(mail.files()).extracting(MailFile::name).containsExactly("signature.asc");
        }
    }

    @Nested
    class AReportWithinAMail {

        @Test
        void isReadWithWhatItsAuthorRepeats() throws UnreadableMail {
            var mail = readWith("Subject: what does this mean?\nUser-Agent: Thunderbird\n" + MIXED, """
                    --b
                    Content-Type: text/plain

                    See.
                    --b
                    Content-Type: message/delivery-status

                    Action: failed
                    --b--
                    """);

            assertThat(mail.words().text()).isEqualTo("See.");
            assertThat(mail.quoted().map(Words::text)).contains("Action: failed");
            assertThat(mail.files()).isEmpty();
        }
    }

    @Nested
    class AFileOfAMacintosh {

        @Test
        void comesWithoutWhatOnlyAMacintoshKeepsBesideIt() throws UnreadableMail {
            var mail = readWith("Content-Type: multipart/appledouble; boundary=b\n", """
                    --b
                    Content-Type: application/applefile; name="%look.gif"

                    x
                    --b
                    Content-Type: image/gif; name="look.gif"

                    GIF89a
                    --b--
                    """);

            assertThat(mail.files()).extracting(MailFile::name).containsExactly("look.gif");
        }
    }

    @Nested
    class AnAuthorWhomFromDoesNotName {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Sender: ann@example.org | ann@example.org",
                    "Reply-To: Ann <ann@example.org> | ann@example.org",
                    "Return-Path: <ann@example.org> | ann@example.org",
                    "From: Ann/Sender: ann@example.org | ann@example.org",
                    "Return-Path: <c@example.org>/Reply-To: b@example.org/Sender: a@example.org | a@example.org",
                    "Return-Path: <c@example.org>/Reply-To: b@example.org | b@example.org"
                })
        void isNamedByAnotherHeader(String headers, String author) throws UnreadableMail {
            var mail = read(headers.replace("/", "\n") + "\n\nhello");

            assertThat(mail.from()).hasToString(author);
            assertThat(mail.fromNamed()).isFalse();
        }

        @Test
        void isNotLookedForWhereFromNamesOneAmongOtherThings() throws UnreadableMail {
            var mail = read("From: Dr. Ann <ann\"@example.org>\nSender: ben@example.org\n\nhello");

            assertThat(mail.from()).hasToString("ann@example.org");
            assertThat(mail.fromNamed()).isTrue();
        }

        @Test
        void continuesNoTicketSinceAnybodyCouldBeIt() throws UnreadableMail {
            var mail = read("Sender: ann@example.org\nIn-Reply-To: <1@desk.example>\nSubject: [#10042]\n\nhello");

            assertThat(new MailThreads().of(mail)).isEqualTo(ThreadHints.NONE);
        }
    }

    @Nested
    class BeyondItsBounds {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"1001 | more than 1000 parts", "100000 | more than 1000 parts"})
        void itIsRefusedForItsParts(int parts, String reason) {
            refused(MIXED + "\n" + "--b\n\nx\n".repeat(parts), reason);
        }

        @Test
        void itsPartsAreCountedWhereverTheyAre() {
            var many = "--b\n\nx\n".repeat(600) + "--b--\n";
            var inner = "--c\n" + MIXED + "\n" + many;

            refused(
                    "Content-Type: multipart/mixed; boundary=c\n\n" + inner + inner + "--c--\n",
                    "more than 1000 parts");
        }

        @Test
        void itIsRefusedForItsHeader() {
            refused("X-Padding: " + "x".repeat(3 * 1024 * 1024) + "\n\nhello", "its header has more than 2 MB");
        }

        @Test
        void itIsRefusedForTheHeadersOfItsParts() {
            refused(
                    MIXED + "\n--b\nX-Padding: " + "x".repeat(3 * 1024 * 1024) + "\n\nhello\n--b--\n",
                    "the headers of its parts have more than 2 MB");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "text/html"})
        void itIsShownInPartAndIsInAFileAsAWhole(String type) throws UnreadableMail {
            var mail = readWith("Content-Type: " + type + "\n", "one two\n".repeat(400_000));

            assertThat(mail.words().text()).startsWith("one two").endsWith("All of it is in the files.)");
            assertThat(mail.words().text().length()).isLessThan(2_100_000);
            assertThat(mail.files()).extracting(file -> file.bytes().length).containsExactly(3_600_000);
        }

        @Test
        void itIsShownInPartWhereItHasMoreTagsThanAnybodyWrites() throws UnreadableMail {
            var mail = readWith("Content-Type: text/html\n", "<p>one</p>".repeat(50_000));

            assertThat(mail.words().text()).startsWith("one").endsWith("All of it is in the files.)");
            assertThat(mail.files()).extracting(file -> file.bytes().length).containsExactly(500_000);
        }

        @Test
        void itIsRefusedWhereALargeFileIsNestedDeep() {
            var mail = new StringBuilder();
            for (int i = 0; i < 15; i++) {
                mail.append("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n".formatted(i));
            }

            refused(mail + "\n" + "x".repeat(10 * 1024 * 1024), "nested too deep for their size");
        }

        @Test
        void itsTextsAreBoundedTogether() throws UnreadableMail {
            var part = "--b\n\n" + "one two\n".repeat(100_000) + "\n";

            var mail = readWith(MIXED, part.repeat(5) + "--b--\n");

            assertThat(mail.words().text().length()).isLessThan(2_100_000);
            assertThat(mail.files()).hasSize(3);
        }

        private void refused(String rest, String reason) {
            assertThatExceptionOfType(UnreadableMail.class)
                    .isThrownBy(() -> read("From: ann@example.org\n" + rest))
                    .withMessageContaining(reason);
        }
    }
}
