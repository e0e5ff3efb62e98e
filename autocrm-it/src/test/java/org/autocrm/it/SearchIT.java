package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class SearchIT {

    @Nested
    class AQuery {

        @Test
        void findsATicketAsSoonAsItIsThere(Stage stage) {
            var number = stage.api().open("zora@quaxel.example", "Zwibbelmaschine", "Warum ist sie so laut?");

            assertThat(found(stage, "zwibbelmaschine")).containsExactly(number);
            assertThat(found(stage, "zwibbelmaschine customer:zora@quaxel.example language:de created<1h is:waiting"))
                    .containsExactly(number);
            assertThat(found(stage, "zwibbelmaschine -status:open")).isEmpty();
        }

        @Test
        void findsWhatWasSaidLater(Stage stage) {
            var number = stage.api().open("bo@example.org", "Murbelding", "It stands still.");
            stage.api().reply(number, "Have you tried the grozzeljack?");
            stage.api().post("/tickets/" + number + "/messages", "{\"kind\":\"note\",\"text\":\"Perhaps frimmel.\"}");

            assertThat(found(stage, "murbelding grozzeljack frimmel")).containsExactly(number);
        }

        @Test
        void forgivesATypingErrorWhereThereIsNothingElse(Stage stage) {
            var number = stage.api().open("bo@example.org", "Wumpelkasten", "It stands still.");

            assertThat(found(stage, "wumplekasten")).containsExactly(number);
        }

        @Test
        void thatCannotBeReadIsA400ThatPointsAtTheCharacter(Stage stage) {
            var answer = stage.api().get("/tickets?q=" + encoded("status:open stauts:x"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:query-syntax");
            assertThat(answer.json().getString("detail")).contains("Did you mean status?");
            assertThat(answer.json().getInt("offset")).isEqualTo(12);
            assertThat(answer.json().getInt("length")).isEqualTo(6);
        }

        @Test
        void thatNamesAnUnknownTeamIsA400ThatPointsAtIt(Stage stage) {
            var answer = stage.api().get("/tickets?q=" + encoded("team:nowhere"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:unknown-value");
            assertThat(answer.json().getInt("offset")).isEqualTo(5);
        }

        @Test
        void isNeverSql(Stage stage) {
            for (var query :
                    List.of("\"'; drop table ticket; --\" a", "tag:\"' or 1=1\"", "customer:\"x%' or '1'='1\"")) {
                assertThat(found(stage, query)).isEmpty();
            }
            assertThat(stage.sql().number("select count(*) from ticket")).isPositive();
        }
    }

    @Nested
    class AList {

        @Test
        void isWalkedThereAndBack(Stage stage) {
            var there = new ArrayList<String>();
            var page = stage.api().get("/tickets?q=" + encoded("status:closed") + "&sort=subject&limit=60");
            var pages = 1;
            there.addAll(numbers(page));
            for (; pages < 4; pages++) {
                page = stage.api().get(link(page, "next"));
                there.addAll(numbers(page));
            }
            assertThat(there).hasSize(240).doesNotHaveDuplicates();

            var back = new ArrayList<>(List.of(numbers(page)));
            for (; pages > 1; pages--) {
                page = stage.api().get(link(page, "prev"));
                back.add(numbers(page));
            }
            Collections.reverse(back);
            assertThat(back.stream().flatMap(List::stream).toList()).isEqualTo(there);
        }

        @Test
        void refusesACursorOfAnotherList(Stage stage) {
            var page = stage.api().get("/tickets?q=" + encoded("status:closed") + "&limit=5");
            var cursor = page.json().getJsonObject("page").getString("nextCursor");

            for (var other : List.of(
                    "status:open&cursor=" + cursor, "status:closed&cursor=" + cursor + "x", "&cursor=nonsense")) {
                var answer = stage.api().get("/tickets?q=" + other);

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:bad-parameter");
            }
        }

        @Test
        void refusesAnOrderThatDoesNotExist(Stage stage) {
            var answer = stage.api().get("/tickets?sort=udpated");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().getString("detail")).contains("Did you mean updated?");
        }
    }

    private static List<String> found(Stage stage, String query) {
        var answer = stage.api().get("/tickets?q=" + encoded(query));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return numbers(answer);
    }

    private static List<String> numbers(Api.Answer page) {
        return page.json().getJsonArray("data").stream()
                .map(JsonValue::asJsonObject)
                .map(ticket -> ticket.getString("number"))
                .toList();
    }

    private static String link(Api.Answer page, String relation) {
        var link = Pattern.compile("<([^>]+)>;\\s*rel=\"" + relation + "\"")
                .matcher(page.header("Link").orElseThrow());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
