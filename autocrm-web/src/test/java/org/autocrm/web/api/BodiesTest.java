package org.autocrm.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.autocrm.customer.CustomerDetails;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;
import org.autocrm.ticket.Channel;
import org.autocrm.web.api.CustomersResource.CustomerChange;
import org.autocrm.web.api.TicketsResource.NewMessage;
import org.autocrm.web.api.TicketsResource.NewTicket;
import org.autocrm.web.json.Form;
import org.autocrm.web.json.JsonText;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private static final Map<String, String> ANN = Map.of("email", "ann@example.org", "name", "Ann Lee");

    @Nested
    class ThatOpensATicket {

        @Test
        void becomesAMessageOfTheCustomer() {
            var body = ticket(Map.of("customer", ANN, "subject", "Broken screen", "text", "It is broken."));

            var message = body.toMessage();

            assertThat(message.customer()).isEqualTo(new EmailAddress("ann@example.org"));
            assertThat(message.customerName()).isEqualTo("Ann Lee");
            assertThat(message.subject()).isEqualTo("Broken screen");
            assertThat(message.words().text()).isEqualTo("It is broken.");
            assertThat(message.channel()).isEqualTo(Channel.API);
        }

        @Test
        void needNotNameTheCustomer() {
            var body = ticket(Map.of(
                    "customer", Map.of("email", "ann@example.org"), "subject", "Broken", "text", "It is broken."));

            assertThat(body.toMessage().customerName()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "ann", "ann@", "@example.org", "Ann <ann@example.org>", "a@b.example, c@d.example"})
        void hasAnAddressToAnswerTo(String address) {
            assertThat(pointers(NewTicket.class, opening(address, "Broken", "It is broken.")))
                    .containsOnly("/customer/email");
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
            assertThat(pointers(NewTicket.class, opening(address, "Broken", "It is broken."))
                            .isEmpty())
                    .isEqualTo(EmailAddress.in(address).isPresent());
        }

        @Test
        void pointsAtEachMemberThatIsWrong() {
            var body = Map.of(
                    "customer",
                    Map.of("email", "ann@example.org", "name", "x".repeat(201)),
                    "subject",
                    " ",
                    "text",
                    "x".repeat(100_001));

            assertThat(pointers(NewTicket.class, body)).containsExactly("/customer/name", "/subject", "/text");
        }

        @Test
        void hasACustomer() {
            assertThat(pointers(NewTicket.class, Map.of("subject", "Broken", "text", "It is broken.")))
                    .containsExactly("/customer");
        }

        @Test
        void hasRoomForASubjectOfThreeHundredCharacters() {
            assertThat(pointers(NewTicket.class, opening("ann@example.org", "x".repeat(300), "x")))
                    .isEmpty();
            assertThat(pointers(NewTicket.class, opening("ann@example.org", "x".repeat(301), "x")))
                    .containsExactly("/subject");
        }

        private Map<String, Object> opening(String address, String subject, String text) {
            return Map.of("customer", Map.of("email", address), "subject", subject, "text", text);
        }

        private NewTicket ticket(Map<String, Object> body) {
            return Form.read(JsonText.of(body), NewTicket.class);
        }
    }

    @Nested
    class ThatAddsAMessage {

        @ParameterizedTest
        @ValueSource(strings = {"reply", "note"})
        void isAReplyOrANote(String kind) {
            assertThat(pointers(NewMessage.class, Map.of("kind", kind, "text", "Hello")))
                    .isEmpty();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"\"\"", "\"REPLY\"", "\"received\"", "\"reply \"", "7"})
        void isNothingElse(@Nullable String kind) {
            var json = "{\"kind\":" + kind + ",\"text\":\"Hello\"}";

            assertThat(pointers(NewMessage.class, json.getBytes(StandardCharsets.UTF_8)))
                    .containsExactly("/kind");
        }

        @Test
        void saysWhatItsHtmlSaysWhereItHasSome() {
            var words = message(
                            "{\"kind\":\"reply\",\"text\":\"plain\",\"html\":\"<p><b>rich</b><script>x</script></p>\"}")
                    .words();

            assertThat(words.text()).isEqualTo("rich");
            assertThat(words.html()).map(SafeHtml::value).contains("<p><b>rich</b></p>");
        }

        @Test
        void saysWhatItsTextSaysOtherwise() {
            assertThat(message("{\"kind\":\"reply\",\"text\":\"plain\"}")
                            .words()
                            .text())
                    .isEqualTo("plain");
            assertThat(message("{\"kind\":\"reply\"}").words().isEmpty()).isTrue();
        }

        @Test
        void tellsWhatItsAuthorHasSeen() {
            assertThat(message("{\"kind\":\"reply\",\"text\":\"x\",\"lastSeen\":4711}")
                            .writing()
                            .lastSeen())
                    .hasValue(4711);
            assertThat(message("{\"kind\":\"reply\",\"text\":\"x\"}").writing().lastSeen())
                    .isEmpty();
        }

        private NewMessage message(String json) {
            return Form.read(json.getBytes(StandardCharsets.UTF_8), NewMessage.class);
        }
    }

    @Nested
    class ThatCorrectsACustomer {

        private final CustomerDetails present =
                new CustomerDetails(new EmailAddress("ann@example.org"), "Ann Lee", 12L, "en");

        @Test
        void leavesWhatItDoesNotName() {
            assertThat(change("{}").on(present)).isEqualTo(present);
        }

        @Test
        void removesWhatItNamesWithoutAValue() {
            var changed = change("{\"organization\":null,\"language\":null}").on(present);

            assertThat(changed.organization()).isNull();
            assertThat(changed.language()).isNull();
            assertThat(changed.name()).isEqualTo("Ann Lee");
        }

        @Test
        void cannotRemoveWhatACustomerMustHave() {
            assertThat(pointers(
                            CustomerChange.class, "{\"email\":null,\"name\":null}".getBytes(StandardCharsets.UTF_8)))
                    .containsExactly("/email", "/name");
        }

        private CustomerChange change(String json) {
            return Form.read(json.getBytes(StandardCharsets.UTF_8), CustomerChange.class);
        }
    }

    @Nested
    class OfAProblem {

        @Test
        void namesItAndGivesItsTrace() {
            var problem = Problem.of(404, "unknown-ticket", "Unknown ticket", "no ticket 4711");

            assertThat(problem.type()).isEqualTo("urn:autocrm:problem:unknown-ticket");
            assertThat(problem.status()).isEqualTo(404);
            assertThat(problem.errors()).isNull();
            assertThat(problem.traceId()).matches("[0-9a-f]{32}");
        }
    }

    @Nested
    class OfATicket {

        @Test
        void hasTimesAsRfc3339AndNoMemberThatIsAbsent() {
            var summary = new TicketBody.Summary(
                    "10042",
                    "Broken",
                    "open",
                    "low",
                    "Ann",
                    null,
                    null,
                    null,
                    Instant.parse("2026-03-02T09:00:00.123456Z"));

            assertThat(new String(JsonText.of(summary), StandardCharsets.UTF_8)).isEqualTo("""
                    {"number":"10042","subject":"Broken","status":"open","priority":"low","customer":"Ann",\
                    "updatedAt":"2026-03-02T09:00:00.123456Z"}""");
        }
    }

    private static List<String> pointers(Class<?> type, Map<String, ?> body) {
        return pointers(type, JsonText.of(body));
    }

    private static List<String> pointers(Class<?> type, byte[] body) {
        try {
            Form.read(body, type);
            return List.of();
        } catch (WrongMembers e) {
            return e.errors().stream().map(MemberError::pointer).toList();
        }
    }
}
