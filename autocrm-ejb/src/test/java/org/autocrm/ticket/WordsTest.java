package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.autocrm.shared.SafeHtml;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Nested
    class TypedWithoutFormatting {

        @Test
        void theyAreTextAndNoHtml() {
            var words = Words.plain(" it is <b>broken</b>\n");

            assertThat(words.text()).isEqualTo("it is <b>broken</b>");
            assertThat(words.html()).isEmpty();
        }

        @Test
        void theyHoldNothingThatNoDatabaseKeeps() {
            assertThat(Words.plain("bro\0ken").text()).isEqualTo("broken");
        }

        @Test
        void blanksSayNothing() {
            assertThat(Words.plain(" \t\r\n\u2003").isEmpty()).isTrue();
            assertThat(Words.plain(".").isEmpty()).isFalse();
        }
    }

    @Nested
    class TypedWithFormatting {

        @Test
        void theyAreBothTextAndSafeHtml() {
            var words = Words.formatted("<p>It is <b>broken</b><script>alert(1)</script></p>");

            assertThat(words.text()).isEqualTo("It is broken");
            assertThat(words.html()).map(SafeHtml::value).contains("<p>It is <b>broken</b></p>");
        }

        @Test
        void theyHoldNothingThatNoDatabaseKeeps() {
            var words = Words.formatted("<p>bro\0ken&#0;</p>");

            assertThat(words.text()).doesNotContain("\0");
            assertThat(words.html())
                    .map(SafeHtml::value)
                    .hasValueSatisfying(html -> assertThat(html).doesNotContain("\0"));
        }

        @Test
        void anEmptyEditorSaysNothing() {
            assertThat(Words.formatted("<p><br></p>").isEmpty()).isTrue();
            assertThat(Words.formatted("").isEmpty()).isTrue();
        }
    }

    @Nested
    class TheirExcerpt {

        @Test
        void isOneLine() {
            assertThat(Words.plain("hello,\n\n  it is\tbroken").excerpt()).isEqualTo("hello, it is broken");
        }

        @Test
        void isWholeUpToAHundredAndSixtyCharacters() {
            assertThat(Words.plain("x".repeat(160)).excerpt()).isEqualTo("x".repeat(160));
        }

        @Test
        void showsThatThereIsMore() {
            assertThat(Words.plain("x".repeat(161)).excerpt()).isEqualTo("x".repeat(157) + "...");
        }

        @Test
        void countsWhatPeopleCount() {
            assertThat(Words.plain("🖥".repeat(160)).excerpt()).isEqualTo("🖥".repeat(160));
            assertThat(Words.plain("🖥".repeat(161)).excerpt()).isEqualTo("🖥".repeat(157) + "...");
        }
    }
}
