package org.autocrm.mail.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.autocrm.mail.sorting.SortedMails.notice;
import static org.autocrm.mail.sorting.SortedMails.sorted;
import static org.autocrm.mail.sorting.SortedMails.written;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSorterTest {

    private static final List<String> UNLUCKY = List.of(
            "Undelivered parcel",
            "My parcel could not be delivered to bob@example.org, it says 550",
            "Failure notice from the fire brigade",
            "I am out of office tomorrow",
            "Out of office: how do I switch that on?",
            "Automatic replies do not work",
            "Returned mail: who pays for that",
            "Delivery failed again, the driver says user unknown",
            "Undeliverable: my order 4711",
            "Abwesenheit von Herrn Meier",
            "The mailbox is full of wasps",
            "Delay of my order, it has been delayed",
            "Please confirm your message of yesterday",
            "Complaint about message from your driver",
            "Your mail to ann@example.org was rejected: 550 5.7.1 spam. Why?",
            "<bob@example.org>: host mx.example.org said: 550 5.1.1 User unknown");

    @Nested
    class WhatPeopleWrite {

        @Test
        void unluckyWordsDoNotMakeAReport() {
            for (var subject : UNLUCKY) {
                for (var text : UNLUCKY) {
                    var sorted = sorted(written(subject, text));

                    assertThat(sorted.kind()).as("%s / %s", subject, text).isEqualTo(MailKind.WRITTEN);
                    assertThat(sorted.acknowledge()).isTrue();
                    assertThat(sorted.failures()).isEmpty();
                }
            }
        }

        @Test
        void shopsThatWriteFromNobodyWriteNoBounces() {
            var sorted = sorted(written(
                    "Return-Path: <>\n",
                    "Undelivered parcel",
                    "Your parcel to ann@example.org could not be delivered."));

            assertThat(sorted.kind()).isEqualTo(MailKind.WRITTEN);
            assertThat(sorted.acknowledge()).isFalse();
        }

        @Test
        void aPostmasterMayAskAQuestion() {
            var sorted = notice("Paul <postmaster@example.org>", "Our mails do not reach you", """
                    Hello, since Monday your server says to us: 550 5.7.1 denied.
                    """);

            assertThat(sorted.kind()).isEqualTo(MailKind.WRITTEN);
        }

        @Test
        void itIsAboutTheMailsThatItAnswersTheNewestFirst() {
            var sorted = sorted(written(
                    "In-Reply-To: <3@desk.example>\nReferences: <1@desk.example> <2@desk.example>\n",
                    "Re: Screen",
                    "Thanks"));

            assertThat(sorted.kind()).isEqualTo(MailKind.WRITTEN);
            assertThat(sorted.acknowledge()).isTrue();
            assertThat(sorted.aboutMails()).containsExactly("3@desk.example", "2@desk.example", "1@desk.example");
        }
    }

    @Nested
    class WhatIsNotAcknowledged {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Auto-Submitted: auto-generated",
                    "Auto-Submitted: auto-notified; owner-email=\"x\"",
                    "Precedence: bulk",
                    "Precedence: list",
                    "Precedence: junk",
                    "List-Id: <news.example.org>",
                    "List-Unsubscribe: <mailto:leave@example.org>",
                    "X-Auto-Response-Suppress: All",
                    "X-Auto-Response-Suppress: DR, OOF, AutoReply",
                    "Return-Path: <>",
                    "X-Loop: desk",
                    "Sender: owner-news@example.org"
                })
        void aProgramsMailIsWrittenToNobodyWhoWaits(String header) {
            var sorted = sorted(written(header + "\n", "News", "Here they are."));

            assertThat(sorted.kind()).isEqualTo(MailKind.WRITTEN);
            assertThat(sorted.acknowledge()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Auto-Submitted: no",
                    "X-Auto-Response-Suppress: DR, RN, NRN",
                    "Precedence: normal",
                    "Return-Path: <ann@example.org>",
                    "X-Mailer: iPhone Mail (20A362)"
                })
        void theseHeadersDoNotForbidIt(String header) {
            assertThat(sorted(written(header + "\n", "Hello", "It is broken.")).acknowledge())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"noreply@example.org", "do-not-reply@example.org", "shop_no.reply@example.org"})
        void whoeverWantsNoReplyGetsNone(String author) {
            assertThat(notice(author, "Your order", "Thank you.").acknowledge()).isFalse();
        }

        @Test
        void aFormOfAWebSiteThatNamesItsVisitorIsAcknowledged() {
            assertThat(notice("noreply@example.org\nReply-To: Ann <ann@example.net>", "Contact form", "It is broken.")
                            .acknowledge())
                    .isTrue();
        }
    }

    @Nested
    class WhatProgramsAnswer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Auto-Submitted: auto-replied",
                    "Auto-Submitted: auto-replied (vacation)",
                    "Precedence: auto_reply",
                    "X-Autoreply: yes",
                    "X-Autorespond: Screen",
                    "X-Auto-Reply: yes"
                })
        void theHeaderSaysSo(String header) {
            var sorted = sorted(written(header + "\nIn-Reply-To: <7@desk.example>\n", "Re: Screen", "I am away."));

            assertThat(sorted.kind()).isEqualTo(MailKind.AUTO_REPLY);
            assertThat(sorted.acknowledge()).isFalse();
            assertThat(sorted.aboutMails()).containsExactly("7@desk.example");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Out of Office: Your screen",
                    "Out of Office AutoReply: Your screen",
                    "Automatic reply: Your screen",
                    "AUTO: Bob is out of the office (returning 2 May)",
                    "Automatische Antwort: Ihr Bildschirm",
                    "Abwesenheitsnotiz: Ihr Bildschirm",
                    "Réponse automatique : Votre écran",
                    "Respuesta automática: Su pantalla",
                    "Risposta automatica: Schermo",
                    "Resposta automática: Sua tela",
                    "Automatisch antwoord: Uw scherm",
                    "Odpowiedź automatyczna: Ekran",
                    "Automatiskt svar: Skärm",
                    "Automatisk svar: Skærm",
                    "Fraværsmelding: Skjerm",
                    "Automaattinen vastaus: Näyttö",
                    "Automatická odpověď: Obrazovka",
                    "Автоматический ответ: Экран",
                    "自動応答: 画面",
                    "自动答复: 屏幕"
                })
        void theSubjectSaysSoInTheLanguageOfTheAbsent(String subject) {
            assertThat(sorted(written(subject, "Back on Monday.")).kind()).isEqualTo(MailKind.AUTO_REPLY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Re: Automatic reply: Your screen", "Fwd: Abwesenheitsnotiz: Ihr Bildschirm", "Out of office"
                })
        void peopleAnswerForwardAndMentionThem(String subject) {
            assertThat(sorted(written(subject, "See below.")).kind()).isEqualTo(MailKind.WRITTEN);
        }

        @Test
        void aMailProgramIsAPersonsWhateverTheSubject() {
            assertThat(sorted(written("User-Agent: Mozilla Thunderbird\n", "Out of Office: new form", "Attached."))
                            .kind())
                    .isEqualTo(MailKind.WRITTEN);
        }

        @Test
        void whoeverConfirmsThatSomebodySignedUpChallengesNobody() {
            var sorted = sorted(written(
                    "Auto-Submitted: auto-generated\n",
                    "Please confirm your email",
                    "Confirm that you are Ann and not a spammer, to use the shop."));

            assertThat(sorted.kind()).isEqualTo(MailKind.WRITTEN);
            assertThat(sorted.acknowledge()).isFalse();
        }

        @Test
        void aChallengeAsksForAConfirmation() {
            var sorted = sorted(written(
                    "Auto-Submitted: auto-replied\nIn-Reply-To: <7@desk.example>\n",
                    "Please confirm your message",
                    "This mailbox is protected from spam. Reply to have your message delivered."));

            assertThat(sorted.kind()).isEqualTo(MailKind.CHALLENGE);
            assertThat(sorted.aboutMails()).containsExactly("7@desk.example");
        }
    }

    @Nested
    class WhatIsReported {

        @Test
        void aReadReceiptNamesTheMailThatWasRead() {
            var sorted = sorted("""
                    From: Ann Lee <ann@example.org>
                    Subject: Read: Your screen
                    Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

                    --b

                    It was displayed.
                    --b
                    Content-Type: message/disposition-notification

                    Final-Recipient: rfc822; ann@example.org
                    Original-Message-ID: <reply-7@desk.example>
                    Disposition: manual-action/MDN-sent-manually; displayed
                    --b--
                    """);

            assertThat(sorted.kind()).isEqualTo(MailKind.READ_RECEIPT);
            assertThat(sorted.acknowledge()).isFalse();
            assertThat(sorted.aboutMails()).containsExactly("reply-7@desk.example");
        }

        @Test
        void aFeedbackReportNamesWhoComplainsButNoDeadAddress() {
            var sorted = sorted("""
                    From: feedback@example.net
                    Subject: FW: Your screen
                    Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                    --b

                    This is an abuse report.
                    --b
                    Content-Type: message/feedback-report

                    Feedback-Type: abuse
                    Original-Rcpt-To: <bob@example.org>
                    --b
                    Content-Type: message/rfc822

                    From: desk@example.com
                    Message-ID: <reply-7@desk.example>

                    Hello
                    --b--
                    """);

            assertThat(sorted.kind()).isEqualTo(MailKind.FEEDBACK_REPORT);
            assertThat(sorted.failures())
                    .containsExactly(
                            new Failure("bob@example.org", "", false, Reason.FEEDBACK, "This is an abuse report."));
            assertThat(sorted.aboutMails()).containsExactly("reply-7@desk.example");
        }

        @Test
        void amazonReportsComplaintsDelaysAndDeliveriesInJson() {
            assertThat(ofAmazon("{\"notificationType\":\"Complaint\",\"complaint\":{}}"))
                    .isEqualTo(MailKind.FEEDBACK_REPORT);
            assertThat(ofAmazon("{\"eventType\":\"DeliveryDelay\",\"deliveryDelay\":{}}"))
                    .isEqualTo(MailKind.DELAY);
            assertThat(ofAmazon("{\"notificationType\":\"Delivery\"}")).isEqualTo(MailKind.DELIVERY_REPORT);
            assertThat(ofAmazon("{\"notificationType\":\"Deli")).isEqualTo(MailKind.WRITTEN);
            assertThat(ofAmazon("{\"notificationType\":[7]}")).isEqualTo(MailKind.WRITTEN);
        }

        private MailKind ofAmazon(String json) {
            return notice("no-reply@sns.amazonaws.com", "AWS Notification Message", json)
                    .kind();
        }
    }

    @Nested
    class WhatIsOdd {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\n",
                    "Subject: nothing\n\n",
                    "Content-Type: multipart/report\n\nno boundary",
                    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
                            + "Content-Type: message/delivery-status\n\n: : :\n--b--",
                    "Content-Type: ;;;;\nFrom: <<<>>>\nReturn-Path:\nAuto-Submitted:\n\nhello",
                    "Content-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: nonsense\n\nhello",
                    "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%%"
                })
        void itIsWritten(String mail) {
            assertThat(sorted(mail).kind()).isEqualTo(MailKind.WRITTEN);
        }

        @Test
        void noiseIsSortedWithoutComplaint() {
            var random = new Random(3834);
            for (int i = 0; i < 200; i++) {
                var noise = new byte[2_000];
                random.nextBytes(noise);
                var mail = "From: MAILER-DAEMON@example.net\nSubject: failure notice\n\n"
                        .getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(mail, 0, noise, 0, mail.length);

                assertThat(sorted(noise).acknowledge()).isFalse();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<bob@",
                    "550 ",
                    "a.",
                    "bob@example.org: 550 5.1.1 ",
                    ">>> RCPT TO:<",
                    " ",
                    "to ",
                    "Message-ID: ",
                    "\n",
                    "bob@example.org\n"
                })
        void megabytesOfTheSameAreReadInTimeThatGrowsWithTheirLengthOnly(String words) {
            var text = words.repeat(3_000_000 / words.length());
            var begin = System.nanoTime();

            notice("MAILER-DAEMON@example.net", "failure notice", text);

            assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
        }

        @Test
        void aDiagnosticIsOneLineOfBoundedLength() {
            var sorted = notice(
                    "MAILER-DAEMON@example.net",
                    "failure notice",
                    "<bob@example.org>:\n550 User unknown\n\t" + "and so on ".repeat(200));

            assertThat(sorted.failures()).hasSize(1);
            assertThat(sorted.failures().get(0).diagnostic())
                    .hasSizeLessThanOrEqualTo(500)
                    .doesNotContain("\n", "\t");
        }
    }
}
