package org.autocrm.postman;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmanTest {

    private static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T09:00:00Z");
    private static final String MAIL_ID = "Zm9v.10042@desk.example";

    private final Session session = Session.getInstance(new Properties());

    @Nested
    class WhoAndWhat {

        @Test
        void itNamesBothSides() throws Exception {
            var sent = sent(reply());

            assertThat(sent.getFrom()).extracting(Object::toString).containsExactly("Ben Okri <support@desk.example>");
            assertThat(sent.getRecipients(Message.RecipientType.TO))
                    .extracting(Object::toString)
                    .containsExactly("Ann Lee <ann@example.org>");
            assertThat(sent.getSubject()).isEqualTo("[#10042] Broken screen");
            assertThat(sent.getSentDate()).isEqualTo(NINE_O_CLOCK);
        }

        @Test
        void namesAndSubjectsOfAllLanguagesArrive() throws Exception {
            var mail = mail("Zoë Œuvré, Ltd.", "山田 \"太郎\"", "[#1] Écran cassé 🖥", "x", "<p>x</p>", List.of(), false);

            var sent = sent(mail);

            assertThat(sent.getSubject()).isEqualTo("[#1] Écran cassé 🖥");
            assertThat(raw(sent)).contains("=?UTF-8?").doesNotContain("Écran");
            assertThat(((InternetAddress) sent.getFrom()[0]).getPersonal()).isEqualTo("Zoë Œuvré, Ltd.");
            assertThat(((InternetAddress) sent.getAllRecipients()[0]).getPersonal())
                    .isEqualTo("山田 \"太郎\"");
        }

        @Test
        void aNameThatIsBlankIsLeftOut() throws Exception {
            var sent = sent(mail(" ", "", "x", "x", "<p>x</p>", List.of(), false));

            assertThat(sent.getFrom()[0]).hasToString("support@desk.example");
            assertThat(sent.getAllRecipients()[0]).hasToString("ann@example.org");
        }

        @Test
        void nobodySeesWhoGetsACopy() throws Exception {
            assertThat(sent(reply()).getAllRecipients()).hasSize(1);
            assertThat(raw(sent(reply()))).doesNotContain("archive@desk.example");
        }

        @Test
        void aNameCannotSmuggleAHeader() throws Exception {
            var sent = sent(mail("Ben\r\nBcc: all@example.org", "Ann", "x", "x", "<p>x</p>", List.of(), false));

            assertThat(sent.getHeader("Bcc")).isNull();
            assertThat(sent.getAllRecipients()).hasSize(1);
        }
    }

    @Nested
    class ItsMessageId {

        @Test
        void isTheOneThatTheMessageHas() throws Exception {
            assertThat(sent(reply()).getMessageID()).isEqualTo("<" + MAIL_ID + ">");
        }

        @Test
        void staysWhoeverSavesTheMailAgain() throws Exception {
            var composed = postman().compose(session, reply());

            composed.saveChanges();

            assertThat(composed.getMessageID()).isEqualTo("<" + MAIL_ID + ">");
        }
    }

    @Nested
    class TheConversation {

        @Test
        void thatHasNotBegunIsNotMentioned() throws Exception {
            var sent = sent(reply());

            assertThat(sent.getHeader("In-Reply-To")).isNull();
            assertThat(sent.getHeader("References")).isNull();
        }

        @Test
        void isAnsweredAtItsLastMail() throws Exception {
            var sent = sent(answerTo(List.of("1@example.org", "2@desk.example", "3@example.org")));

            assertThat(sent.getHeader("In-Reply-To")).containsExactly("<3@example.org>");
            assertThat(references(sent)).containsExactly("<1@example.org>", "<2@desk.example>", "<3@example.org>");
        }

        @Test
        void isNamedInFullUpToTwentyMails() throws Exception {
            assertThat(references(sent(answerTo(mails(20)))))
                    .hasSize(20)
                    .startsWith("<1@example.org>", "<2@example.org>");
        }

        @Test
        void isNamedByItsFirstAndItsLastMailsWhereItIsLonger() throws Exception {
            var references = references(sent(answerTo(mails(50))));

            assertThat(references)
                    .hasSize(20)
                    .startsWith("<1@example.org>", "<32@example.org>")
                    .endsWith("<50@example.org>");
        }

        @Test
        void makesNoLineThatServersWouldBreak() throws Exception {
            var long50 = IntStream.rangeClosed(1, 50)
                    .mapToObj(i -> "x".repeat(200) + i + "@example.org")
                    .toList();

            assertThat(raw(sent(answerTo(long50))).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
        }
    }

    @Nested
    class ItsBody {

        @Test
        void saysTheSameInTextAndInHtml() throws Exception {
            var body = body(sent(mail("Ben", "Ann", "x", "Grüße 🖥", "<p>Grüße <b>🖥</b></p>", List.of(), false)));

            assertThat(body.getContentType()).startsWith("multipart/alternative");
            assertThat(body.getCount()).isEqualTo(2);
            assertThat(body.getBodyPart(0).isMimeType("text/plain")).isTrue();
            assertThat(body.getBodyPart(0).getContent()).isEqualTo("Grüße 🖥");
            assertThat(body.getBodyPart(1).isMimeType("text/html")).isTrue();
            assertThat((String) body.getBodyPart(1).getContent()).contains("<p>Grüße <b>🖥</b></p>");
        }

        @Test
        void needsNoServerThatTakesEightBits() throws Exception {
            var mail = mail("Ben", "Ann", "x", "Grüße 🖥", "<p>Grüße 🖥</p>", List.of(), false);

            assertThat(raw(sent(mail))).isASCII();
        }
    }

    @Nested
    class FromNobody {

        @Test
        void itAsksProgramsNotToAnswer() throws Exception {
            var sent = sent(mail("AutoCRM", "Ann", "x", "x", "<p>x</p>", List.of(), true));

            assertThat(sent.getHeader("Auto-Submitted")).containsExactly("auto-replied");
            assertThat(sent.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        }

        @Test
        void aPersonsAnswerIsNotMarkedSo() throws Exception {
            assertThat(sent(reply()).getHeader("Auto-Submitted")).isNull();
            assertThat(sent(reply()).getHeader("Precedence")).isNull();
        }
    }

    @Nested
    class WhenTheServerDoesNotTakeIt {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "550 5.1.1 no such user",
                    "550 unknown recipient",
                    "551 user not local",
                    "553 5.1.3 bad address"
                })
        void anAddressThatItRefusesIsRefusedForGood(String answer) throws Exception {
            assertThat(Postman.isForGood(refusal(answer, "ann@example.org"), reply()))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "550 5.7.1 relaying denied",
                    "554 5.7.1 refused as spam",
                    "550 5.4.5 daily sending quota exceeded",
                    "530 5.7.0 authentication required",
                    "552 5.2.2 mailbox full",
                    "451 4.7.1 greylisted, try again in 500 seconds",
                    "421 4.3.2 too many connections",
                    "452 4.2.2 mailbox full",
                    "[EOF]"
                })
        void whatCanBeMendedIsTriedAgain(String answer) throws Exception {
            assertThat(Postman.isForGood(refusal(answer, "ann@example.org"), reply()))
                    .isFalse();
            assertThat(Postman.isForGood(new MessagingException(answer), reply()))
                    .isFalse();
        }

        @Test
        void anotherAddressThatItRefusesSaysNothingOfTheCustomers() throws Exception {
            assertThat(Postman.isForGood(refusal("550 5.1.1 no such user", "support@desk.example"), reply()))
                    .isFalse();
        }

        @Test
        void anAnswerThatNeverComesLeavesItUnknown() {
            assertThat(Postman.isUnknown(new MessagingException(
                            "Exception reading response", new SocketTimeoutException("Read timed out"))))
                    .isTrue();
            assertThat(Postman.isUnknown(new SendFailedException("[EOF]"))).isTrue();
            assertThat(Postman.isUnknown(
                            new MessagingException("Exception reading response", new SocketException("reset"))))
                    .isTrue();
            assertThat(Postman.isUnknown(new MessagingException("Could not connect", new ConnectException("refused"))))
                    .isFalse();
        }

        private static SendFailedException refusal(String answer, String address) throws Exception {
            return new SendFailedException(
                    "Invalid Addresses",
                    new MessagingException(answer),
                    new InternetAddress[0],
                    new InternetAddress[0],
                    new InternetAddress[] {new InternetAddress(address)});
        }

        @Test
        void theReasonSaysAllThereIsToSayOnOneLine() {
            var failure = new MessagingException("Could not\r\n connect", new ConnectException("Connection refused"));

            assertThat(Postman.reason(failure)).isEqualTo("Could not connect; Connection refused");
        }

        @Test
        void theReasonSaysNothingTwice() {
            var failure = new SendFailedException("550 no such user", new MessagingException("550 no such user"));

            assertThat(Postman.reason(failure)).isEqualTo("550 no such user");
        }
    }

    private static Postman postman() {
        var postman = new Postman();
        postman.clock = Clock.fixed(NINE_O_CLOCK, ZoneOffset.UTC);
        return postman;
    }

    /** The mail as it arrives at the other end. */
    private MimeMessage sent(OutgoingMail mail) throws MessagingException, IOException {
        var wire = new ByteArrayOutputStream();
        postman().compose(session, mail).writeTo(wire);
        return new MimeMessage(session, new ByteArrayInputStream(wire.toByteArray()));
    }

    private static String raw(MimeMessage message) throws MessagingException, IOException {
        var wire = new ByteArrayOutputStream();
        message.writeTo(wire);
        return wire.toString(StandardCharsets.UTF_8);
    }

    private static MimeMultipart body(MimeMessage message) throws MessagingException, IOException {
        return (MimeMultipart) message.getContent();
    }

    private static List<String> references(MimeMessage message) throws MessagingException {
        return List.of(message.getHeader("References", " ").split("\\s+"));
    }

    private static List<String> mails(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> i + "@example.org").toList();
    }

    @Nested
    class CopiesAndFiles {

        @Test
        void whoGetsACopyIsNamed() throws Exception {
            var sent = sent(withCopiesAndFiles());

            assertThat(sent.getRecipients(Message.RecipientType.CC))
                    .extracting(Object::toString)
                    .containsExactly("bo@example.org", "cy@example.org");
        }

        @Test
        void filesStandBehindTheWordsUnderTheirNames() throws Exception {
            var sent = sent(withCopiesAndFiles());

            var parts = (MimeMultipart) sent.getContent();
            assertThat(parts.getCount()).isEqualTo(3);
            assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getCount())
                    .isEqualTo(2);
            var file = parts.getBodyPart(1);
            assertThat(MimeUtility.decodeText(file.getFileName())).isEqualTo("Größe.txt");
            assertThat(file.getDisposition()).isEqualTo("attachment");
            assertThat(file.getInputStream().readAllBytes()).isEqualTo("äöü".getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void aMediaTypeThatIsNoneIsSentAsAnyFile() throws Exception {
            var parts = (MimeMultipart) sent(withCopiesAndFiles()).getContent();

            assertThat(parts.getBodyPart(2).getContentType()).startsWith("application/octet-stream");
        }

        @Test
        void answersGoWhereItSays() throws Exception {
            assertThat(sent(withCopiesAndFiles()).getHeader("Reply-To", null))
                    .isEqualTo("Ben Okri <support+m1-s0@desk.example>");
            assertThat(sent(reply()).getHeader("Reply-To", null)).isNull();
        }

        private static OutgoingMail withCopiesAndFiles() {
            return new OutgoingMail(
                    MAIL_ID,
                    new EmailAddress("support@desk.example"),
                    "Ben Okri",
                    new EmailAddress("ann@example.org"),
                    "Ann Lee",
                    Optional.of(new EmailAddress("support+m1-s0@desk.example")),
                    "Subject",
                    "Text",
                    "<p>Text</p>",
                    List.of(),
                    false,
                    List.of(new EmailAddress("bo@example.org"), new EmailAddress("cy@example.org")),
                    List.of(
                            new OutgoingMail.Attachment("Größe.txt", "text/plain", () -> bytes("äöü")),
                            new OutgoingMail.Attachment("a.bin", "no type\r\nX: y", () -> bytes("x"))),
                    Optional.empty(),
                    Map.of());
        }

        private static InputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static OutgoingMail reply() {
        return mail("Ben Okri", "Ann Lee", "[#10042] Broken screen", "Hello", "<p>Hello</p>", List.of(), false);
    }

    private static OutgoingMail answerTo(List<String> references) {
        return mail("Ben Okri", "Ann Lee", "[#10042] Broken screen", "Hello", "<p>Hello</p>", references, false);
    }

    private static OutgoingMail mail(
            String fromName,
            String toName,
            String subject,
            String text,
            String html,
            List<String> references,
            boolean automatic) {
        return new OutgoingMail(
                MAIL_ID,
                new EmailAddress("support@desk.example"),
                fromName,
                new EmailAddress("ann@example.org"),
                toName,
                subject,
                text,
                html,
                references,
                automatic,
                List.of(),
                List.of(),
                Optional.of(new EmailAddress("archive@desk.example")));
    }

    @Nested
    class WhenTheServerRefusesRecipients {

        private final OutgoingMail withCopy = new OutgoingMail(
                MAIL_ID,
                new EmailAddress("support@desk.example"),
                "Ben Okri",
                new EmailAddress("ann@example.org"),
                "Ann Lee",
                "Subject",
                "Text",
                "<p>Text</p>",
                List.of(),
                false,
                List.of(),
                List.of(),
                Optional.of(new EmailAddress("support@desk.example")));

        @Test
        void aRefusedCopyKeepsNoMailFromTheCustomer() throws Exception {
            assertThat(Postman.isAboutTheCopy(refused("support@desk.example"), withCopy))
                    .isTrue();
        }

        @Test
        void aRefusedCustomerIsARefusal() throws Exception {
            assertThat(Postman.isAboutTheCopy(refused("ann@example.org"), withCopy))
                    .isFalse();
            assertThat(Postman.isAboutTheCopy(refused("ann@example.org", "support@desk.example"), withCopy))
                    .isFalse();
        }

        @Test
        void aConnectionThatBreaksIsNoRefusalOfACopy() {
            assertThat(Postman.isAboutTheCopy(new SendFailedException("[EOF]"), withCopy))
                    .isFalse();
        }

        @Test
        void theOthersGetItWhereOneCopyIsRefused() throws Exception {
            var all = new Address[] {
                new InternetAddress("ann@example.org"),
                new InternetAddress("bo@example.org"),
                new InternetAddress("support@desk.example")
            };

            assertThat(Postman.withoutRefused(all, refused("bo@example.org"), withCopy))
                    .containsExactly(all[0], all[2]);
            assertThat(Postman.withoutRefused(all, refused(), withCopy))
                    .extracting(address -> ((InternetAddress) address).getAddress())
                    .containsExactly("ann@example.org");
        }

        private static SendFailedException refused(String... addresses) throws Exception {
            var refused = new InternetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                refused[i] = new InternetAddress(addresses[i]);
            }
            return new SendFailedException(
                    "Invalid Addresses", null, new InternetAddress[0], new InternetAddress[0], refused);
        }
    }
}
