package org.autocrm.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    enum Mood {
        VERY_GOOD
    }

    record Owner(String name, @Nullable String phone) {}

    record Dog(String name, int legs, Mood mood, @Nullable Owner owner, List<Owner> friends) {}

    private static final Dog FIDO =
            new Dog("Fido", 4, Mood.VERY_GOOD, new Owner("Ann", "123"), List.of(new Owner("Bo", null)));

    @Test
    void writesRecordsWithoutWhatIsAbsent() {
        assertThat(text(FIDO, Fields.ALL)).isEqualTo("""
                {"name":"Fido","legs":4,"mood":"very-good","owner":{"name":"Ann","phone":"123"},"friends":[{"name":"Bo"}]}""");
    }

    @Test
    void writesWhatMapsAndListsHold() {
        assertThat(text(Map.of("a", List.of(1, true, LocalDate.parse("2026-03-02"))), Fields.ALL))
                .isEqualTo("{\"a\":[1,true,\"2026-03-02\"]}");
    }

    @Test
    void takesWhatIsJsonAlreadyAsItIs() {
        var data = Json.createObjectBuilder().add("from", "a\"b").addNull("to").build();

        assertThat(text(Map.of("data", data), Fields.ALL)).isEqualTo("{\"data\":{\"from\":\"a\\\"b\",\"to\":null}}");
    }

    @Test
    void escapesWhatATextMayNotHave() {
        assertThat(text("\" \\ \n \t \u0001 \u2028 é 😀", Fields.ALL))
                .isEqualTo("\"\\\" \\\\ \\n \\t \\u0001 \u2028 é 😀\"");
    }

    @Nested
    class OfSomeFields {

        @Test
        void writesThoseOnly() {
            assertThat(text(FIDO, Fields.in("legs,name", Dog.class))).isEqualTo("{\"name\":\"Fido\",\"legs\":4}");
        }

        @Test
        void reachesIntoMembers() {
            assertThat(text(FIDO, Fields.in("owner.name, friends.name", Dog.class)))
                    .isEqualTo("{\"owner\":{\"name\":\"Ann\"},\"friends\":[{\"name\":\"Bo\"}]}");
        }

        @Test
        void takesTheWholeWhereTheWholeIsWantedToo() {
            assertThat(text(FIDO, Fields.in("owner.name,owner", Dog.class)))
                    .isEqualTo(text(FIDO, Fields.in("owner,owner.name", Dog.class)))
                    .contains("phone");
        }

        @Test
        void limitsTheElementsOfAPage() {
            record Page(List<Dog> data, String next) {}

            assertThat(text(new Page(List.of(FIDO), "x"), Fields.of("data", Fields.in("legs", Dog.class))))
                    .isEqualTo("{\"data\":[{\"legs\":4}],\"next\":\"x\"}");
        }

        @Test
        void refusesWhatThereIsNot() {
            for (var fields : List.of("", "wings", "name,", "name.first", "owner.wings", "owner..name")) {
                assertThatIllegalArgumentException().isThrownBy(() -> Fields.in(fields, Dog.class));
            }
        }
    }

    private static String text(Object value, Fields fields) {
        return new String(JsonText.of(value, fields), StandardCharsets.UTF_8);
    }
}
