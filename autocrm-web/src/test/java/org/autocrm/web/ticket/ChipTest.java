package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.autocrm.ticket.search.Query;
import org.junit.jupiter.api.Test;

class ChipTest {

    @Test
    void addsItsConditionToTheQuery() {
        var chip = chip("status:open printer", "attachment");

        assertThat(chip.on()).isFalse();
        assertThat(chip.then()).isEqualTo("status:open printer has:attachment");
    }

    @Test
    void takesItsConditionOutAgainWhereverItStands() {
        var chip = chip("has:attachment status:open", "attachment");

        assertThat(chip.on()).isTrue();
        assertThat(chip.then()).isEqualTo("status:open");
    }

    @Test
    void takesThePlaceOfTheOneThatItExcludes() {
        assertThat(chip("status:open assignee:none", "mine").then()).isEqualTo("status:open assignee:me");
    }

    @Test
    void keepsAlternativesTogether() {
        assertThat(chip("printer OR fax", "high").then()).isEqualTo("(printer OR fax) priority>=high");
    }

    private static Chip chip(String query, String key) {
        return Chip.of(Query.parse(query), List.of()).stream()
                .filter(chip -> chip.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
