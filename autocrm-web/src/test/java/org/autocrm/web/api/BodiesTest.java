package org.autocrm.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;
import org.autocrm.ticket.Channel;
import org.autocrm.web.api.Problem.FieldError;
import org.autocrm.web.api.TicketsResource.NewCustomer;
import org.autocrm.web.api.TicketsResource.NewMessage;
import org.autocrm.web.api.TicketsResource.NewTicket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // JSON leaves out what it likes
class BodiesTest {

    private static final NewCustomer ANN = new NewCustomer("ann@example.org", "Ann Lee");

    private static ValidatorFactory validators;
    private static Validator validator;

    @BeforeAll
    static void startTheValidator() {
        validators = Validation.buildDefaultValidatorFactory();
        validator = validators.getValidator();
    }

    @AfterAll
    static void stopTheValidator() {
        validators.close();
    }

    @Nested
    class ThatOpensATicket {

        @Test
        void becomesAMessageOfTheCustomer() {
            var body = new NewTicket(ANN, "Broken screen", "It is broken.");

            var message = BodyNotValid.refuse(body, validator).toMessage();

            assertThat(message.customer()).isEqualTo(new EmailAddress("ann@example.org"));
            assertThat(message.customerName()).isEqualTo("Ann Lee");
            assertThat(message.subject()).isEqualTo("Broken screen");
            assertThat(message.words().text()).isEqualTo("It is broken.");
            assertThat(message.channel()).isEqualTo(Channel.API);
        }

        @Test
        void needNotNameTheCustomer() {
            var body = new NewTicket(new NewCustomer("ann@example.org", null), "Broken screen", "It is broken.");

            assertThat(BodyNotValid.refuse(body, validator).toMessage().customerName())
                    .isEmpty();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(
                strings = {"", " ", "ann", "ann@", "@example.org", "Ann <ann@example.org>", "a@b.example, c@d.example"})
        void hasAnAddressToAnswerTo(@Nullable String address) {
            var body = new NewTicket(new NewCustomer(address, null), "Broken screen", "It is broken.");

            assertThat(pointers(body)).containsOnly("/customer/email");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"ann lee\"@example.org",
                    "\"ann,lee\"@example.org",
                    "ann@[127.0.0.1]",
                    "ann@localhost",
                    "jürgen@example.org"
                })
        void isNeverAFaultOfOurs(String address) {
            var body = new NewTicket(new NewCustomer(address, null), "Broken screen", "It is broken.");

            assertThat(pointers(body).isEmpty())
                    .isEqualTo(EmailAddress.in(address).isPresent());
        }

        @Test
        void pointsAtEachMemberThatIsWrong() {
            var body = new NewTicket(new NewCustomer("ann@example.org", "x".repeat(201)), " ", "x".repeat(100_001));

            assertThat(pointers(body)).containsExactly("/customer/name", "/subject", "/text");
        }

        @Test
        void hasACustomer() {
            assertThat(pointers(new NewTicket(null, "Broken screen", "It is broken.")))
                    .containsExactly("/customer");
        }

        @Test
        void hasRoomForASubjectOfThreeHundredCharacters() {
            assertThat(pointers(new NewTicket(ANN, "x".repeat(300), "x"))).isEmpty();
            assertThat(pointers(new NewTicket(ANN, "x".repeat(301), "x"))).containsExactly("/subject");
        }
    }

    @Nested
    class ThatAddsAMessage {

        @ParameterizedTest
        @ValueSource(strings = {"reply", "note"})
        void isAReplyOrANote(String kind) {
            assertThat(pointers(new NewMessage(kind, "Hello", null, null))).isEmpty();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "REPLY", "received", "reply "})
        void isNothingElse(@Nullable String kind) {
            assertThat(pointers(new NewMessage(kind, "Hello", null, null))).containsExactly("/kind");
        }

        @Test
        void saysWhatItsHtmlSaysWhereItHasSome() {
            var words = new NewMessage("reply", "plain", "<p><b>rich</b><script>x</script></p>", null).words();

            assertThat(words.text()).isEqualTo("rich");
            assertThat(words.html()).map(SafeHtml::value).contains("<p><b>rich</b></p>");
        }

        @Test
        void saysWhatItsTextSaysOtherwise() {
            assertThat(new NewMessage("reply", "plain", null, null).words().text())
                    .isEqualTo("plain");
            assertThat(new NewMessage("reply", null, null, null).words().isEmpty())
                    .isTrue();
        }

        @Test
        void tellsWhatItsAuthorHasSeen() {
            assertThat(new NewMessage("reply", "x", null, 4711L).writing().lastSeen())
                    .hasValue(4711);
            assertThat(new NewMessage("reply", "x", null, null).writing().lastSeen())
                    .isEmpty();
        }
    }

    @Nested
    class ThatIsMissing {

        @Test
        void isWrongAsAWhole() {
            assertThatExceptionOfType(BodyNotValid.class)
                    .isThrownBy(() -> BodyNotValid.refuse(null, validator))
                    .satisfies(
                            e -> assertThat(e.errors()).containsExactly(new FieldError("", "a JSON object is needed")));
        }
    }

    @Nested
    class OfAProblem {

        @Test
        void namesItAndGivesATraceOfItsOwn() {
            var one = Problem.of(404, "unknown-ticket", "Unknown ticket", "no ticket 4711");
            var another = Problem.of(404, "unknown-ticket", "Unknown ticket", "no ticket 4711");

            assertThat(one.type()).isEqualTo("urn:autocrm:problem:unknown-ticket");
            assertThat(one.status()).isEqualTo(404);
            assertThat(one.errors()).isNull();
            assertThat(one.trace()).hasSize(12).isNotEqualTo(another.trace());
        }
    }

    private static List<String> pointers(Object body) {
        try {
            BodyNotValid.refuse(body, validator);
            return List.of();
        } catch (BodyNotValid e) {
            return e.errors().stream().map(FieldError::pointer).toList();
        }
    }
}
