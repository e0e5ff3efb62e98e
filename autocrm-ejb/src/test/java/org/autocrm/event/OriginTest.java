package org.autocrm.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.autocrm.event.Origin.Via;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void aThreadThatWasToldNothingActsForTheSystem() {
        assertThat(Origin.current().via()).isEqualTo(Via.SYSTEM);
        assertThat(Origin.current().address()).isNull();
    }

    @Nested
    class WithinAScope {

        @Test
        void theThreadActsThroughIt() {
            var request = Origin.ofRequest(Via.API, "acrm_demo_7h", "192.0.2.17");

            try (var scope = request.enter()) {
                assertThat(Origin.current()).isEqualTo(request);
            }

            assertThat(Origin.current().via()).isEqualTo(Via.SYSTEM);
        }

        @Test
        void anInnerScopeGivesBackTheOuterOne() {
            var desk = Origin.ofRequest(Via.DESK, null, "192.0.2.17");

            try (var outer = desk.enter()) {
                try (var inner = Origin.ofFollower("routing").enter()) {
                    assertThat(Origin.current().via()).isEqualTo(Via.ROUTING);
                }
                assertThat(Origin.current()).isEqualTo(desk);
            }
        }

        @Test
        void anotherThreadKnowsNothingOfIt() throws InterruptedException {
            var seen = new Origin[1];

            try (var scope = Origin.ofRequest(Via.DESK, null, "192.0.2.17").enter()) {
                var other = new Thread(() -> seen[0] = Origin.current());
                other.start();
                other.join();
            }

            assertThat(seen[0].via()).isEqualTo(Via.SYSTEM);
        }
    }

    @Nested
    class OfAFollower {

        @Test
        void itActsThroughWhatItsNameBeginsWith() {
            assertThat(Origin.ofFollower("mail-intake").via()).isEqualTo(Via.MAIL);
            assertThat(Origin.ofFollower("routing").via()).isEqualTo(Via.ROUTING);
            assertThat(Origin.ofFollower("rule-worker").via()).isEqualTo(Via.RULE);
            assertThat(Origin.ofFollower("survey").via()).isEqualTo(Via.SYSTEM);
        }

        @Test
        void itsNameIsTheDetail() {
            assertThat(Origin.ofFollower("mail-intake").detail()).isEqualTo("mail-intake");
        }
    }

    @Test
    void aClientCannotFillTheLog() {
        var origin = Origin.ofRequest(Via.API, " ", "x".repeat(5000));

        assertThat(origin.detail()).isNull();
        assertThat(origin.address()).hasSize(200);
    }
}
