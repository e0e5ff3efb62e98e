package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketFilterTest {

    @Test
    void eachStepNarrowsWhatTheStepsBeforeLeft() {
        var filter = TicketFilter.in(TicketStatus.OPEN).ofTeam(1).ofAgent(3).ofCustomer(7);

        assertThat(filter.statuses()).containsExactly(TicketStatus.OPEN);
        assertThat(filter.team()).contains(1L);
        assertThat(filter.assignee()).contains(3L);
        assertThat(filter.customer()).contains(7L);
        assertThat(filter.unassigned()).isFalse();
    }

    @Test
    void anAgentAndNobodyExcludeEachOther() {
        assertThat(TicketFilter.all().ofAgent(3).ofNobody().assignee()).isEmpty();
        assertThat(TicketFilter.all().ofNobody().ofAgent(3).unassigned()).isFalse();
    }
}
