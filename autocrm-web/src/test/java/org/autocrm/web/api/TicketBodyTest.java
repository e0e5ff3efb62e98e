package org.autocrm.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.DeliveryState;
import org.autocrm.ticket.FieldType;
import org.autocrm.ticket.FieldView;
import org.autocrm.ticket.FileView;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.web.api.MessageBody.FileBody;
import org.autocrm.web.api.TicketBody.CustomerBody;
import org.autocrm.web.json.JsonText;
import org.junit.jupiter.api.Test;

class TicketBodyTest {

    private static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN_O_CLOCK = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void saysWhatTheTicketIs() {
        var body = TicketBody.of(ticket(List.of()));

        assertThat(body.number()).isEqualTo("10042");
        assertThat(body.subject()).isEqualTo("Broken screen");
        assertThat(body.customer()).isEqualTo(new CustomerBody(7, "Ann Lee", "ann@example.org"));
        assertThat(body.team()).isEqualTo(1L);
        assertThat(body.assignee()).isNull();
        assertThat(body.waitingSince()).isEqualTo(NINE_O_CLOCK);
        assertThat(body.createdAt()).isEqualTo(NINE_O_CLOCK);
        assertThat(body.updatedAt()).isEqualTo(TEN_O_CLOCK);
        assertThat(body.messages()).isEmpty();
    }

    @Test
    void usesTheWordsOfTheApi() {
        var body = TicketBody.of(ticket(List.of()));

        assertThat(body.status()).isEqualTo("open");
        assertThat(body.priority()).isEqualTo("high");
        assertThat(body.channel()).isEqualTo("mail");
    }

    @Test
    void tellsTheConversationInItsOrder() {
        var files = List.of(new FileView(17, "log.txt", "text/plain", 3, null));

        var body = TicketBody.of(ticket(List.of(message(1, List.of()), message(2, files))));

        assertThat(body.messages()).extracting(MessageBody::id).containsExactly(1L, 2L);
        assertThat(body.messages().get(1)).satisfies(message -> {
            assertThat(message.kind()).isEqualTo("reply");
            assertThat(message.author()).isEqualTo("Ben Okri");
            assertThat(message.text()).isEqualTo("Hello");
            assertThat(message.html()).isEqualTo("<p>Hello</p>");
            assertThat(message.writtenAt()).isEqualTo(TEN_O_CLOCK);
            assertThat(message.delivery()).isEqualTo("delayed");
            assertThat(message.deliveryReason()).isEqualTo("451 later");
            assertThat(message.files()).containsExactly(new FileBody(17, "log.txt", "text/plain", 3, null));
        });
    }

    @Test
    void isShortInAList() {
        var row = new TicketLine(
                1,
                new TicketNumber("10042"),
                "Broken screen",
                "It is broken.",
                null,
                null,
                status("on-hold", TicketStatus.WAITING),
                priority("low", 10),
                7,
                "Ann Lee",
                null,
                1L,
                "Support",
                null,
                null,
                List.of("vip"),
                Channel.MAIL,
                "de",
                null,
                null,
                TicketChanges.UNTIL_THE_CUSTOMER_WRITES,
                null,
                false,
                NINE_O_CLOCK,
                TEN_O_CLOCK,
                4);

        assertThat(TicketSummary.of(row)).satisfies(summary -> {
            assertThat(summary.number()).isEqualTo("10042");
            assertThat(summary.status()).isEqualTo("on-hold");
            assertThat(summary.statusCategory()).isEqualTo("waiting");
            assertThat(summary.priority()).isEqualTo("low");
            assertThat(summary.customer()).isEqualTo("Ann Lee");
            assertThat(summary.customerId()).isEqualTo(7);
            assertThat(summary.team()).isEqualTo("Support");
            assertThat(summary.teamId()).isEqualTo(1);
            assertThat(summary.assignee()).isNull();
            assertThat(summary.tags()).containsExactly("vip");
            assertThat(summary.snoozedUntil()).isEqualTo("customer-writes");
            assertThat(summary.updatedAt()).isEqualTo(TEN_O_CLOCK);
            assertThat(summary.version()).isEqualTo(4);
        });
    }

    @Test
    void hasFieldsWithTheirTypes() {
        var fields = List.of(
                new FieldView("order", "Order", FieldType.TEXT, List.of("4711")),
                new FieldView("amount", "Amount", FieldType.NUMBER, List.of("12.5")),
                new FieldView("colours", "Colours", FieldType.MULTI_CHOICE, List.of("red", "blue")),
                new FieldView("vip", "VIP", FieldType.BOOLEAN, List.of("true")));

        assertThat(new String(JsonText.of(FieldValues.shown(fields)), StandardCharsets.UTF_8))
                .isEqualTo("{\"order\":\"4711\",\"amount\":12.5,\"colours\":[\"red\",\"blue\"],\"vip\":true}");
    }

    private static TicketView ticket(List<MessageView> messages) {
        return new TicketView(
                new TicketNumber("10042"),
                "Broken screen",
                7,
                "Ann Lee",
                new EmailAddress("ann@example.org"),
                Channel.MAIL,
                status("open", TicketStatus.OPEN),
                priority("high", 30),
                1L,
                null,
                null,
                null,
                NINE_O_CLOCK,
                null,
                null,
                null,
                null,
                null,
                NINE_O_CLOCK,
                TEN_O_CLOCK,
                4,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                messages);
    }

    private static Status status(String key, TicketStatus category) {
        return new Status(key, key, category, 0, false, false, 0);
    }

    private static Priority priority(String key, int rank) {
        return new Priority(key, key, rank, false, false, 0);
    }

    private static MessageView message(long id, List<FileView> files) {
        return new MessageView(
                id,
                MessageKind.REPLY,
                "Ben Okri",
                3L,
                "Hello",
                "<p>Hello</p>",
                null,
                null,
                TEN_O_CLOCK,
                null,
                DeliveryState.DELAYED,
                2,
                "451 later",
                TEN_O_CLOCK,
                files);
    }
}
