package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueQuestionTest {

    @Test
    void nothingAskedHasNoAddress() {
        assertThat(QueueQuestion.in(Map.<String, String>of()::get).address()).isEmpty();
    }

    @Test
    void theAddressSaysAllThatIsAsked() {
        var question = new QueueQuestion("view-3", "tag:\"a b\" & c", "-priority,updated", "team", "x_y");

        assertThat(question.address())
                .isEqualTo("?view=view-3&q=tag%3A%22a+b%22+%26+c&sort=-priority%2Cupdated&group=team&place=x_y");
    }

    @Test
    void aQueryForEverythingIsNotTheQueryOfTheView() {
        var everything = QueueQuestion.in(Map.of("view", "mine", "q", "")::get);

        assertThat(everything.query()).isEmpty();
        assertThat(everything.address()).isEqualTo("?view=mine&q=");
        assertThat(everything.asTheViewSays().query()).isNull();
    }

    @Test
    void anotherOrderBeginsAtTheBeginning() {
        var further = new QueueQuestion("", "printer", "", "", "there");

        assertThat(further.withSort("created").place()).isEmpty();
        assertThat(further.withQuery("fax").place()).isEmpty();
        assertThat(further.withGroup("team").place()).isEmpty();
    }
}
