package org.autocrm.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.autocrm.customer.CustomerDetails;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.web.api.CustomersResource.CustomerChange;
import org.autocrm.web.api.DeletedTicketsResource.DeletedTicketBody;
import org.autocrm.web.api.MessagesResource.NewMessage;
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

            var message = body.toMessage(List.of());

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

            assertThat(body.toMessage(List.of()).customerName()).isEmpty();
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

        @Test
        void saysWhatTheTicketIsToHave() {
            var body = ticket(Map.of(
                    "customer",
                    ANN,
                    "subject",
                    "Broken",
                    "text",
                    "It is broken.",
                    "priority",
                    "high",
                    "tags",
                    List.of("vip"),
                    "copies",
                    List.of("boss@example.org"),
                    "fields",
                    Map.of("amount", 12.5)));

            assertThat(body.toChanges())
                    .isEqualTo(TicketChanges.begin()
                            .priority("high")
                            .tags(SetChange.add(Set.of("vip")))
                            .copies(SetChange.add(Set.of(new EmailAddress("boss@example.org"))))
                            .field("amount", List.of("12.5"))
                            .end());
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
    class ThatChangesATicket {

        @Test
        void changesWhatItNamesAndNothingElse() {
            assertThat(change("{}").toChanges("").isNothing()).isTrue();
            assertThat(change("{\"status\":\"solved\"}").toChanges(""))
                    .isEqualTo(TicketChanges.begin().status("solved").end());
        }

        @Test
        void takesAwayWhatItNamesWithoutAValue() {
            var changes = change("{\"assignee\":null,\"tags\":null,\"snoozedUntil\":null,\"fields\":{\"order\":null}}")
                    .toChanges("");

            assertThat(changes)
                    .isEqualTo(TicketChanges.begin()
                            .assignee(null)
                            .tags(SetChange.to(Set.of()))
                            .snooze(null)
                            .field("order", List.of())
                            .end());
        }

        @Test
        void snoozesUntilAMomentOrUntilTheCustomerWrites() {
            assertThat(change("{\"snoozedUntil\":\"2026-03-02T10:00:00+01:00\"}")
                            .toChanges("")
                            .snooze())
                    .contains(Optional.of(Instant.parse("2026-03-02T09:00:00Z")));
            assertThat(change("{\"snoozedUntil\":\"customer-writes\"}")
                            .toChanges("")
                            .snooze())
                    .contains(Optional.of(TicketChanges.UNTIL_THE_CUSTOMER_WRITES));
        }

        @Test
        void cannotTakeAwayWhatATicketMustHave() {
            assertThat(pointers(
                            TicketChange.class,
                            "{\"subject\":null,\"status\":null,\"priority\":null,\"customer\":null}"
                                    .getBytes(StandardCharsets.UTF_8)))
                    .containsExactly("/subject", "/status", "/priority", "/customer");
        }

        @Test
        void pointsAtValuesThatNoFieldCanHave() {
            var patch = change("{\"snoozedUntil\":\"2026-99-02T10:00:00Z\",\"fields\":{\"a/b\":{\"c\":1}}}");

            assertThat(catchThrowableOfType(WrongMembers.class, () -> patch.toChanges("/changes"))
                            .errors())
                    .extracting(MemberError::pointer)
                    .containsExactly("/changes/fields/a~1b", "/changes/snoozedUntil");
        }

        @Test
        void isTheSameTextWhenItComesAgain() {
            var one = change("{\"team\":3,\"assignee\":null,\"tags\":[\"vip\"],\"language\":\"en\"}");

            assertThat(new String(JsonText.of(one), StandardCharsets.UTF_8))
                    .contains("\"members\":[\"assignee\",\"language\",\"tags\",\"team\"]");
        }

        private TicketChange change(String json) {
            return Form.read(json.getBytes(StandardCharsets.UTF_8), TicketChange.class);
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
            var deleted =
                    new DeletedTicketBody("10042", "Broken", "Ann", Instant.parse("2026-03-02T09:00:00.123456Z"), null);

            assertThat(new String(JsonText.of(deleted), StandardCharsets.UTF_8)).isEqualTo("""
                    {"number":"10042","subject":"Broken","customer":"Ann",\
                    "deletedAt":"2026-03-02T09:00:00.123456Z"}""");
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
