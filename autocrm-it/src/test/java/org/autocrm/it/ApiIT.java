package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class ApiIT {

    @Nested
    class WithoutAValidKey {

        @Test
        void everythingIsA401WithAProblemDocument(Stage stage) {
            for (var key : new String[] {null, "acrm_nobody_has_this_key"}) {
                var answer = new Api(stage.server().url(), key).get("/tickets");

                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate"))
                        .hasValueSatisfying(it -> assertThat(it).startsWith("Bearer"));
                assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:unauthorized");
            }
        }
    }

    @Nested
    class WithAKey {

        @Test
        void aTicketIsOpenedAndReadAgain(Stage stage) {
            var opened = stage.api().post("/tickets", """
                            {"customer":{"email":"bo@example.org","name":"Bo"},"subject":"Broken","text":"Help"}""");

            assertThat(opened.status()).isEqualTo(201);
            var address = opened.header("Location").orElseThrow();
            var read = stage.api().get(address);
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.json().getString("subject")).isEqualTo("Broken");
            assertThat(read.json().getJsonObject("customer").getString("name")).isEqualTo("Bo");
            assertThat(read.json().getString("status")).isEqualTo("open");
        }

        @Test
        void aBodyThatBreaksRulesIsA422ThatPointsAtEachWrongMember(Stage stage) {
            var answer = stage.api().post("/tickets", """
                            {"customer":{"email":"no address"},"subject":"","text":"x"}""");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
            assertThat(answer.body()).contains("\"/customer/email\"", "\"/subject\"");
        }

        @Test
        void aBodyThatIsNoJsonIsA400(Stage stage) {
            var answer = stage.api().post("/tickets", "{ no json");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:malformed-json");
        }

        @Test
        void anUnknownTicketIsA404(Stage stage) {
            for (var number : new String[] {"999999999", "no-number"}) {
                var answer = stage.api().get("/tickets/" + number);

                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:unknown-ticket");
            }
        }

        @Test
        void anUnknownAddressIsA404WithAProblemDocument(Stage stage) {
            var answer = stage.api().get("/nothing/here");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().getInt("status")).isEqualTo(404);
        }

        @Test
        void aListIsPagedByItsLinkHeaderWithoutMissingOrRepeating(Stage stage) {
            var next = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");
            var seen = new HashSet<String>();
            var page = stage.api().get("/tickets?status=waiting&limit=40");

            for (int pages = 0; pages < 3; pages++) {
                for (var ticket : page.json().getJsonArray("data")) {
                    assertThat(ticket.asJsonObject().getString("status")).isEqualTo("waiting");
                    assertThat(seen.add(ticket.asJsonObject().getString("number")))
                            .isTrue();
                }
                var link = next.matcher(page.header("Link").orElseThrow());
                assertThat(link.find()).isTrue();
                page = stage.api().get(link.group(1));
            }
            assertThat(seen).hasSize(120);
        }

        @Test
        void aReplyThatHasNotSeenTheNewestMessageIsStopped(Stage stage) {
            var number = stage.api().open("bo@example.org", "Two answers", "Help");
            var first = stage.api()
                    .messages(number, "received")
                    .get(0)
                    .getJsonNumber("id")
                    .longValue();
            stage.api().reply(number, "A colleague was faster.");

            var answer = stage.api()
                    .post(
                            "/tickets/" + number + "/messages",
                            "{\"kind\":\"reply\",\"text\":\"Me too.\",\"lastSeen\":" + first + "}");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:newer-message");
            assertThat(stage.api().messages(number, "reply")).hasSize(1);
        }

        @Test
        void aNoteLeavesByNoMail(Stage stage) {
            var number = stage.api().open("bo@example.org", "With a note", "Help");

            stage.api().post("/tickets/" + number + "/messages", "{\"kind\":\"note\",\"text\":\"Among us.\"}");

            assertThat(stage.api().messages(number, "note").get(0).getString("delivery"))
                    .isEqualTo("none");
        }
    }
}
