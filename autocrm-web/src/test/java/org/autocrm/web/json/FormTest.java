package org.autocrm.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    record Cage(@Size(max = 10) String name, boolean open) {}

    record Animal(
            @NotNull @Size(max = 10) String name,
            @Nullable Long legs,

            @Min(1) @Max(99) @Nullable Integer age,

            @Nullable BigDecimal weight,
            @Nullable Boolean tame,
            @Nullable Instant bornAt,
            @Nullable LocalDate vaccinated,

            @Size(max = 2) @Nullable List<@Size(max = 5) String> likes,

            @Nullable Cage cage,
            @Nullable Map<String, @Nullable Object> notes) {}

    record AnimalChange(
            Given given,

            @NotNull @Size(max = 10) @Nullable String name,

            @Nullable Long legs) {}

    record Endless(String text) {}

    @Nested
    class OfAGoodBody {

        @Test
        void becomesTheRecord() {
            var animal = read("""
                    {"name":"Fïdo","legs":4,"age":3,"weight":7.50,"tame":true,"bornAt":"2026-03-02T09:00:00+01:00",
                     "vaccinated":"2026-03-01","likes":["bones"],"cage":{"name":"A","open":false},"notes":{"a":[1,null]}}""");

            assertThat(animal.name()).isEqualTo("Fïdo");
            assertThat(animal.legs()).isEqualTo(4);
            assertThat(animal.age()).isEqualTo(3);
            assertThat(animal.weight()).isEqualTo("7.50");
            assertThat(animal.tame()).isTrue();
            assertThat(animal.bornAt()).isEqualTo("2026-03-02T08:00:00Z");
            assertThat(animal.vaccinated()).isEqualTo("2026-03-01");
            assertThat(animal.likes()).containsExactly("bones");
            assertThat(animal.cage()).isEqualTo(new Cage("A", false));
            assertThat(animal.notes()).containsKey("a");
        }

        @Test
        void mayLeaveOutWhatNeedNotBeThere() {
            assertThat(read("{\"name\":\"Fido\"}").legs()).isNull();
        }
    }

    @Nested
    class OfABodyThatBreaksRules {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|/name|required",
                    "{'name':null}|/name|required",
                    "{'name':7}|/name|wrong-type",
                    "{'name':'12345678901'}|/name|too-long",
                    "{'name':'F','legs':'4'}|/legs|wrong-type",
                    "{'name':'F','legs':4.5}|/legs|wrong-type",
                    "{'name':'F','legs':99999999999999999999}|/legs|out-of-range",
                    "{'name':'F','age':0}|/age|out-of-range",
                    "{'name':'F','age':1e9}|/age|out-of-range",
                    "{'name':'F','tame':'yes'}|/tame|wrong-type",
                    "{'name':'F','bornAt':'yesterday'}|/bornAt|wrong-type",
                    "{'name':'F','bornAt':'2026-13-02T09:00:00Z'}|/bornAt|wrong-type",
                    "{'name':'F','vaccinated':'2026-02-30'}|/vaccinated|wrong-type",
                    "{'name':'F','likes':'bones'}|/likes|wrong-type",
                    "{'name':'F','likes':['a','b','c']}|/likes|too-long",
                    "{'name':'F','likes':['a',null]}|/likes/1|required",
                    "{'name':'F','likes':['a','longer']}|/likes/1|too-long",
                    "{'name':'F','cage':[]}|/cage|wrong-type",
                    "{'name':'F','cage':{'name':'A'}}|/cage/open|required",
                    "{'name':'F','cage':{'name':'A','open':true,'a/b~c':1}}|/cage/a~1b~0c|unknown-member",
                    "{'name':'F','wings':2}|/wings|unknown-member",
                    "[]||wrong-type",
                    "null||wrong-type",
                })
        void pointsAtTheWrongMember(String json, @Nullable String pointer, String code) {
            var wrong = catchThrowableOfType(WrongMembers.class, () -> read(json.replace('\'', '"')));

            assertThat(wrong.errors()).singleElement().satisfies(error -> {
                assertThat(error.pointer()).isEqualTo(pointer == null ? "" : pointer);
                assertThat(error.code()).isEqualTo(code);
            });
        }
    }

    @Nested
    class OfABodyThatIsNoJson {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "{",
                    "{ no json",
                    "{\"name\":\"F\"",
                    "{\"name\":\"F\"}}",
                    "{\"name\":\"F\"} {}",
                    "{\"name\":\"F\",}",
                    "{\"name\":\"F\",\"name\":\"G\"}",
                    "{'name':'F'}",
                    "{\"name\":\"a\\u0000b\"}",
                    "{\"a\\u0000b\":1}",
                    "{\"name\":\"\\ud800\"}",
                    "{\"name\":\"\\udc00\\ud800\"}",
                    "{\"name\":\"F\",\"weight\":1e999999999}",
                    "{\"name\":\"F\",\"weight\":NaN}",
                    "nonsense"
                })
        void isRefused(String text) {
            assertThatExceptionOfType(NotJson.class).isThrownBy(() -> read(text));
        }

        @Test
        void isRefusedIfItIsNotUtf8() {
            var latin = "{\"name\":\"Fïdo\"}".getBytes(StandardCharsets.ISO_8859_1);

            assertThatExceptionOfType(NotJson.class).isThrownBy(() -> Form.read(latin, Animal.class));
        }

        @Test
        void isRefusedIfItIsNestedTooDeep() {
            var deep = "{\"name\":\"F\",\"notes\":{\"a\":" + "[".repeat(100_000);

            assertThatExceptionOfType(NotJson.class).isThrownBy(() -> read(deep));
        }
    }

    @Nested
    class OfAPatch {

        @Test
        void tellsWhatIsAbsentFromWhatIsNull() {
            var absent = patch("{}");
            var removed = patch("{\"legs\":null}");

            assertThat(absent.given().has("legs")).isFalse();
            assertThat(absent.given().or("legs", absent.legs(), 4L)).isEqualTo(4L);
            assertThat(removed.given().has("legs")).isTrue();
            assertThat(removed.given().or("legs", removed.legs(), 4L)).isNull();
        }

        @Test
        void doesNotRemoveWhatMustBeThere() {
            assertThatExceptionOfType(WrongMembers.class).isThrownBy(() -> patch("{\"name\":null}"));
        }

        @Test
        void cannotGiveItself() {
            assertThatExceptionOfType(WrongMembers.class).isThrownBy(() -> patch("{\"given\":{\"members\":[]}}"));
        }

        private AnimalChange patch(String json) {
            return Form.read(json.getBytes(StandardCharsets.UTF_8), AnimalChange.class);
        }
    }

    @Test
    void aTextWithoutALimitIsAFaultOfOurs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Form.read("{}".getBytes(StandardCharsets.UTF_8), Endless.class));
    }

    private static Animal read(String json) {
        return Form.read(json.getBytes(StandardCharsets.UTF_8), Animal.class);
    }
}
