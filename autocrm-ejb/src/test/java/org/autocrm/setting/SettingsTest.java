package org.autocrm.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Settings settings = new Settings();
    private Properties before = new Properties();

    @BeforeEach
    void rememberTheProperties() {
        before = (Properties) System.getProperties().clone();
    }

    @AfterEach
    void restoreTheProperties() {
        System.setProperties(before);
    }

    @Nested
    class AText {

        @Test
        void isItsDefaultWhereNobodySetIt() {
            assertThat(settings.text("unheard.of", "blue")).isEqualTo("blue");
        }

        @Test
        void isTheSystemPropertyWhereItIsSet() {
            System.setProperty("autocrm.unheard.of", " green ");

            assertThat(settings.text("unheard.of", "blue")).isEqualTo("green");
        }

        @Test
        void isItsDefaultWhereItIsBlank() {
            System.setProperty("autocrm.unheard.of", "  ");

            assertThat(settings.text("unheard.of", "blue")).isEqualTo("blue");
        }
    }

    @Nested
    class ANumber {

        @Test
        void isItsDefaultWhereNobodySetIt() {
            assertThat(settings.number("unheard.of", 7)).isEqualTo(7);
        }

        @Test
        void isWhatWasSet() {
            System.setProperty("autocrm.unheard.of", "42");

            assertThat(settings.number("unheard.of", 7)).isEqualTo(42);
        }

        @Test
        void isNothingButANumber() {
            System.setProperty("autocrm.unheard.of", "many");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.number("unheard.of", 7))
                    .withMessage("the setting unheard.of must be a whole number, not many");
        }
    }

    @Nested
    class ThePublicAddress {

        @Test
        void followsThePort() {
            System.setProperty("autocrm.http.port", "9090");

            assertThat(settings.publicUrl()).isEqualTo("http://localhost:9090");
        }

        @Test
        void hasNoSlashAtItsEnd() {
            System.setProperty("autocrm.public.url", "https://desk.example//");

            assertThat(settings.publicUrl()).isEqualTo("https://desk.example");
        }
    }

    @Nested
    class TheOthers {

        @Test
        void itIsADemoOnlyWhereSomebodySaysSo() {
            assertThat(settings.demo()).isFalse();

            System.setProperty("autocrm.demo", "true");

            assertThat(settings.demo()).isTrue();
        }

        @Test
        void theSupportAddressIsAnAddress() {
            System.setProperty("autocrm.mailbox.address", "Help@Desk.Example");
            assertThat(settings.supportAddress()).hasToString("help@desk.example");

            System.setProperty("autocrm.mailbox.address", "help desk");
            assertThatIllegalArgumentException().isThrownBy(settings::supportAddress);
        }
    }
}
