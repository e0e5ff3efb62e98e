package org.autocrm.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private static final String ANSWER = "The printer works again.\n\nThank you!";

    @Nested
    class AnAnswerAboveAQuotation {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "On Tue, 3 Mar 2026 at 09:15, Ann Miller <ann@example.org> wrote:",
                    "On Mar 3, 2026, at 9:15 AM, Ann Miller <ann@example.org> wrote:",
                    "On 3/3/2026 9:15 AM, Ann Miller wrote:",
                    "On 2026-03-03 09:15, ann@example.org wrote:",
                    "On Tuesday, March 3, 2026 at 9:15:00 AM UTC+1 Ann Miller wrote:",
                    "On Tuesday, March 3rd, 2026 at 9:15 AM, Ann Miller <ann@example.org> wrote:",
                    "On 3-Mar-2026, at 9:15 AM, Ann <ann@example.org> sent:",
                    "On Tuesday, 3 March 2026, 09:15:00 GMT, Ann Miller <ann@example.org> wrote:",
                    "On Tue, 3 Mar 2026 at 09:15, Ann Miller via The Help Desk <\nann@example.org> wrote:",
                    "On Tue, 3 Mar 2026 at 09:15, A Person With Quite A Long Name\n<ann@example.org> wrote:",
                    "On Tue, 3 Mar 2026 at 09:15, Ann Miller <ann@example.org>\nwrote:",
                    "On Tue, 3 Mar 2026\nat 09:15, Ann Miller <ann@example.org>\nwrote:",
                    "On Tue, 3 Mar 2026 at 09:15 Ann Miller\n\n<\nmailto:ann@example.org\n> wrote:",
                    "On Tue, Mar 3, 2026 at 9:15\u202fAM Ann Miller <ann@example.org> wrote:",
                    "\u200bOn Tue,\u00a03 Mar 2026 at 09:15, Ann Miller <ann@example.org> wrote:",
                    "---- On Tue, 03 Mar 2026 09:15:00 +0100 Ann Miller <ann@example.org> wrote ----",
                    "---- Ann Miller wrote ----",
                    "Ann Miller <ann@example.org> wrote on 3 March 2026 at 9:15:",
                    "Ann Miller <ann@example.org> writes:",
                    "ann@example.org wrote:",
                    "Ann Miller wrote:",
                    "Quoting Ann Miller <ann@example.org>:",
                    "2026/3/3 Ann Miller <ann@example.org>",
                    "On 3 March 2026 Ann Miller wrote",
                    "On Mon, Mar 3, 2026 at 9:15 AM Ann\nMiller <ann@example.org> wrote:",
                    "At 2026-03-03 09:15:12, \"Ann\" <ann@example.org> wrote:",
                    "wt., 3 mar 2026 o 09:15 Ann Miller\n<ann@example.org> napisał(a):",
                    "3 mar 2026 o 09:15 Ann\nMiller <ann@example.org> napisał(a):",
                    "Den ons. 3. mars 2026, 10:00 skrev Ann\n<ann@example.org>:",
                    "Zitat von Ann Miller <ann@example.org>:",
                    "*On Tue, 3 Mar 2026 at 09:15, Ann <ann@example.org> wrote:*",
                    "Ann Miller via Desk <ann@example.org> schrieb am Di., 3. März\n2026, 09:15:",
                    "Am 03.03.2026 schrieb Ann Miller",
                    "בתאריך יום ג׳, 3 במרץ 2026 ב-9:15 מאת Ann Miller <ann@example.org>:",
                    "2026-03-03 9:15 GMT+01:00 Ann Miller <ann@example.org>:",
                    "03.03.2026, 09:15, \"Ann Miller\" <ann@example.org>:",
                    "Am 03.03.2026 um 09:15 schrieb Ann Miller:",
                    "Am Di., 3. März 2026 um 09:15 Uhr schrieb Ann Miller <ann@example.org>:",
                    "Am Dienstag, 3. März 2026 um 09:15 schrieb Ann Miller <ann@example.org>:",
                    "Am 3. März 2026 09:15:00 MEZ schrieb Ann Miller\n<ann@example.org>:",
                    "Am 03.03.26 um 09:15 schrieb ann@example.org:",
                    "Ann Miller <ann@example.org> schrieb am Di., 3. März 2026 um\n09:15:",
                    "Ann Miller <ann@example.org> hat am 03.03.2026 09:15 CET geschrieben:",
                    "Le mar. 3 mars 2026 à 09:15, Ann Miller <ann@example.org> a écrit :",
                    "Le 03/03/2026 à 09:15, Ann Miller a écrit\u00a0:",
                    "Le 3 mars 2026 à 09:15, Ann Miller <ann@example.org> a\nécrit :",
                    "Le mardi 3 mars 2026 à 09:15:00 UTC+1, Ann Miller a écrit :",
                    "El mar, 3 mar 2026 a las 9:15, Ann Miller (<ann@example.org>) escribió:",
                    "El 3/3/26 a las 9:15, Ann Miller escribió:",
                    "El martes, 3 de marzo de 2026, Ann Miller <ann@example.org>\nescribió:",
                    "Il giorno mar 3 mar 2026 alle ore 09:15 Ann Miller <ann@example.org> ha scritto:",
                    "Il 03/03/2026 09:15, Ann Miller ha scritto:",
                    "Il giorno 3 mar 2026, alle ore 09:15, Ann Miller\n<ann@example.org> ha scritto:",
                    "Em ter., 3 de mar. de 2026 às 09:15, Ann Miller <ann@example.org> escreveu:",
                    "Em 03/03/2026 09:15, Ann Miller escreveu:",
                    "Ann Miller <ann@example.org> escreveu (terça, 3/03/2026 à(s) 09:15):",
                    "Op di 3 mrt 2026 om 09:15 schreef Ann Miller <ann@example.org>:",
                    "Op 03-03-2026 om 09:15 schreef Ann Miller:",
                    "Op 3 mrt. 2026 om 09:15 heeft Ann Miller <ann@example.org> het volgende\ngeschreven:",
                    "W dniu 03.03.2026 o 09:15, Ann Miller pisze:",
                    "wt., 3 mar 2026 o 09:15 Ann Miller <ann@example.org> napisał(a):",
                    "Dnia 3 marca 2026 09:15 Ann Miller <ann@example.org> napisał(a):",
                    "Wiadomość napisana przez Ann Miller <ann@example.org> w dniu 03.03.2026, o godz. 09:15:",
                    "Den tis 3 mars 2026 kl 09:15 skrev Ann Miller <ann@example.org>:",
                    "Den 2026-03-03 kl. 09:15, skrev Ann Miller:",
                    "3 mars 2026 kl. 09:15 skrev Ann Miller <ann@example.org>:",
                    "På 3 mars 2026 på 09:15:00, Ann Miller (ann@example.org) skrev:",
                    "Den tirs. 3. mar. 2026 kl. 09.15 skrev Ann Miller <ann@example.org>:",
                    "Den 3. marts 2026 kl. 09.15 skrev Ann Miller <ann@example.org>:",
                    "Den 03.03.2026 kl. 09.15 skrev Ann Miller:",
                    "tir. 3. mars 2026 kl. 09:15 skrev Ann Miller <ann@example.org>:",
                    "Den 03.03.2026 09:15, skrev Ann Miller:",
                    "ti 3. maalisk. 2026 klo 9.15 Ann Miller (ann@example.org) kirjoitti:",
                    "Ann Miller kirjoitti 3.3.2026 klo 9.15:",
                    "Dne 3. 3. 2026 v 9:15 Ann Miller napsal(a):",
                    "út 3. 3. 2026 v 9:15 odesílatel Ann Miller <ann@example.org> napsal:",
                    "03.03.2026 09:15, Ann Miller пишет:",
                    "вт, 3 мар. 2026 г. в 09:15, Ann Miller <ann@example.org>:",
                    "3 марта 2026 г., в 09:15, Ann Miller <ann@example.org> написал(а):",
                    "3 мар. 2026 г. 9:15 пользователь \"Ann Miller\" <ann@example.org> написал:",
                    "Tue, 03 Mar 2026 09:15:00 +0300 от Ann Miller <ann@example.org>:",
                    "Вторник, 3 марта 2026, 9:15 +03:00 от Ann Miller <ann@example.org>:",
                    "Ann Miller <ann@example.org>, 3 Mar 2026 Sal, 09:15 tarihinde şunu yazdı:",
                    "3.03.2026 09:15 tarihinde Ann Miller yazdı:",
                    "On 3 Mar 2026 Sal at 09:15 Ann Miller <ann@example.org> şunları yazdı:",
                    "在 2026年3月3日，上午9:15，Ann Miller <ann@example.org> 写道：",
                    "Ann Miller <ann@example.org> 于2026年3月3日周二 09:15写道：",
                    "2026年3月3日 上午9:15，Ann Miller <ann@example.org> 写道：",
                    "在 2026/3/3 9:15, Ann Miller 写道:",
                    "Ann Miller <ann@example.org> 於 2026年3月3日 週二 上午9:15寫道：",
                    "2026年3月3日(火) 9:15 Ann Miller <ann@example.org>:",
                    "2026/03/03 9:15、Ann Miller <ann@example.org>のメール：",
                    "2026/03/03 9:15、Ann Miller さんは書きました:",
                    "On 2026/03/03 9:15, Ann Miller wrote:",
                    "2026년 3월 3일 (화) 오전 9:15, Ann Miller <ann@example.org>님이 작성:",
                    "Vào Th 3, 3 thg 3, 2026 vào lúc 09:15 Ann Miller <ann@example.org> đã viết:",
                    "Ann Miller <ann@example.org> ezt írta (időpont: 2026. márc. 3., K, 9:15):",
                    "În mar., 3 mar. 2026 la 09:15, Ann Miller <ann@example.org> a scris:",
                    "Στις Τρί 3 Μαρ 2026 στις 9:15 π.μ., ο/η Ann Miller <ann@example.org> έγραψε:",
                    "вт, 3 бер. 2026 р. о 09:15 Ann Miller <ann@example.org> пише:"
                })
        void isCutAboveTheAttribution(String attribution) {
            var reply = Reply.of(ANSWER + "\n\n" + attribution + "\n\n> Does it work?\n>\n> Ann\n");

            assertThat(reply.said()).isEqualTo(ANSWER);
            assertThat(reply.rest()).startsWith(attribution.substring(0, 3)).endsWith("> Ann");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "On Tue, 3 Mar 2026 at 09:15, Ann Miller <ann@example.org> wrote:",
                    "Am 03.03.2026 um 09:15 schrieb Ann Miller:",
                    "On Mon, Mar 3, 2026 at 9:15 AM Ann Miller wrote:",
                    "Am Mi., 3. März 2026 um 09:15 Uhr schrieb Ann Miller:",
                    "Le mar. 3 mars 2026 à 09:15, Ann Miller a écrit :",
                    "Il 03/03/2026 09:15, Ann Miller ha scritto:",
                    "El mar, 3 mar 2026 a las 9:15, Ann Miller escribió:",
                    "Le 3 mars 2026 à 09:15, Ann Miller <ann@example.org<mailto:ann@example.org>> a écrit:",
                    "Op 03-03-2026 9:15 schreef Ann Miller <ann@example.org>:",
                    "W dniu 3 marca 2026 09:15 użytkownik Ann Miller <ann@example.org>\nnapisał:",
                    "El mar, 3 mar 2026 a las 9:15, Ann Miller (<ann@example.org>) escribió:",
                    "2026/03/03 9:15、Ann Miller <ann@example.org>のメール：",
                    "-----Original Message-----",
                    "----- Original Message -----",
                    "-------- Original message --------",
                    "-----Reply Message-----",
                    "---------- Forwarded message ---------",
                    "-------- Forwarded Message --------",
                    "Begin forwarded message:",
                    "-----Ursprüngliche Nachricht-----",
                    "-------- Weitergeleitete Nachricht --------",
                    "Anfang der weitergeleiteten Nachricht:",
                    "-------- Originalnachricht --------",
                    "-----Message d'origine-----",
                    "-----Message d’origine-----",
                    "-------- Message transféré --------",
                    "Début du message réexpédié :",
                    "-----Mensaje original-----",
                    "---------- Mensaje reenviado ---------",
                    "-----Messaggio originale-----",
                    "Inizio messaggio inoltrato:",
                    "-----Mensagem original-----",
                    "---------- Mensagem encaminhada ---------",
                    "-----Oorspronkelijk bericht-----",
                    "-----Oryginalna wiadomość-----",
                    "-----Wiadomość oryginalna-----",
                    "-----Ursprungligt meddelande-----",
                    "-----Oprindelig meddelelse-----",
                    "-----Opprinnelig melding-----",
                    "-----Alkuperäinen viesti-----",
                    "-----Původní zpráva-----",
                    "-------- Исходное сообщение --------",
                    "-----Original Message-----\u00a0",
                    "-------- Пересылаемое сообщение --------",
                    "-----Özgün İleti-----",
                    "-----Orijinal Mesaj-----",
                    "-----邮件原件-----",
                    "------------------ 原始邮件 ------------------",
                    "---------- 转发邮件 ----------",
                    "-----元のメッセージ-----",
                    "_____Original Message_____",
                    "##- Please type your reply above this line -##",
                    "--- Reply above this line ---",
                })
        void isCutAlsoIfTheHistoryIsNotMarked(String line) {
            var reply = Reply.of(ANSWER + "\n\n" + line + "\n\nDoes it work?\n\nAnn\n");

            assertThat(reply.said()).isEqualTo(ANSWER);
            assertThat(reply.rest()).endsWith("Does it work?\n\nAnn");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "From: Ann Miller <ann@example.org>\nSent: Tuesday, March 3, 2026 9:15 AM\nTo: Bob\nSubject: Printer",
                    "From: Ann Miller\nSent: 03 March 2026 09:15\nTo: Bob <bob@example.org>\nCc: Carl\nSubject: RE: Printer",
                    "*From:* Ann Miller [mailto:ann@example.org]\n*Sent:* Tuesday, March 3, 2026 9:15 AM\n*To:* Bob\n*Subject:* x",
                    "Date: Tue, 3 Mar 2026 09:15:00 +0100\nFrom: ann@example.org\nTo: bob@example.org\nSubject: Printer",
                    "Date: Tue, 3 Mar 2026 09:15:00 +0100\nTo: bob@example.org",
                    "From: Ann Miller <ann@example.org>\nReply-To: Ann <a@example.org>\nDate: Tuesday at 9:15\nTo: Bob\nSubject: x",
                    "From: Ann Miller\nDate: Tuesday, 3 March 2026 at 09:15\nTo: Bob, Carl,\n Dora, Emil\nSubject: A long subject\n that goes on",
                    "________________________________\nFrom: Ann Miller <ann@example.org>\nSent: Tuesday\nTo: Bob\nSubject: Printer",
                    "Von: Ann Miller <ann@example.org>\nGesendet: Dienstag, 3. März 2026 09:15\nAn: Bob\nBetreff: Drucker",
                    "De : Ann Miller <ann@example.org>\nEnvoyé : mardi 3 mars 2026 09:15\nÀ : Bob\nObjet : Imprimante",
                    "De: Ann Miller <ann@example.org>\nEnviado el: martes, 3 de marzo de 2026 9:15\nPara: Bob\nAsunto: Impresora",
                    "Da: Ann Miller <ann@example.org>\nInviato: martedì 3 marzo 2026 09:15\nA: Bob\nOggetto: Stampante",
                    "De: Ann Miller <ann@example.org>\nEnviado: 3 de março de 2026 09:15\nPara: Bob\nAssunto: Impressora",
                    "Van: Ann Miller <ann@example.org>\nVerzonden: dinsdag 3 maart 2026 9:15\nAan: Bob\nOnderwerp: Printer",
                    "Od: Ann Miller <ann@example.org>\nWysłano: wtorek, 3 marca 2026 09:15\nDo: Bob\nTemat: Drukarka",
                    "Från: Ann Miller <ann@example.org>\nSkickat: den 3 mars 2026 09:15\nTill: Bob\nÄmne: Skrivare",
                    "Fra: Ann Miller <ann@example.org>\nSendt: 3. marts 2026 09:15\nTil: Bob\nEmne: Printer",
                    "Lähettäjä: Ann Miller <ann@example.org>\nLähetetty: 3. maaliskuuta 2026 9:15\nVastaanottaja: Bob\nAihe: Tulostin",
                    "Od: Ann Miller <ann@example.org>\nOdesláno: úterý 3. března 2026 9:15\nKomu: Bob\nPředmět: Tiskárna",
                    "От: Ann Miller <ann@example.org>\nОтправлено: 3 марта 2026 г. 9:15\nКому: Bob\nТема: Принтер",
                    "Kimden: Ann Miller <ann@example.org>\nGönderildi: 3 Mart 2026 Salı 09:15\nKime: Bob\nKonu: Yazıcı",
                    "发件人: Ann Miller <ann@example.org>\n发送时间: 2026年3月3日 9:15\n收件人: Bob\n主题: 打印机",
                    "寄件者： Ann Miller <ann@example.org>\n日期： 2026年3月3日 9:15\n收件者： Bob\n主旨： 印表機",
                    "差出人: Ann Miller <ann@example.org>\n送信日時: 2026年3月3日 9:15\n宛先: Bob\n件名: プリンター"
                })
        void isCutAboveTheHeadOfTheOlderMail(String head) {
            var reply = Reply.of(ANSWER + "\n\n" + head + "\n\nDoes it work?\n\nAnn\n");

            assertThat(reply.said()).isEqualTo(ANSWER);
            assertThat(reply.rest()).isEqualTo(head.replace("\n ", "\n ") + "\n\nDoes it work?\n\nAnn");
        }

        @Test
        void isCutAboveAHeadWithoutAnAddressIfALineIsDrawnAboveIt() {
            var head = "________________________________\nFrom: Ann Miller\nSent: Tuesday, March 3, 2026\nTo: Bob";

            assertThat(Reply.of(ANSWER + "\n\n" + head + "\n\nDoes it work?").said())
                    .isEqualTo(ANSWER);
        }

        @Test
        void isCutAboveWhatSomebodySaidIfItIsMarkedAsQuoted() {
            assertThat(Reply.of("It stopped.\n\nOn 12 May 2026 I sent:\n> Does it work?")
                            .said())
                    .isEqualTo("It stopped.");
        }

        @Test
        void isCutHoweverManyBlankLinesStandBelowTheAttribution() {
            for (int blank = 0; blank <= 20; blank++) {
                var head = ANSWER + "\n\nOn 3 Mar 2026 at 9:15, Ann <ann@example.org> wrote:\n" + "\n".repeat(blank);

                assertThat(Reply.of(head + "Does it work?").said()).isEqualTo(ANSWER);
                assertThat(Reply.of(head + "> Does it work?").said()).isEqualTo(ANSWER);
                assertThat(Reply.of(head).said()).isEqualTo(ANSWER);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"> ", ">", ">> ", "| ", " > ", "Ann> ", "ann.miller> "})
        void isCutWhateverTheMarkOfTheQuotationIs(String mark) {
            var reply = Reply.of(ANSWER + "\n\nOn 3 Mar 2026 at 9:15, Ann wrote:\n" + mark + "one\n" + mark + "two");

            assertThat(reply.said()).isEqualTo(ANSWER);
        }

        @Test
        void isCutWithoutAnAttributionAsWell() {
            assertThat(Reply.of("Yes.\n\n> Does it work?\n> Ann"))
                    .isEqualTo(new Reply("Yes.", "> Does it work?\n> Ann"));
        }

        @Test
        void isCutBeforeAnAttributionThatIsQuotedItself() {
            var reply = Reply.of("Yes.\n> On 3 Mar 2026, at 09:15, Ann <ann@example.org> wrote:\n>\n> Does it work?");

            assertThat(reply.said()).isEqualTo("Yes.");
        }

        @Test
        void isCutInTheMiddleOfALineIfAProgramForgotToBreakIt() {
            var reply = Reply.of("Yes. On Tue, Mar 3, 2026 at 9:15 AM, ann@example.org wrote:\n> Does it work?");

            assertThat(reply.said()).isEqualTo("Yes.");
            assertThat(reply.rest()).startsWith("On Tue, Mar 3");
        }

        @Test
        void isTheSameWithTheLineEndsOfWindows() {
            var reply =
                    Reply.of("Yes,\r\nit works.\r\n\r\nOn 3 Mar 2026, Ann <ann@example.org> wrote:\r\n\r\n> ok?\r\n");

            assertThat(reply.said()).isEqualTo("Yes,\nit works.");
        }

        @Test
        void keepsWhatStandsBelowTheQuotation() {
            var reply = Reply.of("Yes.\n\nOn 3 Mar 2026, Ann <ann@example.org> wrote:\n\n> one\n> two\n\nSee you, Bob");

            assertThat(reply.said()).isEqualTo("Yes.\n\nSee you, Bob");
        }

        @Test
        void goesWithAQuotedLineThatAProgramBroke() {
            var reply = Reply.of("Yes.\n\nOn 3 Mar 2026, Ann <ann@example.org> wrote:\n\n"
                    + "> Have a look at our page (https://example.org/printer?\nid=42)\n> and tell us.");

            assertThat(reply.said()).isEqualTo("Yes.");
        }
    }

    @Nested
    class AnAnswerBelowAQuotation {

        @Test
        void staysAlone() {
            var reply = Reply.of("On 3/3/2026 9:15, Ann wrote:\n> Does it work?\n> Ann\n\nYes.\n\n-- \nBob");

            assertThat(reply.said()).isEqualTo("Yes.");
            assertThat(reply.rest())
                    .contains("Ann wrote", "> Does it work?", "-- \nBob".strip().substring(0, 2), "Bob");
        }

        @Test
        void staysAloneWithoutAnEmptyLineBetween() {
            assertThat(Reply.of("On 3/3/2026 9:15, Ann wrote:\n> Does it work?\nYes.")
                            .said())
                    .isEqualTo("Yes.");
        }
    }

    @Nested
    class AnAnswerBetweenQuotations {

        @Test
        void keepsTheQuestionsThatItAnswers() {
            var reply = Reply.of("On 3/3/2026 9:15, Ann wrote:\n> Does it work?\nYes.\n> Is it fast?\nNo.\n> Ann\n");

            assertThat(reply.said()).isEqualTo("> Does it work?\nYes.\n> Is it fast?\nNo.");
            assertThat(reply.rest()).isEqualTo("On 3/3/2026 9:15, Ann wrote:\n> Ann");
        }

        @Test
        void keepsNoQuestionThatIsOnlySigned() {
            var reply = Reply.of("Yes.\n\n> Does it work?\n\n-- \nBob");

            assertThat(reply).isEqualTo(new Reply("Yes.", "> Does it work?\n\n--\nBob"));
        }

        @Test
        void keepsTheQuestionAfterAGreeting() {
            assertThat(Reply.of("Hello Ann,\n\n> Does it work?\n\nYes.").said())
                    .isEqualTo("Hello Ann,\n\n> Does it work?\n\nYes.");
        }
    }

    @Nested
    class ASignature {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-- \nBob Baker\nExample Ltd\n+44 20 1234",
                    "--\nBob",
                    "—\nBob",
                    "____________\nBob Baker\nExample Ltd",
                    "=======\nBob",
                    "_______________________________________________\nusers mailing list\nusers@example.org",
                    "---\nYou get this mail because you follow the ticket.\nTo stop, unsubscribe at https://example.org.",
                    "Sent from my iPhone",
                    "Sent from my Samsung Galaxy smartphone.",
                    "Sent from Mail for Windows",
                    "Get Outlook for Android <https://example.org/outlook>",
                    "Von meinem iPhone gesendet",
                    "Gesendet von Mail für Windows",
                    "Diese Nachricht wurde von meinem Android-Mobiltelefon gesendet.",
                    "Envoyé de mon iPhone",
                    "Envoyé depuis mon appareil mobile",
                    "Enviado desde mi iPhone",
                    "Enviado do meu iPhone",
                    "Inviato da iPhone",
                    "Verstuurd vanaf mijn iPhone",
                    "Verzonden vanaf mijn iPad",
                    "Wysłane z iPhone'a",
                    "Skickat från min iPhone",
                    "Sendt fra min iPhone",
                    "Lähetetty iPhonesta",
                    "Odesláno z iPhonu",
                    "Отправлено с iPhone",
                    "Отправлено из мобильной Почты",
                    "iPhone'umdan gönderildi",
                    "发自我的iPhone",
                    "從我的 iPhone 傳送",
                    "iPhoneから送信",
                    "This e-mail and any attachments are confidential and meant for the addressee.\nIf you are not, delete it.",
                    "CONFIDENTIALITY NOTICE: This message may be privileged.",
                    "Diese E-Mail enthält vertrauliche Informationen. Wer sie irrtümlich erhält, lösche sie.",
                    "Ce message et toutes les pièces jointes sont confidentiels.",
                    "Este mensaje y sus anexos son confidenciales.",
                    "Please consider the environment before printing this mail."
                })
        void goes(String signature) {
            assertThat(Reply.of(ANSWER + "\n\n" + signature)).isEqualTo(new Reply(ANSWER, stripped(signature)));
        }

        @Test
        void goesAboveAQuotationToo() {
            var reply = Reply.of("Yes.\n\n-- \nBob\n\nOn 3 Mar 2026, Ann <ann@example.org> wrote:\n> ok?");

            assertThat(reply.said()).isEqualTo("Yes.");
        }

        @Test
        void staysIfThereIsNothingElse() {
            assertThat(Reply.of("Sent from my iPhone").said()).isEqualTo("Sent from my iPhone");
        }

        @Test
        void keepsItsSalutationBecauseAnAuthorWritesIt() {
            assertThat(Reply.of("It works.\n\nBest regards\nBob").said()).isEqualTo("It works.\n\nBest regards\nBob");
        }

        private String stripped(String signature) {
            return signature
                    .lines()
                    .map(String::stripTrailing)
                    .reduce((one, two) -> one + "\n" + two)
                    .orElse("");
        }
    }

    @Nested
    class WhatIsTheAuthorsOwn {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "This line has ------- in the middle.\n\nThat is all.",
                    "I see this:\n\n----------\nFatal error 42\n----------\n\nWhat shall I do?",
                    "Invitation:\n\nDate: Tuesday, 3 March 2026\nTime: 9:15\nPlace: Room 7",
                    "I fly as follows.\n\nFrom: Berlin\nTo: Paris\nDate: 3 March\n\nCan you change it?",
                    "Please type below.\n\n------------ Your text below ------------\n\nIt was good.",
                    "----- Error message -----\n\nOut of paper\n\nWhat does it mean?",
                    "On Monday we met and I wrote to you about three things: paper, ink, price.",
                    "On 3 March 2026 I sent you the following list:\n\npaper\nink",
                    "Am 3. März 2026 schrieb ich Ihnen folgendes:\n\nDer Drucker geht nicht.",
                    "See <https://example.org/a/very/long/address\n>  for more.\n\nBob",
                    "| name | price |\n| ink | 3 |\n| paper | 4 |",
                    "- one\n- two\n\n    - three",
                    ">>> look here <<<\n\nIt blinks.",
                    "The steps:\n\n1. Open it.\n2. Close it.",
                    "My first heading\n----------------\n\nThe first thing is that it does not print.\nThe second thing is the noise that it makes.\n\nCan you help?",
                    "Your colleague sent me this link: https://example.org/",
                    "I write a report.\n\nDate: 3 March 2026, 9:15\nSubject: paper\n\nIt jams.",
                    "From: Berlin\nTo: Paris\nDate: 3 March, 9:15",
                    "From: Ann Miller <ann@example.org>\nSubject: Printer\nMessage: It fails.",
                    "On 3 March 2026 at 9:15 Ann wrote:\n\n\"You get your money back.\"\n\nWhen?",
                    "Report\n\n-----\n\nFirst it beeps. Then it prints one page.\nThen it stops.\n\n-----\n\nSecond part\nshort",
                    "Here is the table\n\n| ink | 3\n| paper | 4",
                    "It is broken.\n\nVon meinem Drucker kommt kein Papier.",
                    "It is broken.\n\nOutlook for Windows crashes.",
                    "It is broken.\n\nSent from our warehouse on Monday, it came on Tuesday.",
                    "It is broken.\n\nDie Rechnung wurde per Mail gesendet.",
                    "It is broken.\n\nQuesto messaggio di errore appare sempre.\nChe fare?",
                    "It is broken.\n\nLähetetty lasku on väärin.",
                    "My parcel is missing:\nSent: 12 May 2026\nTo: Ann Miller, Leeds\nTracking: 4711\nPlease look.",
                    "Bitte buchen:\nVon: Berlin\nAn: Paris\nDatum: 3. Mai\n\nTicket bitte an max@example.org",
                    "Neue Anfrage:\n\nDatum: 3. Mai\nVon: Max Muster\nBetreff: Drucker\n\nDer Drucker druckt nicht.",
                    "Delivery note:\nTo: Leeds\nSent: 12 May 2026\nSubject: toner\nIt never came.",
                    "New form:\n\nFrom: Ann Miller\nSubject: Printer\nDate: 3 May\n\nWrite to ann@example.org please.",
                    "Hi,\n\nToday at 10:30 the printer said:\nPaper jam in tray 2\nWhat shall I do?",
                    "Hello,\nOn 12 May 2026 I sent:\n- 2 toners\nNo credit so far.",
                    "On 12 May 2026 at 10:30 your colleague wrote:\nAll is paid.\nThat is wrong.",
                    "Am 12.03.2026 schrieb Ihre Kollegin:\nEs ist alles bezahlt.\nDas stimmt nicht.",
                    "Le 12 mars 2026 votre collègue a écrit :\nTout est payé.\nC'est faux.",
                    "Disk alert\n==========\nHost: web01\nDisk: /var 98 %\nTime: 10:15",
                    "Bitte ändern:\n-----\nIBAN: DE00\nName: Max",
                    "Hello,\n\nMy data\n--------\nBob Baker\nRoom 7",
                    "Diese E-Mail wurde nicht zugestellt.\nDer Empfänger bekam nichts.",
                    "This message is what I see on the screen, and then it stops."
                })
        void stays(String text) {
            assertThat(Reply.of(text)).isEqualTo(new Reply(text, ""));
        }

        @Test
        void isAQuotationThatStandsAlone() {
            assertThat(Reply.of("> Only this.")).isEqualTo(new Reply("> Only this.", ""));
        }

        @Test
        void isNothingIfTheyOnlySendTheirMailBack() {
            assertThat(Reply.of("On 3/3/2026 9:15, Ann wrote:\n> Does it work?").said())
                    .isEmpty();
        }

        @Test
        void isNothingInAnEmptyMail() {
            assertThat(Reply.of("")).isEqualTo(new Reply("", ""));
            assertThat(Reply.of("\n \u00a0\n\t\r\n")).isEqualTo(new Reply("", ""));
        }

        @Test
        void isWhatTheyForwardWithoutAWord() {
            var reply = Reply.of(
                    "---------- Forwarded message ----------\nFrom: Ann <ann@example.org>\n"
                            + "Date: Tue, Mar 3, 2026 at 9:15 AM\nSubject: Printer that\nfails\nTo: bob@example.org\n\n\nIt fails.");

            assertThat(reply.said()).isEqualTo("It fails.");
            assertThat(reply.rest()).startsWith("---------- Forwarded").endsWith("To: bob@example.org");
        }

        @Test
        void isNotWhatTheyForwardWithAWord() {
            var reply = Reply.of("FYI\n\n---------- Forwarded message ----------\nFrom: Ann <ann@example.org>\n"
                    + "Date: Tue, Mar 3, 2026 at 9:15 AM\nSubject: Printer\nTo: bob@example.org\n\nIt fails.");

            assertThat(reply.said()).isEqualTo("FYI");
        }
    }
}
