package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueTableTest {

    @Test
    void anExcerptBeginsCloseToTheFirstWordThatIsMarked() {
        assertThat(QueueTable.beginning("We have tried &amp; tried all week: the <mark>printer</mark> is loud"))
                .isEqualTo("… tried all week: the <mark>printer</mark> is loud");
    }

    @Test
    void aShortOneBeginsWhereItBegan() {
        assertThat(QueueTable.beginning("The <mark>printer</mark>")).isEqualTo("The <mark>printer</mark>");
    }
}
