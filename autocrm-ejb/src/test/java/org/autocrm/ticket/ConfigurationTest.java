package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.autocrm.ticket.TicketFixtures.NORMAL;
import static org.autocrm.ticket.TicketFixtures.ON_HOLD;
import static org.autocrm.ticket.TicketFixtures.OPEN;
import static org.autocrm.ticket.TicketFixtures.URGENT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.autocrm.ticket.TicketSettings.Values;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @Nested
    class AKey {

        @ParameterizedTest
        @CsvSource({
            "On hold, on-hold",
            "Wartet auf Größe, wartet-auf-gro-e",
            "2nd level, nd-level",
            "日本, status",
            "Élan!, elan"
        })
        void isMadeOfTheName(String name, String key) {
            assertThat(Keys.of(name, "status", Set.of())).isEqualTo(key);
        }

        @Test
        void isNobodyElses() {
            assertThat(Keys.of("On hold", "status", Set.of("on-hold", "on-hold-2")))
                    .isEqualTo("on-hold-3");
        }

        @Test
        void fitsWhateverTheName() {
            assertThat(Keys.of("x".repeat(60), "status", Set.of("x".repeat(36))))
                    .hasSizeLessThanOrEqualTo(40);
        }
    }

    @Nested
    class AName {

        @Test
        void isOneLine() {
            assertThat(Keys.name(" On\n hold ", Set.of())).isEqualTo("On hold");
        }

        @Test
        void isNotTaken() {
            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Keys.name("Open", Set.of("Open")));
            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Keys.name(" ", Set.of()));
            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Keys.name("x".repeat(61), Set.of()));
        }
    }

    @Nested
    class AStatus {

        @Test
        void keepsItsCategory() {
            var other = new Status("on-hold", "On hold", TicketStatus.OPEN, 10, false, false, 0);

            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Statuses.refuse(ON_HOLD, other));
        }

        @Test
        void staysWhereItIsTheDefault() {
            var archived = new Status("open", "Open", TicketStatus.OPEN, 10, true, true, 0);
            var noDefault = new Status("open", "Open", TicketStatus.OPEN, 10, false, false, 0);

            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Statuses.refuse(OPEN, archived));
            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Statuses.refuse(OPEN, noDefault));
        }

        @Test
        void mayBeCalledOtherwise() {
            assertThatCode(() -> Statuses.refuse(OPEN, OPEN.called("New"))).doesNotThrowAnyException();
        }
    }

    @Nested
    class APriority {

        @Test
        void keepsItsRank() {
            var other = new Priority("urgent", "Urgent", 99, false, false, 0);

            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Priorities.refuse(URGENT, other));
        }

        @Test
        void staysWhereNewTicketsHaveIt() {
            var archived = new Priority("normal", "Normal", 20, true, true, 0);
            var noDefault = new Priority("normal", "Normal", 20, false, false, 0);

            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Priorities.refuse(NORMAL, archived));
            assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> Priorities.refuse(NORMAL, noDefault));
        }
    }

    @Nested
    class ChoicesOfAField {

        @Test
        void standOnOneLineAndOnce() {
            assertThat(TicketFields.choices(FieldType.CHOICE, List.of(" red ", "dark\nblue", "red", "")))
                    .containsExactly("red", "dark blue");
        }

        @Test
        void areForChoicesOnly() {
            assertThat(TicketFields.choices(FieldType.TEXT, List.of())).isEmpty();
            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> TicketFields.choices(FieldType.TEXT, List.of("red")));
            assertThatExceptionOfType(ChangeRefused.class)
                    .isThrownBy(() -> TicketFields.choices(FieldType.MULTI_CHOICE, List.of(" ")));
        }
    }

    @Nested
    class Settings {

        @Test
        void areTheUsualOnesWhereNobodyDecided() {
            var values = Values.from(Map.of());

            assertThat(values).isEqualTo(Values.usual());
            assertThat(values.largestMegabytes()).isEqualTo(25);
            assertThat(values.blocked()).contains("exe", "js");
            assertThat(values.objections()).isEmpty();
        }

        @Test
        void areReadAsTheyWereKept() {
            var values = new Values("ACME-", 10, Set.of(".EXE", "text/html"));

            assertThat(Values.from(values.kept())).isEqualTo(values);
            assertThat(new Values("", 1, Set.of()).kept())
                    .satisfies(kept -> assertThat(Values.from(kept).blocked()).isEmpty());
        }

        @Test
        void sayWhatIsWrong() {
            assertThat(new Values("x1", 0, Set.of("a b")).objections())
                    .extracting(Objection::property)
                    .containsExactly("numberPrefix", "largestMegabytes", "blocked");
        }
    }

    @Nested
    class ALink {

        @ParameterizedTest
        @CsvSource({"PARENT, CHILD", "CHILD, PARENT", "RELATED, RELATED", "DUPLICATE_OF, DUPLICATED_BY"})
        void isSeenFromBothSides(LinkKind kind, LinkKind other) {
            assertThat(kind.seenFromTheOther()).isEqualTo(other);
            assertThat(other.seenFromTheOther()).isEqualTo(kind);
            assertThat(LinkKind.of(kind.kept(), kind.isKeptHere())).isEqualTo(kind);
        }
    }
}
