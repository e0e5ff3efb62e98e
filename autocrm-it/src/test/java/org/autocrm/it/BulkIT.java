package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.autocrm.it.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class BulkIT {

    @Test
    void everythingThatMatchesIsChangedShownAndUndone(Stage stage) {
        var word = "bulk" + UUID.randomUUID().toString().replace("-", "");
        var numbers = IntStream.range(0, 12)
                .mapToObj(i -> stage.api().open("bulk@example.org", word, "Please"))
                .toList();
        var waiting = numbers.get(0);
        stage.api().reply(waiting, "We look into it.");

        var started = stage.api().post("/bulk-jobs", """
                {"filter": "subject:%s status:open", "action": "change", "change": {"status": "solved", "addTags": ["%1$s"]}}
                """.formatted(word), "Idempotency-Key", word);
        var again = stage.api().post("/bulk-jobs", """
                {"filter": "subject:%s status:open", "action": "change", "change": {"status": "solved", "addTags": ["%1$s"]}}
                """.formatted(word), "Idempotency-Key", word);
        var job = started.header("Location").orElseThrow();

        assertThat(started.status()).isEqualTo(202);
        assertThat(again.json().getInt("id")).isEqualTo(started.json().getInt("id"));
        awaitEnd(stage.api(), job);
        assertThat(counts(stage.api().get(job), "total", "done", "changed", "refused"))
                .containsExactly(11, 11, 11, 0);
        assertThat(results(stage.api(), job, "changed")).doesNotContain(waiting).hasSize(11);
        assertThat(statuses(stage, word, "SOLVED")).isEqualTo(11);
        assertThat(stage.sql().text("""
                        select distinct actor || ' ' || via || ' ' || via_detail from event
                        where type = 'ticket.StatusChanged' and ticket = ?
                        """, numbers.get(5)))
                .isEqualTo(
                        "amelia.hart@autocrm.example bulk job " + started.json().getInt("id"));

        stage.api().reply(numbers.get(5), "Or is it not solved?"); // since then its status is ours to keep
        var undo = stage.api().send("POST", job + "/undo", new byte[0]);
        var undoing = undo.header("Location").orElseThrow();

        assertThat(undo.status()).isEqualTo(202);
        awaitEnd(stage.api(), undoing);
        assertThat(results(stage.api(), undoing, "changed")).hasSize(10);
        assertThat(results(stage.api(), undoing, "partly")).containsExactly(numbers.get(5));
        assertThat(statuses(stage, word, "OPEN")).isEqualTo(10);
        assertThat(stage.sql().number("select count(*) from ticket_tag where tag = ?", word))
                .isZero();
    }

    private static void awaitEnd(Api api, String job) {
        Await.until(() -> assertThat(api.get(job).json().getString("state")).isEqualTo("finished"));
    }

    private static List<Integer> counts(Answer job, String... names) {
        var counts = job.json().getJsonObject("counts");
        return List.of(names).stream().map(counts::getInt).toList();
    }

    private static List<String> results(Api api, String job, String result) {
        return api.get(job + "/results?limit=100&result=" + result).json().getJsonArray("data").stream()
                .map(JsonValue::asJsonObject)
                .map(item -> item.getString("ticket"))
                .toList();
    }

    private static long statuses(Stage stage, String subject, String status) {
        return stage.sql().number("select count(*) from ticket where subject = ? and status = ?", subject, status);
    }
}
