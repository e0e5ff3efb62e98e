package org.autocrm.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.autocrm.client.ApiKeysApi;
import org.autocrm.client.AttachmentsApi;
import org.autocrm.client.CustomersApi;
import org.autocrm.client.MeApi;
import org.autocrm.client.MergesAndSplitsApi;
import org.autocrm.client.TicketsApi;
import org.autocrm.client.http.ApiClient;
import org.autocrm.client.http.ApiException;
import org.autocrm.client.model.CustomerChange;
import org.autocrm.client.model.NewApiKey;
import org.autocrm.client.model.NewCustomer;
import org.autocrm.client.model.NewMerge;
import org.autocrm.client.model.NewMessage;
import org.autocrm.client.model.NewTicket;
import org.autocrm.client.model.Requester;
import org.autocrm.client.model.Rotation;
import org.autocrm.client.model.TicketChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An integrator's program, whose client was generated from the OpenAPI document. */
@ExtendWith(OnStage.class)
class GeneratedClientIT {

    @Test
    void aTicketIsOpenedAnsweredAndFound(Stage stage) throws ApiException {
        var tickets = new TicketsApi(client(stage, DemoPeople.API_KEY));
        var email = UUID.randomUUID() + "@example.org";

        var opened = tickets.openTicket(
                new NewTicket()
                        .customer(new Requester().email(email).name("Ann Lee"))
                        .subject("The printer jams")
                        .text("On every second page."),
                UUID.randomUUID().toString());
        var answered = tickets.addMessage(
                opened.getNumber(),
                new NewMessage()
                        .kind(NewMessage.KindEnum.REPLY)
                        .text("Open the rear tray.")
                        .lastSeen(opened.getMessages().get(0).getId()),
                null);
        var page = tickets.listTickets(null, null, "status:waiting", null, null, null, 5, null, null);
        var next = tickets.listTickets(
                null,
                null,
                "status:waiting",
                null,
                null,
                null,
                5,
                page.getPage().getNextCursor(),
                null);

        assertThat(answered.getMessages()).hasSize(2);
        assertThat(answered.getStatus()).isEqualTo("waiting");
        assertThat(page.getData())
                .extracting("number")
                .contains(opened.getNumber())
                .hasSize(5);
        assertThat(next.getData()).doesNotContainAnyElementsOf(page.getData());
        assertThat(tickets.readTicket(opened.getNumber(), null, "team", null)
                        .getCustomer()
                        .getEmail())
                .isEqualTo(email);
    }

    @Test
    void aTicketIsChangedAnsweredForGoodMergedAndParted(Stage stage) throws ApiException {
        var client = client(stage, DemoPeople.API_KEY);
        var tickets = new TicketsApi(client);
        var merges = new MergesAndSplitsApi(client);
        var opened = tickets.openTicket(
                new NewTicket()
                        .customer(new Requester().email("ann@example.org"))
                        .subject("The printer jams")
                        .text("On every second page.")
                        .tags(List.of("vip")),
                null);
        var repeated = tickets.openTicket(
                new NewTicket()
                        .customer(new Requester().email("ann@example.org"))
                        .subject("The printer jams")
                        .text("Still."),
                null);

        var changed = tickets.changeTicket(
                opened.getNumber(), new TicketChange().priority("high").snoozedUntil("customer-writes"), null);
        var merged =
                merges.mergeTickets(opened.getNumber(), new NewMerge().sources(List.of(repeated.getNumber())), null);
        var undone = merges.undoRegrouping(merged.getMerges().get(0).getId(), opened.getNumber(), null);
        var solved = tickets.addMessage(
                opened.getNumber(),
                new NewMessage()
                        .kind(NewMessage.KindEnum.REPLY)
                        .text("Open the rear tray.")
                        .changes(new TicketChange().status("solved")),
                null);

        assertThat(changed.getTags()).containsExactly("vip");
        assertThat(changed.getSnoozedUntil()).isEqualTo("customer-writes");
        assertThat(undone.getUndoneAt()).isNotNull();
        assertThat(solved.getStatus()).isEqualTo("solved");
        assertThat(tickets.listMessages(opened.getNumber(), null, 1, null, null).getData())
                .hasSize(1);
    }

    @Test
    void aCustomerIsWrittenDownAndCorrected(Stage stage) throws ApiException {
        var customers = new CustomersApi(client(stage, DemoPeople.API_KEY));

        var added = customers.addCustomer(
                new NewCustomer()
                        .email(UUID.randomUUID() + "@example.org")
                        .name("Ann Lee")
                        .language("en"),
                null);
        var read = customers.readCustomerWithHttpInfo(added.getId(), null, null, null);
        var tag = Objects.requireNonNull(read.getHeaders().get("etag")).get(0);
        var changed = customers.changeCustomer(added.getId(), new CustomerChange().language(null), tag);
        var late = catchThrowableOfType(
                ApiException.class,
                () -> customers.changeCustomer(added.getId(), new CustomerChange().name("Too late"), tag));

        assertThat(changed.getLanguage()).isNull();
        assertThat(changed.getName()).isEqualTo("Ann Lee");
        assertThat(late.getCode()).isEqualTo(412);
    }

    @Test
    void aKeyIsIssuedUsedRotatedAndRevoked(Stage stage) throws ApiException {
        var keys = new ApiKeysApi(client(stage, DemoPeople.API_KEY));

        var issued = keys.issueApiKey(new NewApiKey().name("Shop").scopes(List.of("tickets:read")), null);
        var id = issued.getKey().getId();
        var rotated = keys.rotateApiKey(id, new Rotation().graceSeconds(0), null);
        var me = new MeApi(client(stage, rotated.getSecret())).readMyPermissions(null, null);
        keys.revokeApiKey(id, null);

        assertThat(me.getScopes()).containsExactly("tickets:read");
        assertThat(keys.readApiKey(id, null, null).getRevokedAt()).isNotNull();
        assertThat(keys.listApiKeys(1, null, null).getData()).hasSize(1);
    }

    /** The generator's own upload would send the file's name in JSON; sending bytes needs no client. */
    @Test
    void aFileIsFetched(Stage stage) throws ApiException, IOException {
        var sent = stage.api()
                .send(
                        "POST",
                        "/attachments?name=printer.log",
                        "the tray was open".getBytes(UTF_8),
                        "Content-Type",
                        "text/plain");

        var fetched = new AttachmentsApi(client(stage, DemoPeople.API_KEY))
                .downloadAttachment(sent.json().getJsonNumber("id").longValue(), null);

        assertThat(fetched).hasContent("the tray was open");
        Files.delete(fetched.toPath());
    }

    private static ApiClient client(Stage stage, String key) {
        var client = new ApiClient();
        client.updateBaseUri(stage.server().url() + "/autocrm/api/v1");
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        return client;
    }
}
