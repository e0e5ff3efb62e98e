package org.autocrm.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void aMinusSignTurnsAKeyAround() {
        assertThat(Order.parse("-priority,updated").sorts())
                .containsExactly(new Order.Sort(SortKey.PRIORITY, true), new Order.Sort(SortKey.UPDATED, false));
    }

    @Test
    void theTextOfAnOrderIsThatOrder() {
        assertThat(Order.parse(Order.parse("-solved,team").toString())).isEqualTo(Order.parse("-solved,team"));
    }

    @Test
    void anUnknownKeyIsRefusedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> Order.parse("udpated"))
                .isInstanceOf(UnknownOrder.class)
                .hasMessageContaining("Did you mean updated?");
        assertThatThrownBy(() -> Order.parse("")).isInstanceOf(UnknownOrder.class);
        assertThatThrownBy(() -> Order.parse("updated,-updated")).isInstanceOf(UnknownOrder.class);
        assertThatThrownBy(() -> Order.parse("relevance,updated")).isInstanceOf(UnknownOrder.class);
    }

    @Test
    void whatManyTicketsShareIsRefinedByTheLastChange() {
        assertThat(Order.parse("-priority").effective())
                .isEqualTo(Order.parse("-priority,-updated").sorts());
        assertThat(Order.parse("created").effective())
                .isEqualTo(Order.parse("created").sorts());
    }

    @Test
    void aGroupComesFirst() {
        assertThat(Order.NEWEST_CHANGE.groupedBy(SortKey.TEAM)).isEqualTo(Order.parse("team,-updated"));
        assertThat(Order.NEWEST_CHANGE.groupedBy(SortKey.PRIORITY)).isEqualTo(Order.parse("-priority,-updated"));
        assertThat(Order.parse("team").groupedBy(SortKey.TEAM)).isEqualTo(Order.parse("team"));
    }

    @Test
    void everyKeyHasAName() {
        assertThat(SortKey.words()).containsAll(List.of("updated", "created", "number", "waiting", "solved"));
    }
}
