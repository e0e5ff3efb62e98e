package org.autocrm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.autocrm.notification.NoticeMatrix.Wanted;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NoticeMatrixTest {

    @Nested
    class OfWhoNeverChose {

        private final NoticeMatrix usual = NoticeMatrix.usual();

        @Test
        void aCustomersAnswerOnTheirOwnTicketIsShownAndMailed() {
            assertThat(usual.wanted(NoticeKind.ANSWERED, EnumSet.of(Relation.MINE, Relation.TEAM, Relation.ALL)))
                    .contains(new Wanted(Relation.MINE, true, Set.of(Relation.MINE)));
        }

        @Test
        void aNewTicketOfTheirTeamIsShownOnly() {
            assertThat(usual.wanted(NoticeKind.OPENED, EnumSet.of(Relation.TEAM, Relation.ALL)))
                    .contains(new Wanted(Relation.TEAM, true, Set.of()));
        }

        @Test
        void whatHappensOnTicketsOfOthersIsNotTold() {
            assertThat(NoticeKind.values())
                    .allSatisfy(kind -> assertThat(usual.wanted(kind, EnumSet.of(Relation.ALL)))
                            .isEmpty());
        }

        @Test
        void whatMattersMostIsMailed() {
            assertThat(NoticeKind.values())
                    .filteredOn(kind -> usual.choice(kind, Relation.MINE).mail())
                    .containsExactly(
                            NoticeKind.ANSWERED, NoticeKind.MENTIONED, NoticeKind.ASSIGNED, NoticeKind.UNDELIVERED);
        }

        @Test
        void nothingIsKept() {
            assertThat(usual.departures()).isEmpty();
        }
    }

    @Nested
    class OfWhoChose {

        @Test
        void theNearestRelationIsNamedAndEachThatHasItMailed() {
            var matrix = NoticeMatrix.usual()
                    .with(NoticeKind.ANSWERED, Relation.MINE, Choice.SCREEN)
                    .with(NoticeKind.ANSWERED, Relation.TEAM, new Choice(false, true))
                    .with(NoticeKind.ANSWERED, Relation.ALL, Choice.BOTH);

            assertThat(matrix.wanted(NoticeKind.ANSWERED, EnumSet.of(Relation.MINE, Relation.TEAM, Relation.ALL)))
                    .contains(new Wanted(Relation.MINE, true, Set.of(Relation.TEAM, Relation.ALL)));
        }

        @Test
        void onlyWhatDepartsFromTheUsualIsKept() {
            var matrix = NoticeMatrix.usual()
                    .with(NoticeKind.OPENED, Relation.ALL, Choice.BOTH)
                    .with(NoticeKind.NOTED, Relation.MINE, Choice.NEITHER)
                    .with(NoticeKind.NOTED, Relation.MINE, Choice.SCREEN);

            assertThat(matrix.departures()).hasSize(1).containsValue(Choice.BOTH);
        }

        @Test
        void whomANoteNamesIsToldInPersonOnly() {
            var matrix = NoticeMatrix.usual().with(NoticeKind.MENTIONED, Relation.ALL, Choice.BOTH);

            assertThat(matrix).isEqualTo(NoticeMatrix.usual());
            assertThat(matrix.wanted(NoticeKind.MENTIONED, EnumSet.of(Relation.TEAM, Relation.ALL)))
                    .isEmpty();
        }
    }
}
