package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {

    @Nested
    class ItsShape {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1",
                    "10042",
                    "999999999999",
                    "T-7",
                    "ACME-10042",
                    "A1B2C3D4-5",
                    "HD7",
                    "ABCDEFGH999999999999"
                })
        void isUpToTwelveDigitsBehindAPrefix(String text) {
            assertThat(TicketNumber.in(text)).contains(new TicketNumber(text));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "0",
                    "042",
                    "-1",
                    "1000000000000",
                    "t-7",
                    "-7",
                    "7A-7",
                    "T--7",
                    "T-07",
                    "ABCDEFGHI-7",
                    "10042 ",
                    "1e3",
                    "١٢٣",
                    "10042;drop"
                })
        void isNothingElse(String text) {
            assertThat(TicketNumber.in(text)).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> new TicketNumber(text));
        }
    }

    @Nested
    class QuotedInASubject {

        @Test
        void readsWhatItWrites() {
            var number = new TicketNumber("10042");

            assertThat(TicketNumber.quotedIn("Re: " + number.quoted() + " Broken screen"))
                    .contains(number);
        }

        @ParameterizedTest
        @CsvSource({
            "[#10042] Broken screen, 10042",
            "AW: Re: [#10042] Broken screen, 10042",
            "Fwd: [#7] and [#8], 7",
            "Re:[#10042]Broken screen, 10042",
            "Re: [#ACME-10042] Broken screen, ACME-10042"
        })
        void isFoundWhereverItStands(String subject, String number) {
            assertThat(TicketNumber.quotedIn(subject)).contains(new TicketNumber(number));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Broken screen", "#10042", "[10042]", "[# 10042]", "[#0]", "[#1000000000000]"})
        void isNoNumberThatOnlyLooksLikeIt(String subject) {
            assertThat(TicketNumber.quotedIn(subject)).isEmpty();
        }
    }

    @Nested
    class ItsPrefix {

        @ParameterizedTest
        @ValueSource(strings = {"", "A", "ACME", "ACME-", "A1-", "A1B", "ABCDEFGH", "ABCDEFGH-"})
        void isShortAndInCapitals(String text) {
            assertThat(TicketNumber.isPrefix(text)).isTrue();
            assertThat(TicketNumber.in(text + 10042)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "1A", "-", "A B", "A1", "ACME2026", "ABCDEFGHI", "A--"})
        void neverMakesTwoNumbersOfTheSameCharacters(String text) {
            assertThat(TicketNumber.isPrefix(text)).isFalse();
        }
    }
}
